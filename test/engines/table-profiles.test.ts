import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDatabase} from "../../data-loaders/engines/duckdb.js";
import type {Database} from "../../data-loaders/engines/duckdb.js";
import type {Table} from "../../data-loaders/engines/rows.js";
import {duckdbEngine} from "../../data-loaders/engines/sql-duckdb.js";
import {profileTable, unwatched} from "../../data-loaders/engines/sql.js";
import {readTable} from "../../data-loaders/engines/table.js";
import type {TableReading} from "../../data-loaders/engines/table.js";
import type {CodedValues, NumericValues} from "../../lib/profile/batch.js";
import {columnLayout, NUMERIC} from "../../lib/profile/layout.js";
import {profileRows} from "../../lib/profile/profile-rows.js";
import type {ProfileSpec} from "../../lib/profile/types.js";
import {duckdb} from "../../lib/sql/duckdb.js";
import {describeProfiler} from "./conformance.js";
import {differences} from "./differences.js";

let database: Database;

beforeAll(async () => {
  database = await openDatabase({threads: 2});
});

afterAll(() => database.close());

describeProfiler("the embedded engine", '"hostile ""table"""', async () => ({
  dialect: duckdb,
  run: (statement) => database.connection.run(statement),
  profile: async (spec, table) => {
    const columns = await duckdbEngine(database).columns(table.relation, unwatched);
    return readTable(database, spec, {...table, columns}, {predictor: null});
  }
}));

/** 90,000 rows over 30 days in order of time; some values are missing, and every sum is rounded. */
const LOG = `SELECT i, TIMESTAMP '2026-01-01' + to_seconds(i * 28.8) AS ts,
  CASE WHEN i % 7 > 0 THEN sin(i) END AS x, i % 11 AS n, 'c' || i % 5 AS c FROM range(90000) t(i)`;

const spec: ProfileSpec = {
  columns: [
    {
      kind: "numeric",
      type: "number",
      name: "x",
      role: "feature",
      edges: [-0.5, 0, 0.5],
      ranks: [64, 128, 192],
      centre: 0.1
    },
    {kind: "numeric", type: "integer", name: "n", role: "label", edges: [3, 6], ranks: [90, 170], centre: 5},
    {kind: "categorical", type: "text", name: "c", role: "feature", levels: ["c0", "c1"], buckets: 4}
  ],
  blocks: [{kind: "gram", columns: ["x", "n", "c"]}],
  slices: [{name: "even", column: "c", levels: ["c0"]}]
};

const predicted: ProfileSpec = {
  ...spec,
  columns: [
    ...spec.columns,
    {kind: "numeric", type: "number", name: "prediction", role: "prediction", edges: [0], ranks: [128], centre: 0}
  ]
};

const log: Table = {
  relation: `(${LOG})`,
  columns: new Map([
    ["i", "integer"],
    ["ts", "timestamp"],
    ["x", "number"],
    ["n", "integer"],
    ["c", "text"]
  ]),
  time: {column: "ts", unit: "day", zone: "UTC"},
  range: null
};

const bytesOf = ({partitions}: TableReading): string =>
  partitions.map(({start, profile}) => `${start} ${profile.sums.join()} ${profile.extremes.join()}`).join("\n");

