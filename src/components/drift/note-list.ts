import {html} from "htl";
import type {Messages} from "../../messages/messages.js";
import type {Partitions} from "../partitions.js";
import type {Note} from "./notes.js";

const SHOWN = 6;

/** What the monitor noted in a stream, the first few of it at once. */
export function noteList(messages: Messages<"monitor">, notes: readonly Note[], partitions: Partitions): HTMLElement {
  if (notes.length === 0) return html`<p class="muted">${messages.monitor.words.noNotes}</p>`;
  const list = notesAsList(messages, notes.slice(0, SHOWN), partitions);
  const more = html`<button type="button" class="quiet" onclick=${showAll}>
    ${messages.monitor.showAllNotes(notes.length)}
  </button>`;
  function showAll(): void {
    const rest = notes.slice(SHOWN).map((note) => noteItem(messages, note, partitions));
    list.append(...rest);
    // the button goes, so the focus moves on to what it brought
    rest[0]!.tabIndex = -1;
    rest[0]!.focus();
    more.remove();
  }
  return html`<div>${list}${notes.length > SHOWN ? more : null}</div>`;
}

/** Notes as a list, in their order. */
export function notesAsList(
  messages: Messages<"monitor">,
  notes: readonly Note[],
  partitions: Partitions
): HTMLElement {
  return html`<ul class="notes">
    ${notes.map((note) => noteItem(messages, note, partitions))}
  </ul>`;
}

/** The text names the column where there is one. */
function noteItem(
  messages: Messages<"monitor">,
  {name, text, first, last, times}: Note,
  partitions: Partitions
): HTMLElement {
  return html`<li>
    <span class="note-times">${messages.monitor.describeNoteTimes(partitions, first, last, times)}</span>
    <span class="note-text"><b>${name}</b>${messages.monitor.words.colon}${text}</span>
  </li>`;
}
