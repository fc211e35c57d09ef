import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import fc from "fast-check";
import {afterAll, beforeAll, expect, it} from "vitest";
import {openDatabase} from "../../../data-loaders/engines/duckdb.js";
import type {Database} from "../../../data-loaders/engines/duckdb.js";
import {listFiles} from "../../../data-loaders/sources/list.js";
import {columnsOf, fileSource, makeFolder, readOpen} from "./read-source.js";

/** A row as it is written, and whether it is one: known because the test makes it so. */
interface WrittenRow {
  /** fields in which ␊ stands for a line end and ␟ for the delimiter */
  readonly text: string;
  readonly isGood: boolean;
  readonly isUndated?: boolean;
}

const numbers = fc.constantFrom("1", "-2.5", "1e3", " 7 ", ".5", "nan", "-inf", "", '"3"', '" 4"', "NA", "+1", "5.");
const badNumbers = fc.constantFrom("x", "1,5x", "1e", "0x1F", "--1", '"two"', "1 2", "true", "１");
// a quote that was left open is closed by the next; letters behind it show that it should not have been
const texts = fc.constantFrom(
  "",
  "a",
  "é😀",
  'b"c',
  "'",
  '"q"',
  '"q␟r"',
  '"q""r"',
  '"q␊r"',
  '"q␊␊s"',
  ' "q" ',
  "# no",
  "\\"
);
const times = fc.constantFrom(
  "2001-01-01",
  "2001-01-02T03:04:05Z",
  "2001-01-03 01:00:00+02:00",
  '"2001-01-04 05:06:07.5"'
);
const badTimes = fc.constantFrom("2001-02-30", "noon", "20010101", "infinity", "2001-01-01 00:00:00 Europe/Berlin");
const whole = fc.constantFrom("0", "-12", "9007199254740991", "3.0", "", "1e2");
const badWhole = fc.constantFrom("1.5", "9007199254740993", "nan", "x", "1e300");
const truths = fc.constantFrom("true", "FALSE", "", "True");
const badTruths = fc.constantFrom("yes", "1", "t", "0");

const good: fc.Arbitrary<string[]> = fc.tuple(numbers, texts, times, whole, truths);
const rows: fc.Arbitrary<WrittenRow> = fc.oneof(
  {weight: 8, arbitrary: good.map((fields) => ({text: fields.join("␟"), isGood: true}))},
  ...[badNumbers, null, badTimes, badWhole, badTruths].flatMap((bad, i) =>
    bad === null
      ? []
      : [
          {
            weight: 1,
            arbitrary: fc.tuple(good, bad).map(([fields, x]) => ({text: fields.with(i, x).join("␟"), isGood: false}))
          }
        ]
  ),
  {weight: 1, arbitrary: good.map((fields) => ({text: fields.with(2, "").join("␟"), isGood: true, isUndated: true}))},
  {
    weight: 1,
    arbitrary: fc
      .tuple(good, fc.integer({min: 1, max: 4}))
      .map(([fields, n]) => ({text: fields.slice(0, n).join("␟") || "x", isGood: false}))
  },
  {weight: 1, arbitrary: good.map((fields) => ({text: [...fields, "more"].join("␟"), isGood: false}))}
);
const broken = fc.tuple(good, fc.constantFrom('"q"r', '"open', '"op""en', '"q" r"')).map(([fields, x]) => ({
  text: fields.with(1, x).join("␟").replaceAll("␊", " "),
  isGood: false
}));

interface TextStyle {
  readonly delimiter: string;
  readonly ends: readonly string[];
  readonly bom: boolean;
  readonly gzip: boolean;
  readonly lastEnd: boolean;
  readonly blanks: boolean;
}

const styles: fc.Arbitrary<TextStyle> = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  // \r and then \n would be one line end
  ends: fc.constantFrom(["\n"], ["\r\n"], ["\r"], ["\n", "\r\n"], ["\r\n", "\r"]),
  bom: fc.boolean(),
  gzip: fc.boolean(),
  lastEnd: fc.boolean(),
  blanks: fc.boolean()
});

const columns = columnsOf({a: "number", b: "text", t: "timestamp", i: "integer", f: "boolean"});
let database: Database;
let folder: string;
beforeAll(async () => {
  [database, folder] = [await openDatabase(), await makeFolder()];
});
afterAll(() => database.close());

async function check(written: readonly WrittenRow[], form: TextStyle): Promise<void> {
  const parts: Buffer[] = form.bom ? [Buffer.from([0xef, 0xbb, 0xbf])] : [];
  let line = 1;
  let turn = 0;
  const put = (text: string): void => {
    const end = (): string => (++line, form.ends[turn++ % form.ends.length]!);
    parts.push(Buffer.from(text.replaceAll("␟", form.delimiter).replaceAll("␊", () => end())));
  };
  put("a␟b␟t␟i␟f␊");
  const expected: {line: number; row: WrittenRow}[] = [];
  written.forEach((row, i) => {
    if (form.blanks && i % 3 === 1) put("␊");
    expected.push({line, row});
    put(row.text);
    if (i < written.length - 1 || form.lastEnd) put("␊");
  });
  const content = Buffer.concat(parts);
  const name = `hostile.csv${form.gzip ? ".gz" : ""}`;
  await writeFile(join(folder, name), form.gzip ? gzipSync(content) : content);
  const source = fileSource(name, {delimiter: form.delimiter, nulls: ["NA"]});
  const [file] = await listFiles(source, {root: folder, database});
  const time = {column: "t", unit: "day", zone: "UTC"} as const;
  const {rows: found, rejects, undated} = await readOpen(database, source, file!, columns, time);
  const isRejected = ({row}: {row: WrittenRow}): boolean => !row.isGood || row.isUndated === true;
  expect([...new Set(rejects.map((r) => r.row))]).toEqual(expected.filter(isRejected).map((e) => e.line));
  expect(found).toHaveLength(expected.filter(({row}) => row.isGood).length);
  expect(undated).toBe(expected.filter(({row}) => row.isUndated === true && row.isGood).length);
}

it("rows of the file = rows with a time + distinct rejected rows, for CSV whose quotes are sound", async () => {
  await fc.assert(fc.asyncProperty(fc.array(rows, {maxLength: 12}), styles, check), {
    seed: 1,
    numRuns: 200
  });
});

it("rows of the file = rows with a time + distinct rejected rows, for CSV with broken quotes", async () => {
  const some = fc.array(fc.oneof({weight: 3, arbitrary: rows}, {weight: 1, arbitrary: broken}), {maxLength: 12});
  await fc.assert(fc.asyncProperty(some, styles, check), {
    seed: 2,
    numRuns: 200
  });
});
