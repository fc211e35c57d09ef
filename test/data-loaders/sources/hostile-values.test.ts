import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {tableFromArrays, tableToIPC} from "@uwdata/flechette";
import fc from "fast-check";
import {afterAll, beforeAll, expect, it} from "vitest";
import {openDatabase} from "../../../data-loaders/engines/duckdb.js";
import type {Database} from "../../../data-loaders/engines/duckdb.js";
import {listFiles} from "../../../data-loaders/sources/list.js";
import type {TypedColumn} from "../../../data-loaders/sources/types.js";
import {columnsOf, fileSource, makeFolder, readOpen} from "./read-source.js";

/** Columns whose values are texts in every format, and of those what is a value of each. */
const columns: readonly TypedColumn[] = columnsOf({a: "number", b: "text", t: "timestamp", i: "integer", f: "boolean"});
const good = {
  a: fc.constantFrom(null, "", "1", "-2.5e3", "nan", "inf"),
  b: fc.constantFrom(null, "", "it's", "東京😀", 'say "so"', "two\nlines", "\u0000", "[1]"),
  t: fc.constantFrom("2001-01-01", "2001-01-02T03:04:05Z", "2001-01-03 01:00:00-02:00"),
  i: fc.constantFrom(null, "", "0", "-12", "9007199254740991"),
  f: fc.constantFrom(null, "", "true", "False")
};
const bad = {
  a: fc.constantFrom("x", "1,5", "--1", "two"),
  t: fc.constantFrom("2001-02-30", "noon", "infinity", "20010101"),
  i: fc.constantFrom("1.5", "9007199254740993", "nan"),
  f: fc.constantFrom("yes", "1", "t")
};

type Fields = Readonly<Record<keyof typeof good, string | null>>;
/** A row with the columns that are wrong in it. */
interface Row {
  readonly fields: Fields;
  readonly wrong: readonly string[];
}

const sound = fc.record(good);
const row: fc.Arbitrary<Row> = fc.oneof(
  {weight: 4, arbitrary: sound.map((fields) => ({fields, wrong: []}))},
  {weight: 1, arbitrary: sound.map((fields) => ({fields: {...fields, t: null}, wrong: ["t"]}))},
  {
    weight: 4,
    arbitrary: fc
      .tuple(sound, fc.record(bad, {requiredKeys: []}))
      .map(([fields, wrong]) => ({fields: {...fields, ...wrong}, wrong: Object.keys(wrong)}))
  }
);

let database: Database;
let folder: string;
beforeAll(async () => {
  [database, folder] = [await openDatabase(), await makeFolder()];
});
afterAll(() => database.close());

/** Reads the file and compares what was rejected with what is wrong. */
async function check(name: string, rows: readonly Row[], placeOf: (i: number) => number): Promise<void> {
  const source = fileSource(name);
  const [file] = await listFiles(source, {root: folder, database});
  const reading = await readOpen(database, source, file!, columns, {column: "t", unit: "day", zone: "UTC"});
  const order = columns.map((column) => column.name);
  // JSON without any value is no row
  const isNothing = ({fields}: Row): boolean => /json/.test(name) && Object.values(fields).every((x) => x === null);
  const expected = rows.flatMap((row, i) =>
    isNothing(row) ? [[placeOf(i), ""]] : order.filter((c) => row.wrong.includes(c)).map((c) => [placeOf(i), c])
  );
  expect(reading.rejects.map(({row, column}) => [row, column])).toEqual(expected);
  // a row without a time is among them, and counted by the engine
  const kept = rows.filter((row) => !isNothing(row) && row.wrong.every((c) => c === "t" && row.fields.t === null));
  expect(reading.rows).toHaveLength(kept.length);
  expect(reading.rows.map(([, b]) => b || null)).toEqual(kept.map(({fields}) => fields.b || null));
}

it("rows of the file = rows with a time + distinct rejected rows, for JSON lines", async () => {
  const noise = fc.constantFrom("", "  ", "\t");
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, {maxLength: 10}),
      noise,
      fc.boolean(),
      fc.constantFrom("\n", "\r\n"),
      async (rows, blank, gzip, end) => {
        const text = rows
          .map(({fields}) => `${JSON.stringify(fields)}${end}${blank === "" ? "" : blank + end}`)
          .join("");
        const name = gzip ? "a.jsonl.gz" : "a.jsonl";
        await writeFile(join(folder, name), gzip ? gzipSync(text) : text);
        await check(name, rows, (i) => 1 + i * (blank === "" ? 1 : 2));
      }
    ),
    {seed: 8, numRuns: 100}
  );
});

it("rows of the file = rows with a time + distinct rejected rows, for an array of JSON", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, {maxLength: 10}), async (rows) => {
      await writeFile(
        join(folder, "a.json"),
        JSON.stringify(
          rows.map(({fields}) => fields),
          null,
          1
        )
      );
      await check("a.json", rows, (i) => i + 1);
    }),
    {seed: 9, numRuns: 60}
  );
});

it("rows of the file = rows with a time + distinct rejected rows, for Parquet", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, {maxLength: 10}), async (rows) => {
      const json = join(folder, "parquet.json");
      await writeFile(json, JSON.stringify(rows.map(({fields}) => fields)));
      const types = columns.map(({name}) => `${name}: 'VARCHAR'`).join(", ");
      await database.connection.run(
        `COPY (SELECT * FROM read_json('${json}', format = 'array', records = true, columns = {${types}})) TO '${join(folder, "a.parquet")}' (FORMAT parquet)`
      );
      await check("a.parquet", rows, (i) => i + 1);
    }),
    {seed: 10, numRuns: 60}
  );
});

it("rows of the file = rows with a time + distinct rejected rows, for Arrow", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, {minLength: 1, maxLength: 10}), async (rows) => {
      const arrays = Object.fromEntries(
        columns.map(({name}) => [name, rows.map(({fields}) => fields[name as keyof Fields])])
      );
      await writeFile(join(folder, "a.arrow"), tableToIPC(tableFromArrays(arrays), {format: "file"})!);
      await check("a.arrow", rows, (i) => i + 1);
    }),
    {seed: 11, numRuns: 60}
  );
});
