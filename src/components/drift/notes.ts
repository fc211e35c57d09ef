import type {StreamSummary} from "../../lib/bundle.js";
import {anomalyNames, decisionName, modelEventNames} from "../../messages/monitor.en.js";

/** The same thing noted in one partition or in many. */
export interface Note {
  readonly name: string;
  /** the column concerned, or "" */
  readonly column: string;
  /** one sentence with the figures of the last of them */
  readonly text: string;
  /** starts of the first and the last partition, and the number of them */
  readonly first: string;
  readonly last: string;
  readonly times: number;
}

/**
 * Returns the anomalies of a stream, one note per kind and column, and each of its decisions and of what became of
 * challengers, the most recent first.
 */
export function notesOf({
  starts,
  anomalies,
  decisions,
  modelEvents
}: Pick<StreamSummary, "starts" | "anomalies" | "decisions" | "modelEvents">): Note[] {
  const positions = new Map(starts.map((start, i) => [start, i]));
  const notes = new Map<string, Note>();
  const add = (name: string, column: string, text: string, at: string): void => {
    const key = `${name}/${column}`;
    const earlier = notes.get(key);
    notes.set(key, {name, column, text, first: earlier?.first ?? at, last: at, times: (earlier?.times ?? 0) + 1});
  };
  for (const {kind, column, description, at} of anomalies) add(anomalyNames[kind], column, description, at);
  const decided = decisions.map(({reason, at}): Note => {
    return {name: decisionName, column: "", text: reason, first: at, last: at, times: 1};
  });
  const became = modelEvents.map(({kind, version, reason, at}): Note => {
    return {name: modelEventNames[kind], column: "", text: `${version}: ${reason}`, first: at, last: at, times: 1};
  });
  return [...notes.values(), ...became, ...decided].sort(
    (a, b) => positions.get(b.last)! - positions.get(a.last)! || b.times - a.times
  );
}
