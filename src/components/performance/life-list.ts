import {html} from "htl";
import type {EventContext} from "../../messages/journal.en.js";
import type {Messages} from "../../messages/messages.js";
import type {Versions} from "./versions.js";

/** What became of challengers, a sentence each, in order of time. */
export function lifeList(
  messages: Messages<"journal" | "performance">,
  {champions, marks}: Versions,
  context: EventContext
): HTMLElement {
  if (champions.length === 0) return html`<p class="muted">${messages.performance.performanceWords.noVersions}</p>`;
  if (marks.length === 0) return html`<p class="muted">${messages.performance.performanceWords.noLife}</p>`;
  return html`<ul class="notes life-list">
    ${marks.map(
      ({kind, event}) =>
        html`<li>
          <span class="note-times">${context.partitions.short(event.at)}</span>
          <span class="note-text"
            ><b>${messages.performance.marksOf[kind].sign} ${messages.performance.marksOf[kind].name}</b
            >${messages.performance.performanceWords.colon}${messages.journal.eventSentence(event, context)}</span
          >
        </li>`
    )}
  </ul>`;
}
