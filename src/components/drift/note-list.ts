import {html} from "htl";
import {describeNoteTimes, showAllNotes, words} from "../../messages/monitor.en.js";
import type {Partitions} from "../partitions.js";
import type {Note} from "./notes.js";

const SHOWN = 6;

/** What the monitor noted in a stream, the first few of it at once. */
export function noteList(notes: readonly Note[], partitions: Partitions): HTMLElement {
  if (notes.length === 0) return html`<p class="muted">${words.noNotes}</p>`;
  const list = notesAsList(notes.slice(0, SHOWN), partitions);
  const more = html`<button type="button" class="quiet" onclick=${showAll}>${showAllNotes(notes.length)}</button>`;
  function showAll(): void {
    const rest = notes.slice(SHOWN).map((note) => noteItem(note, partitions));
    list.append(...rest);
    // the button goes, so the focus moves on to what it brought
    rest[0]!.tabIndex = -1;
    rest[0]!.focus();
    more.remove();
  }
  return html`<div>${list}${notes.length > SHOWN ? more : null}</div>`;
}

/** Notes as a list, in their order. */
export function notesAsList(notes: readonly Note[], partitions: Partitions): HTMLElement {
  return html`<ul class="notes">
    ${notes.map((note) => noteItem(note, partitions))}
  </ul>`;
}

/** The text names the column where there is one. */
function noteItem({name, text, first, last, times}: Note, partitions: Partitions): HTMLElement {
  return html`<li>
    <span class="note-times">${describeNoteTimes(partitions, first, last, times)}</span>
    <span class="note-text"><b>${name}:</b> ${text}</span>
  </li>`;
}
