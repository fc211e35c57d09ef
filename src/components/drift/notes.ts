import {html} from "htl";
import type {StreamSummary} from "../../lib/bundle.js";
import {anomalyNames, decisionName, describeNoteDays, showAllNotes, words} from "../../messages/monitor.en.js";

/** The same thing noted on one day or on many. */
export interface Note {
  readonly name: string;
  /** the column concerned, or "" */
  readonly column: string;
  /** one sentence with the figures of the last day */
  readonly text: string;
  readonly first: string;
  readonly last: string;
  readonly days: number;
}

/** Returns the anomalies and decisions of a stream, one note per kind and column, the most recent first. */
export function notesOf({anomalies, decisions}: Pick<StreamSummary, "anomalies" | "decisions">): Note[] {
  const notes = new Map<string, Note>();
  const add = (name: string, column: string, text: string, day: string): void => {
    const key = `${name}/${column}`;
    const earlier = notes.get(key);
    notes.set(key, {name, column, text, first: earlier?.first ?? day, last: day, days: (earlier?.days ?? 0) + 1});
  };
  for (const {kind, column, description, day} of anomalies) add(anomalyNames[kind], column, description, day);
  for (const {reason, day} of decisions) add(decisionName, "", reason, day);
  return [...notes.values()].sort((a, b) => (a.last < b.last ? 1 : a.last > b.last ? -1 : b.days - a.days));
}

const SHOWN = 6;

/** What the monitor noted in a stream, as a short list. */
export function noteList(stream: StreamSummary): HTMLElement {
  const notes = notesOf(stream);
  if (notes.length === 0) return html`<p class="muted">${words.noNotes}</p>`;
  const list = html`<ul class="notes">
    ${notes.slice(0, SHOWN).map(noteItem)}
  </ul>`;
  const more = html`<button type="button" class="quiet" onclick=${showAll}>${showAllNotes(notes.length)}</button>`;
  function showAll(): void {
    list.append(...notes.slice(SHOWN).map(noteItem));
    more.remove();
  }
  return html`<div>${list}${notes.length > SHOWN ? more : null}</div>`;
}

function noteItem({name, column, text, first, last, days}: Note): HTMLElement {
  return html`<li>
    <span class="note-days">${describeNoteDays(first, last, days)}</span>
    <span class="note-text"><b>${name}${column && ` · ${column}`}</b> ${text}</span>
  </li>`;
}
