import {describe, expect, it} from "vitest";
import type {CategoricalSpec, NumericSpec, ProfileSpec} from "../../../lib/profile/types.js";
import {duckdb} from "../../../lib/sql/duckdb.js";
import {planQueries} from "../../../lib/sql/plan.js";
import {trino} from "../../../lib/sql/trino.js";
import type {Source, Storage} from "../../../lib/sql/types.js";

const x: NumericSpec = {
  ...{kind: "numeric", type: "number", name: "x", role: "feature"},
  ...{edges: [0.5, 2], ranks: [85, 170], centre: -1}
};
const c: CategoricalSpec = {
  ...{kind: "categorical", type: "text", name: "c", role: "feature"},
  ...{levels: ["a", "it's"], buckets: 2}
};
const spec: ProfileSpec = {
  columns: [x, c],
  blocks: [],
  slices: [{name: "a", column: "c", levels: ["a"]}]
};
const source: Source = {
  relation: '"t"',
  columns: new Map<string, Storage>([
    ["ts", "instant"],
    ["x", "integer"],
    ["c", "text"]
  ]),
  time: {column: "ts", unit: "day", zone: "Europe/Berlin"},
  range: {from: "2026-03-01T00:00:00.000Z", until: "2026-04-01T00:00:00.000Z"}
};

const sourceOf = (columns: Readonly<Record<string, Storage>>, unit: "day" | "hour" = "day"): Source => ({
  ...source,
  columns: new Map(Object.entries(columns)),
  time: {...source.time, unit}
});

describe("planQueries(dialect, spec, source)", () => {
  it.each([duckdb, trino])("writes one query for all columns: $name", (dialect) => {
    const queries = planQueries(dialect, spec, source);
    expect(queries.length).toBe(1);
    expect(`${queries[0]!.text}\n`).toMatchSnapshot();
  });

  it("asks for scores, errors, and each category of a Gram block, apart", () => {
    const y: NumericSpec = {...x, name: "y", role: "label"};
    const p: NumericSpec = {...x, name: "p", role: "prediction"};
    const queries = planQueries(
      duckdb,
      {
        columns: [x, c, y, p],
        blocks: [
          {kind: "pair", columns: ["x", "c"]},
          {kind: "scores", score: "p", label: "c", edges: [0.5]},
          {kind: "errors", prediction: "p", label: "y", edges: [], feature: null},
          {kind: "gram", columns: ["x", "c", "p"]}
        ],
        slices: []
      },
      source
    );
    expect(queries.map(({cell}) => cell?.kind ?? null)).toEqual([null, "grid", "grid", null, "level"]);
  });

  it("deals to several queries what would be too long for one", () => {
    const columns = Array.from({length: 12}, (_, i): NumericSpec => ({...x, name: `x${i}`}));
    const wide = {columns, blocks: [], slices: []};
    const few = planQueries({...duckdb, mostFigures: 40}, wide, source);
    // fifteen figures a column, and the number of rows in the first query
    expect(few.map(({aggregates}) => aggregates.length)).toEqual([31, 30, 30, 30, 30, 30]);
    const short = planQueries({...duckdb, longestText: 1500}, wide, source);
    expect(short.length).toBeGreaterThan(3);
    expect(short.flatMap(({aggregates}) => aggregates)).toEqual(few.flatMap(({aggregates}) => aggregates));
  });

  it("refuses one column that is too much for a query", () => {
    const text = "x".repeat(500);
    const huge = {...spec, columns: [x, {...c, levels: ["a", text]}]};
    expect(() => planQueries({...trino, longestText: 450}, huge, source)).toThrow(
      /^column [xc] takes a query of \d+ characters, at most 450$/
    );
  });

  it("reads a column that the source lacks as missing, whatever the case of its name", () => {
    expect(planQueries(trino, spec, sourceOf({ts: "instant", X: "number"}))[0]!.text).toContain(
      'CAST("x" AS DOUBLE) AS r0,\n  CAST(NULL AS VARCHAR) AS r1'
    );
  });

  it("refuses a spec or a source that would be counted wrongly", () => {
    const plan =
      (changed: Partial<ProfileSpec>, columns: Readonly<Record<string, Storage>>, unit: "day" | "hour" = "day") =>
      (): unknown =>
        planQueries(duckdb, {...spec, ...changed}, sourceOf(columns, unit));
    const held = {ts: "instant", x: "number", c: "text"} as const;
    expect(plan({columns: [{...x, edges: [1, 1]}, c]}, held)).toThrow("invalid edge of x: 1 at position 1");
    expect(plan({columns: [x, {...x, name: "X"}, c]}, held)).toThrow("columns that SQL cannot tell apart: x and X");
    expect(plan({}, {...held, x: "text"})).toThrow(
      "column x holds values of type text, expected integer, number, boolean"
    );
    expect(plan({}, {...held, x: "timestamp"})).toThrow("column x holds values of type timestamp");
    expect(plan({}, {...held, c: "number"})).toThrow("column c holds values of type number, expected text, boolean");
    expect(plan({}, {...held, c: "other"})).toThrow("column c holds values of type other");
    expect(plan({}, {x: "number"})).toThrow("missing time column: ts (known: x)");
    expect(plan({}, {...held, ts: "number"})).toThrow("column ts holds values of type number, expected times");
    expect(plan({}, {...held, ts: "date"}, "hour")).toThrow("column ts holds days, expected times of day for hours");
    const noon = {from: "2026-03-01T12:00:00.000Z", until: "2026-04-01T00:00:00.000Z"};
    expect(() => planQueries(duckdb, spec, {...sourceOf({...held, ts: "date"}), range: noon})).toThrow(
      "expected a range of days; found 2026-03-01T12:00:00.000Z"
    );
  });
});

describe("dialect.storage(type)", () => {
  it.each([
    ["BIGINT", "integer"],
    ["UTINYINT", "integer"],
    ["HUGEINT", "integer"],
    ["DOUBLE", "number"],
    ["DECIMAL(18,3)", "number"],
    ["ENUM('a', 'b\n')", "text"],
    ["TIMESTAMP_NS", "timestamp"],
    ["TIMESTAMP WITH TIME ZONE", "instant"],
    ["DATE", "date"],
    ["BOOLEAN", "boolean"],
    ["VARCHAR[]", "other"],
    ["STRUCT(a INTEGER)", "other"]
  ])("duckdb: %s is %s", (type, storage) => expect(duckdb.storage(type)).toBe(storage));

  it.each([
    ["bigint", "integer"],
    ["real", "number"],
    ["decimal(18,3)", "number"],
    ["char(3)", "text"],
    ["timestamp(9)", "timestamp"],
    ["timestamp(3) with time zone", "instant"],
    ["date", "date"],
    ["boolean", "boolean"],
    ["array(varchar)", "other"],
    ["json", "other"]
  ])("trino: %s is %s", (type, storage) => expect(trino.storage(type)).toBe(storage));
});
