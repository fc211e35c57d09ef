import {groupings} from "../../lib/course/logging/groups.js";
import type {Grouping} from "../../lib/course/logging/groups.js";
import {aggregates} from "../../lib/course/logging/hourly.js";
import type {Aggregate} from "../../lib/course/logging/hourly.js";
import {PREDICTION} from "../../lib/course/logging/readings.js";
import type {RequestEvent} from "../../lib/scenario/incident.js";
import {integer, oneOf} from "../state-fields.js";
import type {Fields} from "../state-fields.js";

/** What stands for no condition. */
export const ALL = "all";

/** Where the reader says it went wrong; "skipped" when the reader asked to be shown, null before. */
export type Marked = MarkedPlace | "skipped" | null;

interface MarkedPlace {
  readonly replica: string;
  readonly field: string;
  /** name of the first wrong request */
  readonly request: string;
}

/** The state of the widget, as it is written in the address. */
export interface LogState {
  readonly aggregate: Aggregate;
  readonly field: string;
  readonly replica: string;
  readonly service: string;
  readonly lines: "all" | "outside";
  /** hours, the first included and the last not */
  readonly from: number;
  readonly to: number;
  readonly group: Grouping;
  /** position of the first line that is shown among those that are kept */
  readonly first: number;
  readonly marked: Marked;
}

/** What can be chosen, as the log has it. */
export interface LogChoices {
  readonly fields: readonly string[];
  readonly replicas: readonly string[];
  readonly services: readonly string[];
}

export function logChoices(events: readonly RequestEvent[]): LogChoices {
  const valuesOf = (name: "replica" | "service"): string[] => [...new Set(events.map((event) => event[name]))].sort();
  return {
    fields: [PREDICTION, ...Object.keys(events[0]?.inputs ?? {})],
    replicas: [ALL, ...valuesOf("replica")],
    services: [ALL, ...valuesOf("service")]
  };
}

export function logFields(events: readonly RequestEvent[], {fields, replicas, services}: LogChoices): Fields<LogState> {
  return {
    aggregate: oneOf(aggregates, "median"),
    field: oneOf(fields, PREDICTION),
    replica: oneOf(replicas, ALL),
    service: oneOf(services, ALL),
    lines: oneOf(["all", "outside"], "all"),
    from: integer(0, 0, 23),
    to: integer(24, 1, 24),
    group: oneOf(groupings, "note"),
    first: integer(0, 0, Math.max(0, events.length - 1)),
    marked: markedField(events, {fields, replicas})
  };
}

/** The field of a marked place, written as replica, field and request with dots between them. */
export function markedField(
  events: readonly RequestEvent[],
  {fields, replicas}: Pick<LogChoices, "fields" | "replicas">
): {readonly initial: Marked; parse(text: string): Marked | undefined; format(value: Marked): string} {
  return {
    initial: null,
    parse(text) {
      if (text === "skipped") return text;
      const [replica = "", field = "", request = "", ...rest] = text.split(".");
      const isKnown =
        replicas.includes(replica) && fields.includes(field) && events.some((event) => event.request === request);
      return isKnown && rest.length === 0 ? {replica, field, request} : undefined;
    },
    format: (value) =>
      value === null || value === "skipped" ? String(value) : `${value.replica}.${value.field}.${value.request}`
  };
}
