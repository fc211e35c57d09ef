import type {RequestEvent} from "../../scenario/incident.js";
import {findCause} from "./cause.js";
import type {LoggedCause} from "./cause.js";
import {explaining, groupings, groupLog} from "./groups.js";
import type {Grouping} from "./groups.js";
import {rowsFor} from "./kept-log.js";
import {ASKED} from "./published.js";
import type {LoggingAnswers, LoggingFacts, MissingField} from "./published.js";
import {clockOf, isOutside} from "./readings.js";
import type {Ranges} from "./readings.js";

/**
 * Answers the quiz from the log and what was measured.
 * @throws RangeError if no grouping explains the wrong lines
 */
export function loggingAnswers(
  events: readonly RequestEvent[],
  {ranges, errorSums}: Pick<LoggingFacts, "ranges" | "errorSums">
): LoggingAnswers {
  const cause = findCause(events, ranges);
  const explains = explainingGrouping(events, cause, ranges);
  const rows = rowsFor(errorSums, ASKED.half);
  return {
    began: clockOf(cause.first),
    beganOptions: offeredTimes(events, cause),
    explains,
    share: (100 * rows) / ASKED.requests,
    rows: Math.ceil(rows),
    rowsForHalf: Math.ceil(rowsFor(errorSums, ASKED.half / 2)),
    missing: missingField(explains)
  };
}

function explainingGrouping(events: readonly RequestEvent[], {field}: LoggedCause, ranges: Ranges): Grouping {
  const isWrong = (event: RequestEvent): boolean => isOutside(event, field, ranges);
  const found = groupings.find((grouping) => explaining(groupLog(events, grouping, isWrong)) !== null);
  if (found === undefined) throw new RangeError("no grouping explains the wrong lines");
  return found;
}

/** The first line of each replica after its upgrade, and the last right one of the replica that went wrong. */
function offeredTimes(events: readonly RequestEvent[], {before}: LoggedCause): string[] {
  const replicas = new Set(events.map(({replica}) => replica));
  const upgraded = Array.from(replicas, (replica) => {
    const own = events.filter((event) => event.replica === replica);
    return own.find(({service}) => service !== own[0]!.service);
  });
  return [...upgraded, before].flatMap((event) => (event ? clockOf(event) : [])).sort();
}

/**
 * Where one field explains the wrong lines, none was missing. Where it takes the replica beside the version, two replicas
 * of one version differ in something that the log does not hold: how they are configured.
 */
function missingField(explains: Grouping): MissingField {
  return explains === "replica and service" ? "configuration" : "none";
}
