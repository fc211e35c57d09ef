import type {RequestEvent} from "../../scenario/incident.js";
import {isOutside, minuteOf} from "./readings.js";
import type {Ranges} from "./readings.js";

/** Which lines of a log to keep. Each part narrows the others; null keeps all. */
export interface LogFilter {
  readonly replica: string | null;
  readonly service: string | null;
  /** hours of the day in UTC, the first included and the last not */
  readonly hours: readonly [number, number];
  /** keeps only lines in which this field is outside its range */
  readonly outside: string | null;
}

/** Returns the lines that a filter keeps, in their order. */
export function filterLog(events: readonly RequestEvent[], filter: LogFilter, ranges: Ranges): RequestEvent[] {
  const {replica, service, hours, outside} = filter;
  return events.filter(
    (event) =>
      (replica === null || event.replica === replica) &&
      (service === null || event.service === service) &&
      minuteOf(event) >= 60 * hours[0] &&
      minuteOf(event) < 60 * hours[1] &&
      (outside === null || isOutside(event, outside, ranges))
  );
}