describe("readTable(database, spec, table, options)", () => {
  it("gives the same bits with any number of threads", async () => {
    const expected = bytesOf(await readTable(database, spec, log, {predictor: null}));
    for (const threads of [1, 4]) {
      const other = await openDatabase({threads});
      expect(bytesOf(await readTable(other, spec, log, {predictor: null}))).toBe(expected);
      other.close();
    }
  });

  it("takes rows in any order of time: those of a partition count in the order of the relation", async () => {
    const inOrder = await readTable(database, spec, log, {predictor: null});
    // each day's rows stay in their order, while days take turns
    const mixed = {...log, relation: `(SELECT * FROM (${LOG}) ORDER BY i % 3000, i)`};
    const reading = await readTable(database, spec, mixed, {predictor: null});
    expect(inOrder.partitions.length).toBe(30);
    expect(bytesOf(reading)).toBe(bytesOf(inOrder));
  });

  it("counts rows read, and those without a time", async () => {
    const undated = {...log, relation: `(SELECT * REPLACE (CASE WHEN i % 9 > 0 THEN ts END AS ts) FROM (${LOG}))`};
    const told: number[] = [];
    const reading = await readTable(database, spec, undated, {predictor: null, onRows: (rows) => told.push(rows)});
    expect(reading).toMatchObject({rows: 80_000, undated: 10_000});
    expect(told.at(-1)).toBe(90_000);
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  it("has one partition of a table without a time, none of one without rows, and no range of either", async () => {
    const timeless = {...log, time: null};
    const {partitions, rows} = await readTable(database, spec, timeless, {predictor: null});
    expect(partitions.map(({start, profile}) => [start, profile.sums[0]])).toEqual([["", 90_000]]);
    expect(rows).toBe(90_000);
    const none = {...timeless, relation: `(SELECT * FROM (${LOG}) WHERE i < 0)`};
    expect(await readTable(database, spec, none, {predictor: null})).toEqual({partitions: [], rows: 0, undated: 0});
    const range = {from: "2026-01-01T00:00:00.000Z", until: "2026-01-02T00:00:00.000Z"};
    await expect(readTable(database, spec, {...timeless, range}, {predictor: null})).rejects.toThrow(
      "missing time column: a range needs one"
    );
  });

  it("profiles what a predictor answers to rows with NaN for missing numbers and codes for categories", async () => {
    const predictor = {
      model: null,
      inputs: ["x", "c"],
      predict: ({rows, columns}: {rows: number; columns: ReadonlyMap<string, NumericValues | CodedValues>}) => {
        expect([...columns.keys()]).toEqual(["x", "c"]);
        const {values, valid} = columns.get("x") as NumericValues;
        const {codes} = columns.get("c") as CodedValues;
        expect(valid).toBeNull();
        return Float64Array.from({length: rows}, (_, row) => 2 * values[row]! + Math.min(codes[row]!, 2));
      }
    };
    const reading = await readTable(database, predicted, log, {predictor});
    const sql = `(SELECT *, coalesce(2 * x, 'NaN'::DOUBLE) + least(i % 5, 2) AS prediction FROM (${LOG}))`;
    const columns = new Map([...log.columns, ["prediction", "number"] as const]);
    const plain = await readTable(database, predicted, {...log, relation: sql, columns}, {predictor: null});
    expect(bytesOf(reading)).toBe(bytesOf(plain));
    const {start} = columnLayout(predicted, "prediction");
    expect(reading.partitions[0]!.profile.sums[start + NUMERIC.nan]).toBeGreaterThan(400);
  });

  it("refuses a predictor whose input is not there, or that answers other than once a row", async () => {
    const answer = (length: number) => (): Float64Array => new Float64Array(length);
    await expect(
      readTable(database, predicted, log, {predictor: {inputs: ["z"], predict: answer(0), model: null}})
    ).rejects.toThrow("unknown input of the model: z (known: x, n, c)");
    await expect(
      readTable(database, predicted, log, {predictor: {inputs: [], predict: answer(3), model: null}})
    ).rejects.toThrow("unexpected predictions: 3, expected 2048");
    // the connection is free again
    expect((await readTable(database, spec, log, {predictor: null})).rows).toBe(90_000);
  });

  it("agrees with the same table asked in SQL, and fails as DuckDB fails", async () => {
    const asked = await profileTable(duckdbEngine(database), spec, {...log, time: log.time!});
    expect(differences(spec, await readTable(database, spec, log, {predictor: null}), asked)).toEqual([]);
    const broken = {
      ...log,
      relation: `(SELECT * REPLACE (CAST(CASE WHEN i < 80000 THEN '1' ELSE 'word' END AS DOUBLE) AS x) FROM (${LOG}))`
    };
    await expect(readTable(database, spec, broken, {predictor: null})).rejects.toThrow("word");
  });
});

it("profileRows(spec, batch) is the same to the bit as its rows in several batches", async () => {
  const rows = 4000;
  const values = Float64Array.from({length: rows}, (_, i) => Math.sin(i) * 1e3);
  const columns = (from: number, until: number) =>
    new Map([["x", {kind: "numeric", values: values.subarray(from, until), valid: null} as const]]);
  const few: ProfileSpec = {columns: spec.columns.slice(0, 1), blocks: [], slices: []};
  const whole = profileRows(few, {rows, columns: columns(0, rows)});
  const relation = `(SELECT unnest([${Array.from(values).join(", ")}]::DOUBLE[]) AS x)`;
  const {partitions} = await readTable(database, few, {...log, relation, time: null}, {predictor: null});
  expect(partitions[0]!.profile).toEqual(whole);
});
