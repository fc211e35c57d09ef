import {html} from "htl";
import {describeNoteDays, showAllNotes, words} from "../../messages/monitor.en.js";
import type {Note} from "./notes.js";

const SHOWN = 6;

/** What the monitor noted in a stream, the first few of it at once. */
export function noteList(notes: readonly Note[]): HTMLElement {
  if (notes.length === 0) return html`<p class="muted">${words.noNotes}</p>`;
  const list = notesAsList(notes.slice(0, SHOWN));
  const more = html`<button type="button" class="quiet" onclick=${showAll}>${showAllNotes(notes.length)}</button>`;
  function showAll(): void {
    const rest = notes.slice(SHOWN).map(noteItem);
    list.append(...rest);
    // the button goes, so the focus moves on to what it brought
    rest[0]!.tabIndex = -1;
    rest[0]!.focus();
    more.remove();
  }
  return html`<div>${list}${notes.length > SHOWN ? more : null}</div>`;
}

/** Notes as a list, in their order. */
export function notesAsList(notes: readonly Note[]): HTMLElement {
  return html`<ul class="notes">
    ${notes.map(noteItem)}
  </ul>`;
}

/** The text names the column where there is one. */
function noteItem({name, text, first, last, days}: Note): HTMLElement {
  return html`<li>
    <span class="note-days">${describeNoteDays(first, last, days)}</span>
    <span class="note-text"><b>${name}:</b> ${text}</span>
  </li>`;
}
