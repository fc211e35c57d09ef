import type {RequestEvent} from "../../scenario/incident.js";
import {isOutside, PREDICTION} from "./readings.js";
import type {Ranges} from "./readings.js";

/** Where inputs went wrong, as the log shows it. */
export interface LoggedCause {
  readonly replica: string;
  readonly field: string;
  /** the first line from which on every line of the replica is outside the field's range */
  readonly first: RequestEvent;
  /** the last line of the replica before it: what changed did so in between; null if there is none */
  readonly before: RequestEvent | null;
  /** lines of the replica from the first on */
  readonly lines: number;
  /** share of all lines outside the field's range that these are, up to 1 */
  readonly share: number;
}

/**
 * Finds the replica and the input that went wrong and stayed so: of all pairs, the one with the most lines at the end of
 * the replica's log that are all outside the input's range.
 * @throws RangeError if no replica ends outside the range of any input
 */
export function findCause(events: readonly RequestEvent[], ranges: Ranges): LoggedCause {
  const fields = Object.keys(ranges).filter((field) => field !== PREDICTION);
  const replicas = [...new Set(events.map(({replica}) => replica))].sort();
  const found = replicas.flatMap((replica) => {
    const own = events.filter((event) => event.replica === replica);
    return fields.flatMap((field) => {
      const start = own.findLastIndex((event) => !isOutside(event, field, ranges)) + 1;
      return start === own.length ? [] : {replica, field, own, start};
    });
  });
  if (found.length === 0) throw new RangeError("no replica ends outside a range");
  const {replica, field, own, start} = found.reduce((a, b) =>
    b.own.length - b.start > a.own.length - a.start ? b : a
  );
  const lines = own.length - start;
  const outside = events.filter((event) => isOutside(event, field, ranges)).length;
  return {replica, field, first: own[start]!, before: own[start - 1] ?? null, lines, share: lines / outside};
}
