import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import fc from "fast-check";
import {afterAll, beforeAll, expect, it} from "vitest";
import {literal, openDatabase} from "../../../data-loaders/engines/duckdb.js";
import type {Database} from "../../../data-loaders/engines/duckdb.js";
import {inferColumns} from "../../../data-loaders/sources/infer.js";
import {listFiles} from "../../../data-loaders/sources/list.js";
import type {FileSource, TypedColumn} from "../../../data-loaders/sources/types.js";
import {fileSource, makeFolder, readOpen} from "./read-source.js";

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

async function infer(
  files: Readonly<Record<string, string>>,
  changes: Partial<FileSource> = {}
): Promise<Record<string, string>> {
  const root = await makeFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
  const source = fileSource(Object.keys(files), changes);
  const columns = await inferColumns(database, source, await listFiles(source, {root, database}));
  return Object.fromEntries(columns.map(({name, type}) => [name, type]));
}

it.each<[TypedColumn["type"], readonly string[]]>([
  ["integer", ["1", "-2", "+3", "0", "9007199254740991", ""]],
  ["number", ["1", "2.0"]],
  ["number", ["1", "1e3"]],
  ["number", ["0.5", "nan", "-inf"]],
  ["number", ["1.5", "123456789012345678901234567890"]],
  ["text", ["1", "9007199254740993"]],
  ["text", ["007", "8"]],
  ["text", ["-01", "8"]],
  ["text", ["1_000", "8"]],
  ["text", ["nan", "nan"]],
  ["text", ["yes", "no"]],
  ["text", ["t", "f"]],
  ["boolean", ["true", "FALSE", "", "True"]],
  ["text", ["true", "1"]],
  ["timestamp", ["2001-01-01", "2001-01-01 02:03:04", "2001-01-01T00:00:00Z", "2001-01-01 00:00:00.123+05:30"]],
  ["text", ["2001-01-01", "2001-02-30"]],
  ["text", ["2001-01-01", "2001"]],
  ["text", ["12:30", "13:00"]],
  ["text", ["infinity", "2001-01-01"]],
  ["text", ["", ""]],
  ["text", [...Array.from({length: 30_000}, (_, i) => String(i)), "word"]],
  ["number", [...Array.from({length: 30_000}, (_, i) => String(i)), "1.5"]]
])("inferColumns(…) says %s of %j", async (type, values) => {
  const csv = `k,x\n${values.map((value, i) => `${i},${value}`).join("\n")}\n`;
  const json = values.map((x, i) => `{"k":${i},"x":${JSON.stringify(x)}}`).join("\n");
  expect(await infer({"a.csv": csv})).toEqual({k: "integer", x: type});
  expect(await infer({"a.jsonl": json})).toEqual({k: "integer", x: type});
});

it("inferColumns(…) takes columns of all files together, in the order they are met", async () => {
  const files = {
    "1.csv": "a,b,c,d\n1,true,2001-01-01,\n",
    "2.csv": "z,A,b,c,d\n1,1.5,2,2001-01-01,7\n",
    "3.csv": "",
    "4.csv": "a,b,c,d\n,,,\n"
  };
  expect(await infer(files)).toEqual({a: "number", b: "text", c: "timestamp", d: "integer", z: "integer"});
});

it("inferColumns(…) knows the texts that mean missing, and passes over rows that are none", async () => {
  const text = 'a;b\n1;NA\n-;2001-01-01\n3\n4;5;6\n"5"x;7\n8;2001-01-02\n';
  expect(await infer({"a.csv": text}, {delimiter: ";", nulls: ["NA", "-"]})).toEqual({a: "integer", b: "timestamp"});
});

it("inferColumns(…) takes declared kinds as they are, without a look at what text files write of them", async () => {
  const root = await makeFolder();
  await writeFile(join(root, "a.csv"), "a,b,c\n1,x,2\n");
  await writeFile(join(root, "b.jsonl"), '{"c": 1.5, "b": "y"}\n');
  const source = fileSource(["a.csv", "b.jsonl"]);
  const files = await listFiles(source, {root, database});
  const kindsOf = async (declared: ReadonlyMap<string, TypedColumn["type"]>): Promise<object> => {
    const columns = await inferColumns(database, source, files, declared);
    return Object.fromEntries(columns.map(({name, type}) => [name, type]));
  };
  expect(await kindsOf(new Map())).toEqual({a: "integer", b: "text", c: "number"});
  expect(await kindsOf(new Map([["b", "number"]]))).toEqual({a: "integer", b: "number", c: "number"});
  const all = new Map([...["a", "b", "c"].map((name) => [name, "boolean"] as const), ["d", "text"] as const]);
  expect(await kindsOf(all)).toEqual({a: "boolean", b: "boolean", c: "boolean"});
  await database.connection.run(`COPY (SELECT 1 AS a) TO ${literal(join(root, "held.parquet"))} (FORMAT parquet)`);
  const held = fileSource("held.parquet");
  const found = await inferColumns(database, held, await listFiles(held, {root, database}), all);
  expect(found).toEqual([{name: "a", type: "integer", derive: null}]);
});

it("inferColumns(…) of a source without a column says so", async () => {
  await expect(infer({"a.csv": "", "b.jsonl": "\n"})).rejects.toThrow("no columns in a.csv, b.jsonl");
});

it("a file is read without a reject as the columns that were inferred from it", async () => {
  const marks = fc.constantFrom(
    "0",
    "1",
    "9",
    ".",
    "-",
    "+",
    "e",
    "_",
    " ",
    ":",
    "T",
    "Z",
    "2001-01-01",
    "nan",
    "inf",
    "true",
    "x",
    "٣",
    "/",
    "00:00"
  );
  const value = fc.oneof(
    fc.array(marks, {maxLength: 4}).map((parts) => parts.join("")),
    fc.double().map(String),
    fc.date({noInvalidDate: true}).map((d) => d.toISOString())
  );
  const root = await makeFolder();
  const source = fileSource("a.csv");
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(value, value), {minLength: 1, maxLength: 5}), async (rows) => {
      await writeFile(join(root, "a.csv"), `a,b\n${rows.map((row) => row.join()).join("\n")}\n`);
      const [file] = await listFiles(source, {root, database});
      const columns = await inferColumns(database, source, [file!]);
      const {rows: found, rejects} = await readOpen(database, source, file!, columns);
      expect([found.length, rejects]).toEqual([rows.length, []]);
    }),
    {seed: 4, numRuns: 200}
  );
});
