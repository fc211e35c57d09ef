import type {JournalEvent} from "../../../lib/journal/types.js";
import type {Lived} from "./lived.js";

/** What is to happen in a stream at least once. */
export interface Expected {
  readonly monitor: string;
  readonly stream: string;
  readonly what: string;
  happens(events: readonly JournalEvent[]): boolean;
}

/** Returns what has not happened, a line each. */
export function missing(lived: readonly Lived[], expected: readonly Expected[]): string[] {
  return expected.flatMap(({monitor, stream, what, happens}) => {
    const {streams} = lived.find((one) => one.monitor.id === monitor)!;
    const {events} = streams.find(({id}) => id === stream)!;
    return happens(events) ? [] : [`${monitor}, ${stream}: ${what} did not happen`];
  });
}

/** Something that a trigger has started. */
export const startedBy = (trigger: string) => (events: readonly JournalEvent[]) =>
  events.some((event) => event.kind === "decision" && event.trigger === trigger);

/** A challenger that a check has refused. */
export const refusedBy = (name: string) => (events: readonly JournalEvent[]) =>
  events.some((event) => event.kind === "gate" && event.checks.some((check) => check.name === name && !check.passed));

/** A challenger that took the champion's place. */
export const promotion = (events: readonly JournalEvent[]): boolean =>
  events.some((event) => event.kind === "promoted" && event.before !== null);

/** A canary that was worse. */
export const rollback = (events: readonly JournalEvent[]): boolean => events.some(({kind}) => kind === "rolled back");

/** A challenger that learnt from all of some days, refused by one check alone. */
export const refusedAloneBy =
  (name: string, [first, last]: readonly [string, string]) =>
  (events: readonly JournalEvent[]): boolean =>
    events.some((event) => {
      if (event.kind !== "trained" || event.span[0] > first || event.span[1] < last) return false;
      const gate = events.find((other) => other.kind === "gate" && other.at === event.at);
      const failed = gate?.kind === "gate" ? gate.checks.filter(({passed}) => !passed) : [];
      return failed.length === 1 && failed[0]!.name === name;
    });
