import {EVENT_KINDS} from "../../lib/journal/schemas.js";
import type {EventKind, JournalEvent} from "../../lib/journal/types.js";

/** What a reader tells events apart by: their kind, with the decisions to keep the model as a kind of their own. */
export type EventGroup = EventKind | "kept";

/** In the order of the journal's kinds. */
export const EVENT_GROUPS: readonly EventGroup[] = EVENT_KINDS.flatMap((kind): EventGroup[] =>
  kind === "decision" ? ["kept", "decision"] : [kind]
);

/** What happens in every partition, or whenever a report is made, whether or not anything is the matter. */
const ROUTINE: readonly EventGroup[] = ["profiled", "labelled", "kept", "build"];

export function groupOf(event: JournalEvent): EventGroup {
  return event.kind === "decision" && event.action === "keep" ? "kept" : event.kind;
}

/** Returns the groups that a page begins with: all but what is routine, unless there is nothing else. */
export function notableOf(present: readonly EventGroup[]): readonly EventGroup[] {
  const notable = present.filter((group) => !ROUTINE.includes(group));
  return notable.length > 0 ? notable : present;
}

/** Returns the groups that some events are of, in order. */
export function groupsIn(events: readonly JournalEvent[]): EventGroup[] {
  const found = new Set(events.map(groupOf));
  return EVENT_GROUPS.filter((group) => found.has(group));
}
