import {tableFromIPC} from "@uwdata/flechette";
import {describe, expect, it} from "vitest";
import {EVENT_KINDS, journalSchemas} from "../../lib/journal/schemas.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import {ROWS} from "../../lib/profile/layout.js";
import {timelineOf} from "../../lib/profile/window.js";
import {arrowStream} from "../../src/components/sql/arrow.js";
import type {SqlTable} from "../../src/components/sql/arrow.js";
import {csvOf} from "../../src/components/sql/csv.js";
import {evidenceTable, incidentTable, journalTable, profilesTable} from "../../src/components/sql/tables.js";
import {sqlExamples, tableMeanings} from "../../src/messages/sql.en.js";
import {madeUp} from "../bundles.js";

const events: readonly JournalEvent[] = EVENT_KINDS.map((kind) => journalSchemas[kind].example);

/** What DuckDB would read: through Arrow and back. */
function rowsOf({columns}: SqlTable): Record<string, unknown>[] {
  return tableFromIPC(arrowStream(columns)).toArray() as Record<string, unknown>[];
}

describe("journalTable(events, sentenceOf)", () => {
  const rows = rowsOf(journalTable(events, ({kind}) => `about ${kind}`));
  const rowOf = (kind: string): Record<string, unknown> => rows.find((row) => row["kind"] === kind)!;

  it("has a row per event, numbered as the lines of the file", () => {
    expect(rows.map((row) => row["line"])).toEqual(events.map((_, i) => i + 1));
    expect(rows.map((row) => row["sentence"])).toEqual(EVENT_KINDS.map((kind) => `about ${kind}`));
  });

  it("has what an event has, and nothing where it has nothing", () => {
    expect(rowOf("profiled")).toMatchObject({
      ...{partition: "2026-03-14", stream: "S4", rows: 120, labelled: 118, error: 3.46, version: "3f9a5c01d2e4"},
      ...{column_name: null, other_version: null, p_value: null, passed: null}
    });
    expect(rowOf("labelled")).toMatchObject({partition: "2026-03-14", labels_of: "2026-03-07", labelled: 119});
    expect(rowOf("alarm")).toMatchObject({column_name: "lstat", p_value: 0.0006, value: 0.41, threshold: 0.18});
    expect(rowOf("gate")).toMatchObject({version: "b07c44d1e6f8", other_version: "3f9a5c01d2e4", passed: true});
    expect(rowOf("promoted")).toMatchObject({version: "b07c44d1e6f8", other_version: "3f9a5c01d2e4"});
  });
});

describe("evidenceTable(events)", () => {
  it("has a row per figure, with the line of its event and the check it belongs to", () => {
    const rows = rowsOf(evidenceTable(events));
    const line = 1 + EVENT_KINDS.indexOf("gate");
    const {checks} = journalSchemas.gate.example;
    expect(rows.filter((row) => row["line"] === line)).toEqual(
      checks.flatMap(({name, evidence}) =>
        Object.entries(evidence).map(([figure, value]) => ({line, check_name: name, figure, value}))
      )
    );
    const figures = rows.filter((row) => row["line"] === 1 + EVENT_KINDS.indexOf("decision"));
    expect(Object.fromEntries(figures.map(({figure, value}) => [figure, value]))).toEqual(
      journalSchemas.decision.example.evidence
    );
  });

  it("is a table of no rows where no event rests on figures", () => {
    expect(rowsOf(evidenceTable([]))).toEqual([]);
  });
});

describe("profilesTable(streams)", () => {
  const {reference, streams} = madeUp({unit: "day", starts: ["2026-01-01", "2026-01-02", "2026-01-03"]});
  const [{spec}, {partitions}] = [reference, streams[0]!];
  const rows = rowsOf(profilesTable([{stream: "serving", timeline: timelineOf(spec, partitions)}]));

  it("has a row per column and partition, with its counts", () => {
    expect(rows.length).toBe(spec.columns.length * partitions.length);
    for (const {start, profile} of partitions)
      for (const {name} of spec.columns) {
        const row = rows.find((one) => one["partition"] === start && one["column_name"] === name);
        expect(row).toMatchObject({stream: "serving", rows: profile.sums[ROWS]});
      }
  });

  it("has nothing where there is no number: NaN would be the largest of all in SQL", () => {
    const values = rows.flatMap((row) => Object.values(row));
    expect(values).toContain(null);
    expect(values.filter((value) => typeof value === "number" && !Number.isFinite(value))).toEqual([]);
  });
});

it("incidentTable(requests) has the inputs of a request as columns", () => {
  const request = {
    ...{request: "0a1b2c3d", time: "2026-05-12T13:58:56.679Z", model: "a", replica: "features-2", service: "4.2.0"},
    ...{inputs: {nox: 53.8, rm: 6.5}, prediction: 21.5, latencyMs: 12.3, note: ""}
  };
  expect(rowsOf(incidentTable([request]))).toEqual([
    {
      ...{request: "0a1b2c3d", time: Date.parse(request.time), model: "a", replica: "features-2", service: "4.2.0"},
      ...{nox: 53.8, rm: 6.5, prediction: 21.5, latency_ms: 12.3, note: ""}
    }
  ]);
});

describe("csvOf(result)", () => {
  it("quotes what needs it, writes numbers in full and instants as ISO 8601, and leaves gaps empty", () => {
    const rows = [
      ['say "a, b"', 0.1 + 0.2, null, true],
      ["two\nlines", -1, new Date(0), Float64Array.of(1, 2)]
    ];
    expect(csvOf({names: ["text", "number", "when", "more"], rows})).toBe(
      'text,number,when,more\r\n"say ""a, b""",0.30000000000000004,,true\r\n"two\nlines",-1,1970-01-01T00:00:00.000Z,"[1,2]"\r\n'
    );
  });

  it("has a line of names where there are no rows", () => {
    expect(csvOf({names: ["a"], rows: []})).toBe("a\r\n");
  });
});

it("every table that an example asks has its meaning in words", () => {
  expect(sqlExamples.map(({table}) => tableMeanings[table]).filter((meaning) => meaning === undefined)).toEqual([]);
  for (const {sql, table} of sqlExamples) expect(sql).toContain(table);
});
