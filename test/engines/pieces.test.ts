import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {literal, openDatabase} from "../../data-loaders/engines/duckdb.js";
import type {Database} from "../../data-loaders/engines/duckdb.js";
import {codedPredictor} from "../../data-loaders/engines/predictor.js";
import type {Table} from "../../data-loaders/engines/rows.js";
import {duckdbEngine} from "../../data-loaders/engines/sql-duckdb.js";
import {profileTable} from "../../data-loaders/engines/sql.js";
import {readTable} from "../../data-loaders/engines/table.js";
import type {TableReading} from "../../data-loaders/engines/table.js";
import {listFiles} from "../../data-loaders/sources/list.js";
import {openFile} from "../../data-loaders/sources/open.js";
import {parquetPieces, pieceSpans} from "../../data-loaders/sources/parquet-pieces.js";
import type {TrainedModel} from "../../lib/model/types.js";
import type {NumericSpec, ProfileSpec} from "../../lib/profile/types.js";
import {columnsOf, fileSource} from "../data-loaders/sources/read-source.js";
import {differences} from "./differences.js";

let database: Database;
let folder: string;
let file: string;

/** 90,000 rows of 30 days; every sum is rounded, some values are missing, and texts come from lists. */
const LOG = `SELECT i, TIMESTAMP '2026-01-01' + to_seconds((i * 7919 % 90000) * 28.8) AS ts,
  CASE WHEN i % 7 > 0 THEN sin(i) END AS x, i % 11 AS n, CASE WHEN i % 13 > 0 THEN 'c' || i % 5 END AS c,
  'd' || i % 300 AS d FROM range(90000) t(i)`;
const ROWS = 20_000;

beforeAll(async () => {
  database = await openDatabase();
  folder = await mkdtemp(join(tmpdir(), "driftbook-test-"));
  file = join(folder, "log.parquet");
  await database.connection.run(`COPY (${LOG}) TO ${literal(file)} (FORMAT parquet, ROW_GROUP_SIZE 10000)`);
});

afterAll(async () => {
  database.close();
  await rm(folder, {recursive: true});
});

const number: Omit<NumericSpec, "name" | "role"> = {
  ...{kind: "numeric", type: "number", edges: [-0.5, 0, 0.5], ranks: [64, 128, 192], centre: 0.1}
};
const spec: ProfileSpec = {
  columns: [
    {...number, name: "x", role: "feature"},
    {...number, name: "n", role: "label", type: "integer", edges: [3, 6], ranks: [90, 170]},
    {kind: "categorical", type: "text", name: "c", role: "feature", levels: ["c0", "c1"], buckets: 4},
    {kind: "categorical", type: "text", name: "d", role: "feature", levels: ["d7"], buckets: 32}
  ],
  blocks: [{kind: "gram", columns: ["x", "n", "c"]}],
  slices: [{name: "even", column: "c", levels: ["c0"]}]
};
const predicted: ProfileSpec = {
  ...spec,
  columns: [...spec.columns, {...number, name: "prediction", role: "prediction"}]
};

/** The log in five pieces, or in those given. */
function inPieces(pieces = [0, 1, 2, 3, 4].map(pieceOf), sequence: string | null = null): Table {
  return {
    relation: `read_parquet(${literal(file)})`,
    columns: new Map([
      ["i", "integer"],
      ["ts", "timestamp"],
      ["x", "number"],
      ["n", "integer"],
      ["c", "text"],
      ["d", "text"]
    ]),
    time: {column: "ts", unit: "day", zone: "UTC"},
    range: null,
    pieces: {relations: pieces, sequence}
  };
}

function pieceOf(piece: number): string {
  return `(SELECT * FROM read_parquet(${literal(file)}) WHERE file_row_number >= ${ROWS * piece} AND file_row_number < ${ROWS * (piece + 1)})`;
}

const bytesOf = ({partitions}: TableReading): string =>
  partitions.map(({start, profile}) => `${start} ${profile.sums.join()} ${profile.extremes.join()}`).join("\n");

