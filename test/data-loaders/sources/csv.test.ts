import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {openDatabase} from "../../../data-loaders/engines/duckdb.js";
import {listFiles} from "../../../data-loaders/sources/list.js";
import {openFile} from "../../../data-loaders/sources/open.js";
import {columnsOf, fileSource, makeFolder, readText} from "./read-source.js";

const abc = columnsOf({a: "number", b: "text", t: "timestamp"});
const day = {column: "t", unit: "day", zone: "UTC"} as const;

it("openFile(…) of clean CSV gives typed rows in file order and rejects nothing", async () => {
  const text = 'a,b,t\n1,x,2001-01-01\n,"y, ""z""\nw",2001-01-02T03:04:05Z\n-2.5e3,,2001-01-03 00:00:00+02:00\n';
  const {rows, rejects, storages} = await readText("a.csv", text, abc, {time: day});
  expect(rows).toEqual([
    [1, "x", "2001-01-01 00:00:00"],
    [null, 'y, "z"\nw', "2001-01-02 03:04:05"],
    [-2500, null, "2001-01-02 22:00:00"]
  ]);
  expect(rejects).toEqual([]);
  expect([...storages]).toEqual([
    ["a", "number"],
    ["b", "text"],
    ["t", "timestamp"]
  ]);
});

it("openFile(…) of CSV rejects what cannot be typed, with line, column, text, reason and partition", async () => {
  const text = [
    "a,b,t,i,f",
    "1,x,2001-01-01,1,true",
    'word,"two',
    'lines",2001-01-02,2,FALSE',
    "3,y,2001-02-30,3,",
    "4,y,2001-01-04,1.5,true",
    "5,y,2001-01-05,5,yes",
    "6,short,2001-01-06",
    "7,long,2001-01-07,7,true,7",
    "8,undated,,8,true",
    '9,"bro"ken,2001-01-09,9,true',
    "10,twice,2001-01-10,ten,no",
    "11,fine,2001-01-11,9007199254740993,true",
    "12,fine,2001-01-12,12,true"
  ].join("\n");
  const {rows, rejects} = await readText(
    "a.csv",
    text,
    columnsOf({a: "number", b: "text", t: "timestamp", i: "integer", f: "boolean"}),
    {time: day}
  );
  expect(rows.map(([a]) => a)).toEqual([1, 8, 12]);
  const first = Date.UTC(2001, 0, 1) / 86_400_000;
  expect(rejects.map((r) => [r.row, r.column, r.text, r.reason, r.slot === null ? null : r.slot - first + 1])).toEqual([
    [3, "a", "word", "not a number", 2],
    [5, "t", "2001-02-30", "not a date or time", null],
    [6, "i", "1.5", "not a whole number of at most 9007199254740991", 4],
    [7, "f", "yes", "neither true nor false", 5],
    [8, "", "6,short,2001-01-06", "too few fields: 3, expected 5", 6],
    [9, "", "7,long,2001-01-07,7,true,7", "too many fields: 6, expected 5", 7],
    [10, "t", "", "no time", null],
    [11, "", '9,"bro"ken,2001-01-09,9,true', "a quote that is not closed where its field ends", null],
    [12, "i", "ten", "not a whole number of at most 9007199254740991", 10],
    [12, "f", "no", "neither true nor false", 10],
    [13, "i", "9007199254740993", "not a whole number of at most 9007199254740991", 11]
  ]);
});

it("openFile(…) of CSV leaves out the same rows whichever columns a query asks for, and leaves nothing behind", async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, "a.csv"), "a,b,i,t\n1,x,1,\nword,y,2,\n3,z,2.5,\n4,w,4,noon\n5,v,5,\n6,short\n");
  const database = await openDatabase();
  const source = fileSource("a.csv");
  const [file] = await listFiles(source, {root: folder, database});
  const columns = columnsOf({a: "number", b: "text", i: "integer", t: "timestamp"});
  for (const asked of ["count(*)", "count(b)", "count(a)", "count(i)", "count(b), count(a)"]) {
    const open = await openFile(database, source, file!, columns, null);
    const reader = await database.connection.runAndReadAll(`SELECT ${asked} FROM ${open.relation}`);
    expect([asked, ...reader.getRows()[0]!.map(Number)]).toEqual([asked, ...asked.split(",").map(() => 2)]);
    expect((await open.rejects(0)).map(({row}) => row)).toEqual([3, 4, 5, 7]);
    await open.close();
  }
  const left = await database.connection.runAndReadAll(
    "SELECT table_name FROM duckdb_tables() UNION ALL SELECT sequence_name FROM duckdb_sequences()"
  );
  expect(left.getRows()).toEqual([]);
  database.close();
});

it("openFile(…) of CSV in one column without its delimiter asks for it", async () => {
  await expect(readText("a.csv", "a;b\n1;2\n", columnsOf({a: "text"}))).rejects.toThrow(
    'one column in a.csv: "a;b"; set the delimiter of the source, to ";" perhaps'
  );
  const {rows} = await readText("a.csv", "a;b\n1\n", columnsOf({"a;b": "number"}), {delimiter: ","});
  expect(rows).toEqual([[1]]);
});
