import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {gzipSync} from "node:zlib";
import {DuckDBInstance} from "@duckdb/node-api";
import {
  bool,
  columnFromArray,
  dateDay,
  dictionary,
  float64,
  int64,
  list,
  tableFromColumns,
  tableToIPC,
  timestamp,
  uint16,
  utf8
} from "@uwdata/flechette";
import {afterAll, beforeAll, expect, it} from "vitest";
import {openDatabase} from "../../../data-loaders/engines/duckdb.js";
import type {Database} from "../../../data-loaders/engines/duckdb.js";
import {inferColumns} from "../../../data-loaders/sources/infer.js";
import {listFiles} from "../../../data-loaders/sources/list.js";
import type {SourceConfig, TypedColumn} from "../../../data-loaders/sources/types.js";
import type {TimeColumn} from "../../../lib/sql/types.js";
import {columnsOf, fileSource, makeFolder, readOpen, readText} from "./read-source.js";
import type {Reading} from "./read-source.js";

let database: Database;
let root: string;
beforeAll(async () => {
  [database, root] = [await openDatabase(), await makeFolder()];
});
afterAll(() => database.close());

const day = {column: "t", unit: "day", zone: "UTC"} as const;

async function readAll(
  source: SourceConfig,
  columns: readonly TypedColumn[],
  time: TimeColumn | null = null
): Promise<Reading[]> {
  const readings = [];
  for (const file of await listFiles(source, {root, database}))
    readings.push(await readOpen(database, source, file, columns, time));
  return readings;
}

/** Writes a query's rows as Parquet. */
async function writeParquet(name: string, query: string): Promise<void> {
  await mkdir(dirname(join(root, name)), {recursive: true});
  await database.connection.run(`COPY (${query}) TO '${join(root, name)}' (FORMAT parquet)`);
}

it("openFile(…) of Parquet keeps what it holds as declared, and looks at every other value", async () => {
  await writeParquet(
    "a.parquet",
    `SELECT * FROM (VALUES
      (1::BIGINT, 1.5::DOUBLE, 'x', TIMESTAMP '2001-01-01 12:00:00', '1.5', 3.0::DOUBLE, true),
      (9223372036854775807, 'nan', NULL, NULL, '', 2.5, NULL),
      (NULL, 'inf', '', TIMESTAMP '2001-01-03', 'word', -4.0, false)) AS t(k, x, c, t, "no ""x""", w, f)`
  );
  const columns = columnsOf({
    k: "integer",
    x: "number",
    c: "text",
    t: "timestamp",
    'no "x"': "number",
    w: "integer",
    f: "text"
  });
  const [reading] = await readAll(fileSource("a.parquet"), columns, day);
  expect(reading!.rows).toEqual([["1", 1.5, "x", "2001-01-01 12:00:00", 1.5, "3", "true"]]);
  expect(reading!.rejects.map(({row, column, text, slot}) => [row, column, text, slot])).toEqual([
    [2, "w", "2.5", null],
    [3, 'no "x"', "word", 11325]
  ]);
  const [clean] = await readAll(fileSource("a.parquet"), columnsOf({k: "integer", t: "timestamp"}), day);
  expect(clean!.rows).toHaveLength(3);
  expect(clean!.rejects).toEqual([{row: 2, column: "t", text: "", reason: "no time", slot: null}]);
});

it("openFile(…) gives a column that a file lacks as missing, and finds one whatever its case", async () => {
  await writeParquet("lacks.parquet", "SELECT 1 AS A");
  const [reading] = await readAll(fileSource("lacks.parquet"), columnsOf({a: "number", b: "number", t: "timestamp"}));
  expect(reading!.rows).toEqual([[1, null, null]]);
  await expect(readAll(fileSource("lacks.parquet"), columnsOf({a: "number", t: "timestamp"}), day)).rejects.toThrow(
    "missing time column: t in lacks.parquet (known: A)"
  );
});

it("openFile(…) takes the folders of a path for columns", async () => {
  await writeParquet("hive/year=2001/place=a%20b/part.parquet", "SELECT 1 AS x");
  await writeParquet("hive/year=2002/place=__HIVE_DEFAULT_PARTITION__/part.parquet", "SELECT 2 AS x");
  await mkdir(join(root, "hive/year=0x7"));
  await writeFile(join(root, "hive/year=0x7/part.csv"), "x\n3\n");
  const columns = columnsOf({x: "number", year: "integer", place: "text"});
  const [bad, first, second] = await readAll(fileSource("hive/**"), columns);
  expect(first!.rows).toEqual([[1, "2001", "a b"]]);
  expect(second!.rows).toEqual([[2, "2002", null]]);
  expect(bad!.rows).toEqual([]);
  expect(bad!.rejects.map(({row, column, text}) => [row, column, text])).toEqual([[2, "year", "0x7"]]);
  const files = await listFiles(fileSource("hive/**/*.parquet"), {root, database});
  expect(await inferColumns(database, fileSource("hive/**/*.parquet"), files)).toEqual(
    columns.map((c) => (c.name === "x" ? {...c, type: "integer"} : c))
  );
});

