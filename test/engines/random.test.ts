import fc from "fast-check";
import {afterAll, beforeAll, expect, it} from "vitest";
import {openDatabase} from "../../data-loaders/engines/duckdb.js";
import type {Database} from "../../data-loaders/engines/duckdb.js";
import {duckdbEngine} from "../../data-loaders/engines/sql-duckdb.js";
import {profileTable, unwatched} from "../../data-loaders/engines/sql.js";
import {referenceEdges} from "../../lib/profile/edges.js";
import type {CategoricalSpec, NumericSpec, ProfileSpec, SliceSpec} from "../../lib/profile/types.js";
import type {TimeColumn} from "../../lib/sql/types.js";
import {differences} from "./differences.js";
import {oracleProfiles} from "./oracle.js";
import {tableStatements} from "./table.js";
import type {TestTable} from "./table.js";

let database: Database;

beforeAll(async () => {
  database = await openDatabase();
});

afterAll(() => database.close());

/** Fine and coarse, far and near, and often the same again; squares of fourth powers stay finite. */
const number = fc.oneof(
  fc.integer({min: -3, max: 3}),
  fc.double({min: -1e30, max: 1e30, noNaN: true}),
  fc.constantFrom(0.1, 0.30000000000000004, 0.3, -0, 1e-300)
);
const double = fc.oneof(
  {weight: 8, arbitrary: number},
  {weight: 2, arbitrary: fc.constantFrom(null, NaN, Infinity, -Infinity)}
);
const text = fc.oneof(
  fc.constantFrom("", "a", "b", "it's", '"', "__proto__", "A"),
  fc.string({unit: "grapheme", maxLength: 3}).filter((s) => !s.includes("\0") && !/\p{Surrogate}/u.test(s))
);
const zone = fc.constantFrom("UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia");
const unit = fc.constantFrom("hour", "day", "week", "month");
const time = fc
  .date({min: new Date("2025-12-25T00:00:00Z"), max: new Date("2026-11-05T00:00:00Z"), noInvalidDate: true})
  .map((date) => date.toISOString());

const row = fc.record({
  ts: fc.option(time, {freq: 10}),
  x: double,
  z: double,
  y: double,
  p: double,
  c: fc.option(text, {freq: 6}),
  b: fc.option(fc.boolean(), {freq: 6})
});
const rows = fc.array(row, {minLength: 1, maxLength: 40});
type TestRow = typeof row extends fc.Arbitrary<infer R> ? R : never;

const edges = fc
  .uniqueArray(
    number.map((x) => x + 0),
    {maxLength: 12}
  )
  .map((some) => some.sort((a, b) => a - b));

function tableOf(rows: readonly TestRow[]): TestTable {
  const values = (name: keyof TestRow): TestRow[keyof TestRow][] => rows.map((r) => r[name]);
  return {
    name: "random",
    columns: [
      {name: "ts", type: "instant", values: values("ts")},
      ...(["x", "z", "y", "p"] as const).map((name) => ({name, type: "double" as const, values: values(name)})),
      {name: "c", type: "varchar", values: values("c")},
      {name: "b", type: "boolean", values: values("b")}
    ]
  };
}

function numericSpec(
  name: string,
  role: NumericSpec["role"],
  values: readonly (number | null)[],
  centre: number
): NumericSpec {
  const finite = values.filter((x): x is number => x !== null && Number.isFinite(x));
  const shape = finite.length === 0 ? {edges: [], ranks: []} : referenceEdges(finite);
  return {kind: "numeric", type: "number", name, role, centre, ...shape};
}

const shape = fc.record({
  centre: number,
  levels: fc.uniqueArray(text, {maxLength: 6}),
  buckets: fc.integer({min: 1, max: 4}),
  scores: edges,
  errors: edges,
  above: number,
  upTo: number
});

/** Bins of the data itself, so that every edge is met. */
function specOf(rows: readonly TestRow[], chosen: typeof shape extends fc.Arbitrary<infer S> ? S : never): ProfileSpec {
  const {centre, levels, buckets, scores, errors} = chosen;
  const [above, upTo] = [Math.min(chosen.above, chosen.upTo), Math.max(chosen.above, chosen.upTo)];
  const values = (name: "x" | "z" | "y" | "p"): (number | null)[] => rows.map((r) => r[name]);
  const c: CategoricalSpec = {kind: "categorical", type: "text", name: "c", role: "feature", levels, buckets};
  const b: CategoricalSpec = {
    ...{kind: "categorical", type: "boolean", name: "b", role: "feature"},
    ...{levels: ["false", "true"], buckets: 1}
  };
  const slices: SliceSpec[] = [
    {name: "some", column: "c", levels: levels.slice(0, 2)},
    {name: "above", column: "x", above, upTo: null},
    ...(above < upTo ? [{name: "within", column: "z", above, upTo}] : [])
  ];
  return {
    columns: [
      numericSpec("x", "feature", values("x"), centre),
      numericSpec("z", "score", values("z"), 0),
      numericSpec("y", "label", values("y"), centre),
      numericSpec("p", "prediction", values("p"), centre),
      ...[c, b]
    ],
    blocks: [
      {kind: "pair", columns: ["x", "c"]},
      {kind: "pair", columns: ["b", "z"]},
      {kind: "scores", score: "z", label: "c", edges: scores},
      {kind: "confidence", score: "z", prediction: "c", label: "b", edges: scores},
      {kind: "confidence", score: "z", prediction: "b", label: "b", edges: scores},
      {kind: "errors", prediction: "p", label: "y", edges: errors, feature: {column: "x", edges: scores}},
      {kind: "gram", columns: ["x", "c", "p", "b"]}
    ],
    slices
  };
}

it("DuckDB counts random rows by random specs as the oracle does", async () => {
  const engine = duckdbEngine(database);
  const relation = '"random"';
  await fc.assert(
    fc.asyncProperty(rows, shape, zone, unit, async (rows, chosen, zone, unit) => {
      const table = tableOf(rows);
      const spec = specOf(rows, chosen);
      const time: TimeColumn = {column: "ts", unit, zone};
      for (const statement of tableStatements(engine.dialect, table)) await engine.query(statement, unwatched);
      const actual = await profileTable(engine, spec, {relation, time, range: null});
      expect(differences(spec, actual, oracleProfiles(spec, table, time))).toEqual([]);
    }),
    {seed: 20261123, numRuns: 150}
  );
});
