import {mkdtemp, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {afterAll, beforeAll, expect, it, vi} from "vitest";
import {literal, openDatabase} from "../../data-loaders/engines/duckdb.js";
import type {Database} from "../../data-loaders/engines/duckdb.js";
import {referenceNumbers} from "../../data-loaders/engines/edges.js";
import type {NumberColumn} from "../../data-loaders/engines/edges.js";
import {referenceSpecs} from "../../data-loaders/engines/reference-specs.js";
import type {Table} from "../../data-loaders/engines/rows.js";
import {categoricalSpec, numericSpec} from "../../lib/profile/reference-spec.js";
import {duckdb} from "../../lib/sql/duckdb.js";
import {tableStatements} from "./table.js";

let database: Database;

beforeAll(async () => {
  database = await openDatabase({threads: 2});
});

afterAll(() => database.close());

const number = fc.oneof(
  fc.integer({min: -3, max: 3}),
  fc.double({noNaN: true}),
  fc.constantFrom(0.1, 0.30000000000000004, 0.3, -0, 1e-300, 1.7976931348623157e308, NaN, Infinity, -Infinity, null)
);
const whole = fc.oneof(fc.integer(), fc.constantFrom(2 ** 53, -(2 ** 53), -0, null));
const text = fc.option(fc.constantFrom("", "a", "b", "it's", "__proto__", "東京"), {freq: 6});

const table: Table = {
  relation: '"reference"',
  columns: new Map([
    ["x", "number"],
    ["n", "number"],
    ["c", "text"],
    ["ts", "timestamp"]
  ]),
  time: null,
  range: null
};

async function load(rows: readonly {x: number | null; n: number | null; c: string | null}[]): Promise<void> {
  const column = <T>(name: string, type: "double" | "varchar", values: T[]) => ({name, type, values}) as const;
  const statements = tableStatements(duckdb, {
    name: "reference",
    columns: [
      column(
        "x",
        "double",
        rows.map((row) => row.x)
      ),
      column(
        "n",
        "double",
        rows.map((row) => row.n)
      ),
      column(
        "c",
        "varchar",
        rows.map((row) => row.c)
      ),
      {name: "ts", type: "timestamp", values: rows.map((_, i) => new Date(86_400_000 * i).toISOString())}
    ]
  });
  for (const statement of statements) await database.connection.run(statement);
}

const columns = [
  {kind: "numeric", name: "x", role: "feature", type: "number"},
  {kind: "numeric", name: "n", role: "label", type: "integer"},
  {kind: "categorical", name: "c", role: "feature", type: "text"}
] as const;

it("referenceSpecs(…) finds the bins, centres and levels that the library finds in all rows", async () => {
  const rows = fc.array(fc.record({x: number, n: whole, c: text}), {minLength: 1, maxLength: 700, size: "max"});
  await fc.assert(
    fc.asyncProperty(rows, async (random) => {
      // at least one number each
      const all = [{x: 0.5, n: 7, c: null}, ...random];
      await load(all);
      const finite = (name: "x" | "n"): number[] =>
        all.map((row) => row[name]).filter((value): value is number => value !== null);
      expect(await referenceSpecs(database, table, columns)).toEqual([
        numericSpec("x", "feature", "number", finite("x")),
        numericSpec("n", "label", "integer", finite("n")),
        categoricalSpec(
          "c",
          "feature",
          all.map((row) => row.c)
        )
      ]);
    }),
    {seed: 20261124, numRuns: 60}
  );
});

it("referenceSpecs(…) finds the same in a Parquet file itself, also where memory holds one column, or none", async () => {
  const folder = await mkdtemp(join(tmpdir(), "driftbook-test-"));
  try {
    const file = join(folder, "rows.parquet");
    await database.connection.run(
      `COPY (SELECT CASE WHEN i % 7 > 0 THEN CASE WHEN i % 1000 = 0 THEN 'inf'::DOUBLE ELSE sin(i) END END AS x,
         i * 31 % 997 AS n, 'c' || i % 1203 AS c FROM range(70000) t(i)) TO ${literal(file)} (FORMAT parquet, ROW_GROUP_SIZE 20000)`
    );
    const relation = `read_parquet(${literal(file)})`;
    const copied = await referenceSpecs(database, {...table, relation}, columns);
    const itself = {...table, relation, pieces: {relations: [relation], sequence: null}};
    expect(copied).toMatchObject([{name: "x"}, {name: "n"}, {name: "c", buckets: 32}]);
    expect(await referenceSpecs(database, itself, columns)).toEqual(copied);
    const numbers = columns.slice(0, 2).map((column) => ({...column, column: column.name}) as NumberColumn);
    const finite = `(SELECT CASE WHEN isfinite(x) THEN x END AS x, CAST(n AS DOUBLE) AS n FROM ${relation})`;
    for (const held of [200_000, 70_000, 1000])
      expect(await referenceNumbers(database, finite, numbers, held)).toEqual(copied.slice(0, 2));
  } finally {
    await rm(folder, {recursive: true});
  }
});

it("referenceSpecs(…) takes the rows of the range alone", async () => {
  await load([1, 2, 3, 4, 5].map((x) => ({x, n: x, c: `level ${x}`})));
  const range = {from: "1970-01-02T00:00:00.000Z", until: "1970-01-04T00:00:00.000Z"};
  const time = {column: "ts", unit: "day", zone: "UTC"} as const;
  expect(await referenceSpecs(database, {...table, time, range}, columns)).toEqual([
    numericSpec("x", "feature", "number", [2, 3]),
    numericSpec("n", "label", "integer", [2, 3]),
    categoricalSpec("c", "feature", ["level 2", "level 3"])
  ]);
});

it("referenceSpecs(…) keeps the thousand most frequent levels, and of those as frequent the first", async () => {
  const names = Array.from({length: 1100}, (_, i) => `v${String(i).padStart(4, "0")}`);
  await load([...names, ...names.slice(700)].map((c) => ({x: 0, n: 0, c})));
  const [spec] = await referenceSpecs(database, table, columns.slice(2));
  expect(spec).toEqual(categoricalSpec("c", "feature", [...names, ...names.slice(700)]));
  expect(spec).toMatchObject({levels: [...names.slice(0, 600), ...names.slice(700)], buckets: 32});
});

it("referenceSpecs(…) names a column without a number, and leaves nothing behind", async () => {
  const folder = await mkdtemp(join(tmpdir(), "driftbook-test-"));
  vi.stubEnv("TMPDIR", folder);
  try {
    await load([{x: NaN, n: 1, c: null}]);
    await expect(referenceSpecs(database, table, columns)).rejects.toThrow(
      "missing reference values of x: bins cannot be placed"
    );
    expect(await readdir(folder)).toEqual([]);
  } finally {
    vi.unstubAllEnvs();
    await rm(folder, {recursive: true});
  }
});
