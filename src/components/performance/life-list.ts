import {html} from "htl";
import {eventSentence} from "../../messages/journal.en.js";
import type {EventContext} from "../../messages/journal.en.js";
import {marksOf, performanceWords as words} from "../../messages/performance.en.js";
import type {Versions} from "./versions.js";

/** What became of challengers, a sentence each, in order of time. */
export function lifeList({champions, marks}: Versions, context: EventContext): HTMLElement {
  if (champions.length === 0) return html`<p class="muted">${words.noVersions}</p>`;
  if (marks.length === 0) return html`<p class="muted">${words.noLife}</p>`;
  return html`<ul class="notes life-list">
    ${marks.map(
      ({kind, event}) =>
        html`<li>
          <span class="note-times">${context.partitions.short(event.at)}</span>
          <span class="note-text"
            ><b>${marksOf[kind].sign} ${marksOf[kind].name}:</b> ${eventSentence(event, context)}</span
          >
        </li>`
    )}
  </ul>`;
}
