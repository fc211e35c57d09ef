import {gzipSync} from "node:zlib";
import {expect, it} from "vitest";
import {columnsOf, readText} from "./read-source.js";

const columns = columnsOf({a: "number", b: "text", t: "timestamp"});
const day = {column: "t", unit: "day", zone: "UTC"} as const;

it("openFile(…) of JSON lines gives typed rows, whatever keys a row has and in whatever order", async () => {
  const text = [
    '{"t":"2001-01-01","a":1,"b":"x"}',
    '{"b":{"k":[1,2]},"a":"2.5","t":"2001-01-02T00:00:00Z","more":1}',
    "",
    '  {"a":null,"b":"","t":"2001-01-03T01:00:00+02:00"}  '
  ].join("\r\n");
  for (const content of [text, `\ufeff${text}`]) {
    const {rows, rejects} = await readText("a.jsonl", content, columns, {time: day});
    expect(rows).toEqual([
      [1, "x", "2001-01-01 00:00:00"],
      [2.5, '{"k":[1,2]}', "2001-01-02 00:00:00"],
      [null, null, "2001-01-02 23:00:00"]
    ]);
    expect(rejects).toEqual([]);
  }
});

const hostile = [
  '{"a":1,"b":"good","t":"2001-01-01"}',
  '{"a":"word","t":"2001-01-02"}',
  "{bad",
  "",
  "[1]",
  "5",
  '{"other":1}',
  '{"a":true,"t":"noon"}',
  '{"a":1} {"a":2}',
  '{"a":2,"b":"undated"}',
  '{"a":3,"t":"2001-01-03"'
];
const rejected = [
  [2, "a", "word", "not a number", 11324],
  [3, "", "{bad", "not JSON", null],
  [5, "", "[1]", "not a JSON object", null],
  [6, "", "5", "not a JSON object", null],
  [7, "", '{"other":1}', "no value in any column", null],
  [8, "a", "true", "not a number", null],
  [8, "t", "noon", "not a date or time", null],
  [9, "", '{"a":1} {"a":2}', "not JSON", null],
  [10, "t", "", "no time", null],
  [11, "", '{"a":3,"t":"2001-01-03"', "not JSON", null]
];

it.each([
  ["\n", "a.ndjson", (text: string) => text],
  ["\r\n", "a.jsonl.gz", (text: string) => gzipSync(text)]
])("openFile(…) of JSON lines ended by %j in %s rejects what is no row", async (end, name, pack) => {
  const {rows, rejects, undated} = await readText(name, pack(hostile.join(end)), columns, {time: day});
  expect(rows.map(([, b]) => b)).toEqual(["good", "undated"]);
  expect(undated).toBe(1);
  expect(rejects.map(({row, column, text, reason, slot}) => [row, column, text, reason, slot])).toEqual(rejected);
});

it("openFile(…) of JSON lines keeps a row whose neighbours are not UTF-8, too long, or ended otherwise", async () => {
  const content = Buffer.concat([
    Buffer.from('{"a":1,"t":"2001-01-01"}\r\n{"a":2,"b":"'),
    Buffer.from([0xff]),
    Buffer.from(`"}\n{"b":"${"x".repeat(2_100_000)}"}\r{"a":4,"t":"2001-01-01"}\n`)
  ]);
  const {rows, rejects} = await readText("a.jsonl", content, columns, {time: day});
  expect(rows.map(([a]) => a)).toEqual([1, 4]);
  expect(rejects.map(({row, reason}) => [row, reason])).toEqual([
    [2, "not UTF-8"],
    [3, "longer than 2,000,000 bytes"]
  ]);
  expect(rejects.map(({text}) => text.length)).toEqual([15, 500]);
});

it("openFile(…) of an array of JSON numbers its elements", async () => {
  const text = '[{"a":1,"b":"x","t":"2001-01-01"},\n 5, {"a":"z","t":"2001-01-02"}]';
  const {rows, rejects} = await readText("a.json", text, columns, {time: day});
  expect(rows).toEqual([[1, "x", "2001-01-01 00:00:00"]]);
  expect(rejects.map(({row, column, text: found}) => [row, column, found])).toEqual([
    [2, "", "5"],
    [3, "a", "z"]
  ]);
});
