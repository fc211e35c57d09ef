import type {StreamSummary} from "../../lib/bundle.js";
import type {Messages} from "../../messages/messages.js";

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
export function notesOf(
  messages: Messages<"monitor">,
  {starts, anomalies, decisions, modelEvents}: Pick<StreamSummary, "starts" | "anomalies" | "decisions" | "modelEvents">
): Note[] {
  const positions = new Map(starts.map((start, i) => [start, i]));
  const notes = new Map<string, Note>();
  const add = (name: string, column: string, text: string, at: string): void => {
    const key = `${name}/${column}`;
    const earlier = notes.get(key);
    notes.set(key, {name, column, text, first: earlier?.first ?? at, last: at, times: (earlier?.times ?? 0) + 1});
  };
  const {anomalyNames, anomalyText, decisionName, decisionText, modelEventNames, modelEventText} = messages.monitor;
  for (const anomaly of anomalies) add(anomalyNames[anomaly.kind], anomaly.column, anomalyText(anomaly), anomaly.at);
  const once = (name: string, text: string, at: string): Note => ({
    name,
    column: "",
    text,
    first: at,
    last: at,
    times: 1
  });
  const decided = decisions.map((decision) => once(decisionName, decisionText(decision), decision.at));
  const became = modelEvents.map((event) => once(modelEventNames[event.kind], modelEventText(event), event.at));
  return [...notes.values(), ...became, ...decided].sort(
    (a, b) => positions.get(b.last)! - positions.get(a.last)! || b.times - a.times
  );
}
