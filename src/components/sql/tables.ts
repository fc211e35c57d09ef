import {columnOf, versionsOf} from "../../lib/journal/filter.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import {columnFigures} from "../../lib/profile/column-summary.js";
import {layoutOf} from "../../lib/profile/layout.js";
import type {Timeline} from "../../lib/profile/window.js";
import type {RequestEvent} from "../../lib/scenario/incident.js";
import type {ColumnKind, SqlTable, TableColumn} from "./arrow.js";

/** A cell of a row by the name of its column; what a row does not have is missing in it. */
type Row = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Lays rows out as columns. */
function tableOf(name: string, kinds: Readonly<Record<string, ColumnKind>>, rows: readonly Row[]): SqlTable {
  const columns = Object.entries(kinds).map(([column, kind]): TableColumn => {
    return {name: column, kind, values: rows.map((row) => row[column] ?? null)};
  });
  return {name, columns};
}

/**
 * Returns the journal as a table: a row per event, with a column for whatever an event may have. Figures that go by names
 * of their own are in `evidenceTable`, by the number of the line.
 * @param sentenceOf what an event says in words
 */
export function journalTable(events: readonly JournalEvent[], sentenceOf: (event: JournalEvent) => string): SqlTable {
  const rows = events.map((event, i): Row => {
    const [version, other] = versionsOf(event);
    const own = {
      ...{line: i + 1, partition: event.at, sentence: sentenceOf(event)},
      labels_of: event.kind === "labelled" ? event.partition : null,
      p_value: event.kind === "alarm" ? event.pValue : null
    };
    return {...plainFields(event), ...own, column_name: columnOf(event), version, other_version: other};
  });
  return tableOf(
    "journal",
    {
      ...{line: "count", partition: "name", stream: "name", kind: "name", column_name: "name", version: "name"},
      ...{other_version: "name", action: "name", trigger: "name", passed: "flag", rows: "count", labelled: "count"},
      ...{
        labels_of: "name",
        error: "number",
        distance: "name",
        value: "number",
        threshold: "number",
        p_value: "number",
        sentence: "text"
      }
    },
    rows
  );
}

function plainFields(event: JournalEvent): Row {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => typeof value !== "object")) as Row;
}

/** Returns the figures that events rest on: a row per figure, with the line of the event in the journal. */
export function evidenceTable(events: readonly JournalEvent[]): SqlTable {
  const rows = events.flatMap((event, i): Row[] => {
    const figures = (evidence: Readonly<Record<string, number>>, check: string | null): Row[] =>
      Object.entries(evidence).map(([figure, value]) => ({line: i + 1, check_name: check, figure, value}));
    if (event.kind === "gate") return event.checks.flatMap(({name, evidence}) => figures(evidence, name));
    return "evidence" in event ? figures(event.evidence, null) : [];
  });
  return tableOf("evidence", {line: "count", check_name: "name", figure: "name", value: "number"}, rows);
}

/** The profiles of a stream. */
interface StreamTimeline {
  readonly stream: string;
  readonly timeline: Timeline;
}

/** Returns what was counted of each column in each partition of each stream: a row for each. */
export function profilesTable(streams: readonly StreamTimeline[]): SqlTable {
  const rows = streams.flatMap(({stream, timeline: {spec, starts, partitions}}) =>
    layoutOf(spec).columns.flatMap((layout) =>
      partitions.map(({sums, extremes}, i): Row => {
        const {notFinite, ...figures} = columnFigures(sums, layout);
        const {name, role, kind} = layout.spec;
        const [min, max] = [extremes[2 * layout.index]!, extremes[2 * layout.index + 1]!];
        return {
          stream,
          partition: starts[i]!,
          column_name: name,
          role,
          kind,
          ...finiteOnly({...figures, min, max}),
          not_finite: notFinite
        };
      })
    )
  );
  return tableOf(
    "profiles",
    {
      ...{stream: "name", partition: "name", column_name: "name", role: "name", kind: "name", rows: "count"},
      ...{missing: "count", not_finite: "count", other: "count", zeros: "count"},
      ...{mean: "number", deviation: "number", min: "number", max: "number"}
    },
    rows
  );
}

/** A figure that there is none of is missing in SQL, where NaN would be the largest number of all. */
function finiteOnly(figures: Readonly<Record<string, number>>): Row {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Number.isFinite(value) ? value : null])
  );
}

/** Returns the serving log of the day of the incident: a row per request, its inputs as columns. */
export function incidentTable(requests: readonly RequestEvent[]): SqlTable {
  const inputs = Object.keys(requests[0]?.inputs ?? {}).map((name): [string, ColumnKind] => [name, "number"]);
  return tableOf(
    "incident",
    {
      ...{request: "text", time: "time", model: "name", replica: "name", service: "name"},
      ...Object.fromEntries(inputs),
      ...{prediction: "number", latency_ms: "number", note: "name"}
    },
    requests.map(({time, latencyMs, inputs: values, ...own}): Row => {
      return {...own, ...values, time: Date.parse(time), latency_ms: latencyMs};
    })
  );
}