describe("readTable(…) of a table in pieces", () => {
  it("gives the same bits with any number of threads, and as SQL on the whole", async () => {
    const alone = await readTable(database, spec, inPieces(), {predictor: null, threads: 1});
    expect(alone).toMatchObject({rows: 90_000, undated: 0});
    expect(alone.partitions.length).toBe(30);
    for (const threads of [2, 3, 9])
      expect(bytesOf(await readTable(database, spec, inPieces(), {predictor: null, threads}))).toBe(bytesOf(alone));
    const {time, ...table} = inPieces();
    const asked = await profileTable(duckdbEngine(database), spec, {...table, time: time!});
    expect(differences(spec, alone, asked)).toEqual([]);
  });

  it("tells of all rows, and of those of the range alone", async () => {
    const told: number[] = [];
    await readTable(database, spec, inPieces(), {predictor: null, threads: 2, onRows: (rows) => told.push(rows)});
    expect(told.at(-1)).toBe(90_000);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    const range = {from: "2026-01-02T00:00:00.000Z", until: "2026-01-04T00:00:00.000Z"};
    const some = await readTable(database, spec, {...inPieces(), range}, {predictor: null, threads: 2});
    expect(some.partitions.map(({start}) => start)).toEqual(["2026-01-02", "2026-01-03"]);
    expect(some.rows).toBe(6000);
  });

  it("has a model answer in every thread, or in this one alone if it knows no other", async () => {
    const trained: TrainedModel = {
      ...{kind: "least squares", inputs: [{kind: "number", name: "x", mean: 0, sd: 1, gaps: false}]},
      outcome: {task: "regression", name: "n", mean: 5, sd: 1},
      layers: [{inputs: 1, outputs: 1, weights: [2], bias: [1], activation: "linear"}]
    };
    const predictor = await codedPredictor({trained, columns: spec.columns});
    const alone = await readTable(database, predicted, inPieces(), {predictor, threads: 1});
    expect(bytesOf(await readTable(database, predicted, inPieces(), {predictor, threads: 3}))).toBe(bytesOf(alone));
    let asked = 0;
    const predict: typeof predictor.predict = (batch) => {
      ++asked;
      return predictor.predict(batch);
    };
    const here = {...predictor, predict, model: null};
    expect(bytesOf(await readTable(database, predicted, inPieces(), {predictor: here, threads: 3}))).toBe(
      bytesOf(alone)
    );
    expect(asked).toBeGreaterThan(40);
  });

  it("fails with the error of the first piece that has one, whoever read it, and is done with the others", async () => {
    const broken = (piece: number): string =>
      `(SELECT * REPLACE (CAST(CASE WHEN i = ${ROWS * piece + 7} THEN 'word ${piece}' ELSE '1' END AS DOUBLE) AS x) FROM ${pieceOf(piece)})`;
    const table = inPieces([pieceOf(0), broken(1), broken(2), pieceOf(3), pieceOf(4)]);
    for (const threads of [1, 2, 3, 5])
      await expect(readTable(database, spec, table, {predictor: null, threads})).rejects.toThrow("word 1");
    const lacking: ProfileSpec = {...spec, blocks: [], slices: [], columns: [{...number, name: "c", role: "feature"}]};
    await expect(readTable(database, lacking, inPieces(), {predictor: null, threads: 3})).rejects.toThrow(
      new RangeError("column c holds values of type text, expected integer, number, boolean")
    );
    // the database is free again
    expect((await readTable(database, spec, inPieces(), {predictor: null})).rows).toBe(90_000);
  });

  it("moves the sequence on where any thread left out a row", async () => {
    const leaving = (piece: number): string =>
      `(SELECT * FROM ${pieceOf(piece)} WHERE CASE WHEN i <> 70007 THEN TRUE ELSE nextval('left_out') IS NULL END)`;
    const table = inPieces([0, 1, 2, 3, 4].map(leaving), "left_out");
    for (const threads of [1, 5]) {
      await database.connection.run("CREATE OR REPLACE TEMP SEQUENCE left_out");
      expect((await readTable(database, spec, table, {predictor: null, threads})).rows).toBe(89_999);
      const reader = await database.connection.runAndReadAll("SELECT nextval('left_out')");
      expect(reader.getRows()).toEqual([[2n]]);
    }
  });
});

describe("a Parquet file", () => {
  it("is cut between row groups, by their rows alone", () => {
    expect(pieceSpans([])).toEqual([]);
    expect(pieceSpans([7])).toEqual([[0, 7]]);
    expect(pieceSpans([122_880, 122_880, 122_880, 122_880, 100])).toEqual([
      [0, 491_520],
      [491_520, 491_620]
    ]);
    expect(pieceSpans([1_000_000, 1, 500_000, 400_000])).toEqual([
      [0, 1_000_000],
      [1_000_000, 1_500_001],
      [1_500_001, 1_900_001]
    ]);
    const groupsIn = (rows: number): number[] =>
      pieceSpans(new Array<number>(Math.floor(rows / 100_000)).fill(100_000)).map(
        ([from, until]) => (until - from) / 100_000
      );
    expect(groupsIn(10e6)).toEqual([...new Array<number>(14).fill(7), 2]);
    expect(new Set(groupsIn(50e6))).toEqual(new Set([8, 4]));
  });

  it("has every row in one of its pieces, and tells what was left out of any", async () => {
    const large = join(folder, "large.parquet");
    await database.connection.run(
      `COPY (SELECT i AS n, CASE WHEN i = 850000 THEN 'many' ELSE '1.5' END AS x FROM range(900000) t(i))
       TO ${literal(large)} (FORMAT parquet, ROW_GROUP_SIZE 100000)`
    );
    const places = await parquetPieces(database, large);
    expect(places.length).toBe(3);
    const reader = await database.connection.runAndReadAll(
      `SELECT count(*), count(DISTINCT n) FROM (${places.map((place) => `FROM ${place}`).join(" UNION ALL ")})`
    );
    expect(reader.getRows()).toEqual([[900_000n, 900_000n]]);
    const source = fileSource(large);
    const [listed] = await listFiles(source);
    const open = await openFile(database, source, listed!, columnsOf({x: "number"}), null);
    const {relation, columns} = open;
    const few: ProfileSpec = {columns: spec.columns.slice(0, 1), blocks: [], slices: []};
    const table = {relation, columns, time: null, range: null, pieces: open.pieces!};
    expect((await readTable(database, few, table, {predictor: null, threads: 2})).rows).toBe(899_999);
    expect(await open.rejects(0)).toEqual([
      {row: 850_001, column: "x", text: "many", reason: "not a number", slot: null}
    ]);
    await open.close();
  });
});
