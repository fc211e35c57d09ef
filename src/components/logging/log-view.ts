import {findCause} from "../../lib/course/logging/cause.js";
import type {LoggedCause} from "../../lib/course/logging/cause.js";
import {groupLog} from "../../lib/course/logging/groups.js";
import type {LogGroup} from "../../lib/course/logging/groups.js";
import {filterLog} from "../../lib/course/logging/log-filter.js";
import {isOutside} from "../../lib/course/logging/readings.js";
import type {Ranges} from "../../lib/course/logging/readings.js";
import type {RequestEvent} from "../../lib/scenario/incident.js";
import {ALL} from "./log-state.js";
import type {LogState} from "./log-state.js";

/** A log, with what the model had learnt from when it was written. */
export interface IncidentLog {
  readonly events: readonly RequestEvent[];
  readonly ranges: Ranges;
  /** what went wrong, as the log shows it */
  readonly cause: LoggedCause;
}

export function incidentLogOf(text: string, ranges: Ranges): IncidentLog {
  const events = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as RequestEvent);
  return {events, ranges, cause: findCause(events, ranges)};
}

/** What a state shows of a log. */
export interface LogView {
  readonly kept: readonly RequestEvent[];
  /** of those that are kept, the lines outside the field's range */
  readonly outside: readonly RequestEvent[];
  readonly groups: readonly LogGroup[];
  /** what is listed: all that is kept, or what is outside */
  readonly listed: readonly RequestEvent[];
}

export function logView({events, ranges}: IncidentLog, state: LogState): LogView {
  const {replica, service, from, to, field, group, lines} = state;
  const filter = {
    replica: replica === ALL ? null : replica,
    service: service === ALL ? null : service,
    hours: [from, to] as const
  };
  const kept = filterLog(events, {...filter, outside: null}, ranges);
  const outside = filterLog(kept, {...filter, outside: field}, ranges);
  const groups = groupLog(kept, group, (event) => isOutside(event, field, ranges));
  return {kept, outside, groups, listed: lines === "all" ? kept : outside};
}
