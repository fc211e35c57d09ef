import type {EventKind, JournalEvent} from "./types.js";

/** Which events to keep. Each part narrows the others; null keeps all. */
export interface JournalFilter {
  readonly stream: string | null;
  readonly kinds: readonly EventKind[] | null;
  readonly column: string | null;
  /** of a model, in whatever part the event has it: challenger, champion, parent or in force */
  readonly version: string | null;
  /** first and last partition, both included, by the beginning of their text: "2026-03" takes in all of March */
  readonly from: string | null;
  readonly to: string | null;
}

/** Keeps every event. */
export const EVERYTHING: JournalFilter = {stream: null, kinds: null, column: null, version: null, from: null, to: null};

/**
 * Returns the events that a filter keeps, in their order.
 * @returns none where nothing fits; all with `EVERYTHING`
 * @example filterJournal([{at: "2026-01-01", stream: "S0", kind: "request", reason: "a test"}], {...EVERYTHING, stream: "S1"}) // []
 */
export function filterJournal(events: readonly JournalEvent[], filter: JournalFilter): JournalEvent[] {
  const {stream, kinds, column, version, from, to} = filter;
  return events.filter(
    (event) =>
      (stream === null || isOfStream(event, stream)) &&
      (kinds === null || kinds.includes(event.kind)) &&
      (column === null || columnOf(event) === column) &&
      (version === null || versionsOf(event).includes(version)) &&
      (from === null || event.at >= from) &&
      (to === null || event.at.slice(0, to.length) <= to)
  );
}

/**
 * Tells whether an event is about a stream; a build is about all of them.
 * @example isOfStream({at: "2026-01-01", stream: "S0", kind: "request", reason: "a test"}, "S1") // false
 */
export function isOfStream(event: JournalEvent, stream: string): boolean {
  return event.stream === stream || event.stream === "";
}

/**
 * Returns the column an event is about.
 * @returns null where it is about none, "" where it is about the data set as a whole
 * @example columnOf({at: "2026-01-01", stream: "S0", kind: "request", reason: "a test"}) // null
 */
export function columnOf(event: JournalEvent): string | null {
  return event.kind === "alarm" || event.kind === "anomaly" ? event.column : null;
}

/**
 * Returns the versions of the model that an event names, the one it is about first.
 * @example versionsOf({at: "2026-01-01", stream: "S0", kind: "promoted", version: "b", before: "a", reason: "better", evidence: {}}) // ["b", "a"]
 */
export function versionsOf(event: JournalEvent): string[] {
  switch (event.kind) {
    case "profiled":
      return event.model === null ? [] : [event.model];
    case "trained":
      return [event.version, event.parent];
    case "gate":
    case "rolled back":
      return [event.version, event.champion];
    case "canary":
      return [event.version];
    case "promoted":
      return event.before === null ? [event.version] : [event.version, event.before];
    default:
      return [];
  }
}