it.each(["file", "stream"] as const)("openFile(…) reads an Arrow %s", async (format) => {
  const values = {
    i: columnFromArray([1n, -9007199254740993n, null], int64()),
    u: columnFromArray([1, null, 65535], uint16()),
    x: columnFromArray([1.5, NaN, null], float64()),
    c: columnFromArray(["a", "é'\"", null], dictionary(utf8())),
    s: columnFromArray(["word", "2", null], utf8()),
    f: columnFromArray([true, null, false], bool()),
    d: columnFromArray([new Date("1969-12-31"), new Date("2001-01-01"), null], dateDay()),
    t: columnFromArray([0, 1.5, null], timestamp(2, null)),
    z: columnFromArray([-1, 1500, null], timestamp(1, "Europe/Berlin")),
    l: columnFromArray([[1, 2], null, []], list(float64()))
  };
  const name = `a-${format}.arrow`;
  await writeFile(join(root, name), tableToIPC(tableFromColumns(values), {format})!);
  const source = fileSource(name);
  const kinds = {
    i: "integer",
    u: "integer",
    x: "number",
    c: "text",
    s: "text",
    f: "boolean",
    d: "timestamp",
    t: "timestamp",
    z: "timestamp",
    l: "text"
  } as const;
  expect(await inferColumns(database, source, await listFiles(source, {root, database}))).toEqual(columnsOf(kinds));
  const [reading] = await readAll(source, columnsOf(kinds));
  expect(reading!.rows).toEqual([
    ["1", "1", 1.5, "a", "word", true, "1969-12-31", "1970-01-01 00:00:00", "1969-12-31 23:59:59.999", "[1,2]"],
    [
      "-9007199254740993",
      null,
      "NaN",
      "é'\"",
      "2",
      null,
      "2001-01-01",
      "1970-01-01 00:00:00.0015",
      "1970-01-01 00:00:01.5",
      null
    ],
    [null, "65535", null, null, null, false, null, null, null, "[]"]
  ]);
  const [strict] = await readAll(source, columnsOf({s: "number"}));
  expect(strict!.rows).toEqual([[2], [null]]);
  expect(strict!.rejects.map(({row, text}) => [row, text])).toEqual([[1, "word"]]);
});

it("openFile(…) reads a table or view of a DuckDB file", async () => {
  const instance = await DuckDBInstance.create(join(root, "it's.duckdb"));
  const writer = await instance.connect();
  await writer.run(`CREATE TABLE "my table" AS SELECT i AS a, 'x' || i AS b FROM range(3) t(i)`);
  await writer.run(`CREATE SCHEMA s; CREATE VIEW s.v AS SELECT a * 2 AS a FROM "my table"`);
  writer.closeSync();
  instance.closeSync();
  const [reading] = await readAll({database: "it's.duckdb", table: "my table"}, columnsOf({a: "integer", b: "text"}));
  expect(reading!.rows).toEqual([
    ["0", "x0"],
    ["1", "x1"],
    ["2", "x2"]
  ]);
  const [bad] = await readAll({database: "it's.duckdb", table: "my table"}, columnsOf({b: "number"}));
  expect(bad!.rejects).toHaveLength(3);
  await expect(readAll({database: "it's.duckdb", table: "yours"}, columnsOf({a: "text"}))).rejects.toThrow(
    "unknown table: yours in it's.duckdb (known: my table, s.v)"
  );
});

it("openFile(…) of a file that is not what its name says tells so", async () => {
  for (const name of ["bad.parquet", "bad.arrow", "bad.duckdb", "bad.csv.gz"])
    await writeFile(join(root, name), "no such thing");
  const read = (name: string): Promise<unknown> => readAll(fileSource(name), columnsOf({a: "text"}));
  await expect(read("bad.parquet")).rejects.toThrow(/^cannot read bad\.parquet as Parquet: (?!.*\/tmp)/);
  await expect(read("bad.arrow")).rejects.toThrow("cannot read bad.arrow as Arrow: ");
  await expect(read("bad.csv.gz")).rejects.toThrow("cannot unpack bad.csv.gz: incorrect header check");
  await expect(readAll({database: "bad.duckdb", table: "t"}, columnsOf({a: "text"}))).rejects.toThrow(
    /^cannot read bad\.duckdb as a DuckDB file: (?!.*\/tmp)/
  );
  await writeFile(join(root, "what.is"), "a\n");
  await expect(read("what.is")).rejects.toThrow(
    "unknown format of what.is: set its format to csv, json, parquet or arrow"
  );
});

it("openFile(…) of an empty file, or of a header alone, gives no rows", async () => {
  for (const [name, content] of [
    ["a.csv", ""],
    ["a.csv", "a,t"],
    ["a.csv", "\ufeffa,t\r\n"],
    ["a.csv", "\n\n"],
    ["a.jsonl", ""],
    ["a.jsonl", " \n"],
    ["a.json", "[]"]
  ] as const) {
    const reading = await readText(name, content, columnsOf({a: "number", t: "timestamp"}), {time: day});
    expect([name, content, reading.rows, reading.rejects]).toEqual([name, content, [], []]);
  }
});

it.each([
  ["two columns of one name", "a,b,A\n", "columns that SQL cannot tell apart: a and A in x.csv; rename one"],
  ["a quote that stays open", '"a,b\n1,2\n', "cannot read the header of x.csv: a broken quote"],
  ["UTF-16", Buffer.from("\ufeffa,b\n", "utf16le"), "expected UTF-8: x.csv is UTF-16; save it as UTF-8"]
])("openFile(…) refuses CSV with %s in its header", async (_, content, message) => {
  await expect(readText("x.csv", content, columnsOf({a: "text"}))).rejects.toThrow(message);
});

it("openFile(…) of CSV calls columns without a name by their place, and takes quotes off names", async () => {
  const {rows} = await readText(
    "x.csv.gz",
    gzipSync(',"say ""so"", b","two\nlines"\n1,2,3\n'),
    columnsOf({column1: "number", 'say "so", b': "number", "two\nlines": "number"})
  );
  expect(rows).toEqual([[1, 2, 3]]);
});

it("openFile(…) refuses a delimiter that cannot be one", async () => {
  await expect(readText("x.csv", "a\n", columnsOf({a: "text"}), {delimiter: '"'})).rejects.toThrow(
    'invalid delimiter: "\\"", expected a mark such as "," ";" "|" or a tab'
  );
});
