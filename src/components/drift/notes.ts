import type {StreamSummary} from "../../lib/bundle.js";
import {anomalyNames, decisionName} from "../../messages/monitor.en.js";

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

/** Returns the anomalies of a stream, one note per kind and column, and each of its decisions, the most recent first. */
export function notesOf({anomalies, decisions}: Pick<StreamSummary, "anomalies" | "decisions">): Note[] {
  const notes = new Map<string, Note>();
  const add = (name: string, column: string, text: string, day: string): void => {
    const key = `${name}/${column}`;
    const earlier = notes.get(key);
    notes.set(key, {name, column, text, first: earlier?.first ?? day, last: day, days: (earlier?.days ?? 0) + 1});
  };
  for (const {kind, column, description, day} of anomalies) add(anomalyNames[kind], column, description, day);
  const decided = decisions.map(({reason, day}): Note => {
    return {name: decisionName, column: "", text: reason, first: day, last: day, days: 1};
  });
  return [...notes.values(), ...decided].sort((a, b) => (a.last < b.last ? 1 : a.last > b.last ? -1 : b.days - a.days));
}
