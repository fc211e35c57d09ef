import {readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDatabase} from "../../../data-loaders/engines/duckdb.js";
import type {Database} from "../../../data-loaders/engines/duckdb.js";
import {readTable} from "../../../data-loaders/engines/table.js";
import type {TableReading} from "../../../data-loaders/engines/table.js";
import {listFiles} from "../../../data-loaders/sources/list.js";
import {openFile} from "../../../data-loaders/sources/open.js";
import {copyTyped} from "../../../data-loaders/sources/typed-copy.js";
import type {OpenFile, Reject, TypedColumn} from "../../../data-loaders/sources/types.js";
import type {ProfileSpec} from "../../../lib/profile/types.js";
import {sqlName} from "../../../lib/sql/literals.js";
import {columnsOf, fileSource, makeFolder} from "./read-source.js";

let database: Database;
let folder: string;

beforeAll(async () => {
  database = await openDatabase();
  folder = await makeFolder();
});

afterAll(() => database.close());

const columns = columnsOf({ts: "timestamp", x: "number", n: "integer", on: "boolean", c: "text"});
const time = {column: "ts", unit: "day", zone: "UTC"} as const;
const spec: ProfileSpec = {
  columns: [
    ...[{kind: "numeric", type: "number", edges: [-0.5, 0, 0.5], ranks: [64, 128, 192], centre: 0.1} as const].map(
      (number) => ({...number, name: "x", role: "feature"}) as const
    ),
    {kind: "categorical", type: "text", name: "c", role: "feature", levels: ["c0", "c1"], buckets: 4}
  ],
  blocks: [],
  slices: []
};

const ROWS = 130_000;
/** Of these a text is small. */
const PART_ROWS = 40_000;
const HEADER = "ts,x,n,on,c,filler";
const FILLER = "of no use to anyone but to fill a file that is large".padEnd(40, ".");

/** A line for each row; every value is a function of it. */
function lineOf(i: number): string {
  const at = new Date(Date.UTC(2026, 0, 1) + i * 13_000).toISOString().slice(0, 19).replace("T", " ");
  return [at, i % 7 === 0 ? "" : Math.sin(i), i % 100, i % 3 === 0, `c${i % 5}`, FILLER].join();
}

const lines = Array.from({length: ROWS}, (_, i) => lineOf(i));

async function write(name: string, rows: readonly string[]): Promise<void> {
  await writeFile(join(folder, name), `${HEADER}\n${rows.join("\n")}\n`);
}

interface Reading {
  readonly rows: string;
  readonly profiles: string;
  readonly rejects: readonly Reject[];
  readonly profiled: number;
  readonly isCopy: boolean;
}

/** All that a build asks of a file, with a copy of it or without. */
async function read(
  name: string,
  copies: string | null,
  {threads = 2, wanted = columns}: {threads?: number; wanted?: readonly TypedColumn[]} = {}
): Promise<Reading> {
  const source = fileSource(name);
  const [file] = await listFiles(source, {root: folder, database});
  const open = await openFile(database, source, file!, wanted, time, copies);
  try {
    const reading = await readTable(database, spec, tableOf(open), {predictor: null, threads});
    return {
      rows: await textOf(open, wanted),
      profiles: bytesOf(reading),
      rejects: await open.rejects(reading.undated),
      profiled: reading.rows,
      isCopy: open.isCopy === true
    };
  } finally {
    await open.close();
  }
}

function tableOf({relation, columns, pieces}: OpenFile) {
  return {relation, columns, time, range: null, ...(pieces === undefined ? {} : {pieces})};
}

async function textOf({relation}: OpenFile, wanted: readonly TypedColumn[]): Promise<string> {
  const names = wanted.map(({name}) => sqlName(name)).join(", ");
  const reader = await database.connection.runAndReadAll(
    `SELECT md5(string_agg(CAST((${names}) AS VARCHAR), ';')) FROM ${relation}`
  );
  return String(reader.getRows()[0]![0]);
}

function bytesOf({partitions}: TableReading): string {
  return partitions.map(({start, profile}) => `${start} ${profile.sums.join()} ${profile.extremes.join()}`).join("\n");
}

async function inFolderOfCopies<T>(work: (copies: string) => Promise<T>): Promise<T> {
  const copies = await makeFolder();
  const result = await work(copies);
  expect(await readdir(copies)).toEqual([]);
  return result;
}

/** The rows of a text as they are read from pieces so small that DuckDB takes each whole, in a file that is no text. */
async function parquetOf(name: string, rows: readonly string[]): Promise<Reading> {
  const parts: string[] = [];
  for (let from = 0; from < rows.length; from += PART_ROWS) {
    const part = `part-${from}.csv`;
    await write(part, rows.slice(from, from + PART_ROWS));
    const source = fileSource(part);
    const [file] = await listFiles(source, {root: folder, database});
    const open = await openFile(database, source, file!, columns, time);
    expect(open.isCopy).toBeUndefined();
    parts.push(join(folder, `${name}-${from}.parquet`));
    await database.connection.run(`COPY (SELECT * FROM ${open.relation}) TO '${parts.at(-1)!}' (FORMAT parquet)`);
    await open.close();
  }
  const all = parts.map((part) => `SELECT * FROM read_parquet('${part}')`).join(" UNION ALL ");
  await database.connection.run(`COPY (${all}) TO '${join(folder, `${name}.parquet`)}' (FORMAT parquet)`);
  return read(`${name}.parquet`, null);
}

describe("openFile, of a large text", () => {
  it("gives the rows in their order, and profiles of the same bits as without a copy", async () => {
    await write("plain.csv", lines);
    const copied = await inFolderOfCopies((copies) => read("plain.csv", copies));
    expect(copied).toEqual({...(await parquetOf("plain", lines)), isCopy: true});
    expect(copied).toMatchObject({profiled: ROWS, rejects: []});
  });

  it("takes line ends in quotes for what they are", async () => {
    const rows = lines.map((line, i) => (i % 3 === 0 ? line.replace(/c\d/, '"c\n0,""\n"') : line));
    await write("quoted.csv", rows);
    const copied = await inFolderOfCopies((copies) => read("quoted.csv", copies));
    expect(copied).toEqual({...(await parquetOf("quoted", rows)), isCopy: true});
    expect(copied).toMatchObject({profiled: ROWS, rejects: []});
  });

  const day = {name: "day", type: "timestamp", derive: "CAST(ts AS DATE)"} as const;

  // so many rows and so many bad ones between them that DuckDB, reading in parts, loses some of the good
  it.each([
    ["copied", "faulty.csv", columns, true],
    ["packed", "faulty.csv.gz", columns, false],
    ["with a column that Parquet would not give back", "faulty.csv", [...columns, day], false]
  ] as const)("keeps every row that can be typed beside those that cannot: %s", async (_, name, wanted, isCopy) => {
    const bad = "2026-01-01,1";
    const rows = [...lines, ...lines, ...lines.slice(0, PART_ROWS)].map((line, i) => (i % 5 < 4 ? bad : line));
    const text = `${HEADER}\n${rows.join("\n")}\n`;
    await writeFile(join(folder, name), name.endsWith(".gz") ? gzipSync(text, {level: 1}) : text);
    const {rejects, ...reading} = await inFolderOfCopies((copies) => read(name, copies, {wanted}));
    expect(reading).toMatchObject({isCopy, profiled: rows.length / 5});
    expect(rejects.map(({row}) => row).join()).toBe(rows.flatMap((line, i) => (line === bad ? [i + 2] : [])).join());
  });

  it("gives profiles of the same bits with any number of threads, in more than one piece", async () => {
    await write("long.csv", [...lines, ...lines, ...lines, ...lines]);
    const [one, two, many] = await inFolderOfCopies(async (copies) => [
      await read("long.csv", copies, {threads: 1}),
      await read("long.csv", copies, {threads: 2}),
      await read("long.csv", copies, {threads: 4})
    ]);
    expect(two).toEqual(one);
    expect(many).toEqual(one);
    expect(one!.profiled).toBe(4 * ROWS);
  });

  it("copies neither a small file nor what Parquet would not give back", async () => {
    await write("small.csv", lines.slice(0, 1000));
    expect((await inFolderOfCopies((copies) => read("small.csv", copies))).isCopy).toBe(false);
    const derived = await inFolderOfCopies((copies) => read("plain.csv", copies, {wanted: [...columns, day]}));
    expect(derived).toMatchObject({isCopy: false, profiled: ROWS});
  });
});

describe("copyTyped(…)", () => {
  it("has as many rows in its pieces as in all, and the same with any number of threads", async () => {
    const relation = "(SELECT i, sin(i) AS x FROM range(1000000) t(i))";
    const sums: unknown[] = [];
    for (const threads of [1, 3]) {
      const copy = await copyTyped(database, relation, folder, threads);
      expect(copy!.pieces.length).toBe(3);
      const each = copy!.pieces.map((piece) => `SELECT count(*), min(i), max(i), sum(i) FROM ${piece}`);
      const reader = await database.connection.runAndReadAll(each.join(" UNION ALL "));
      sums.push(reader.getRows());
      await copy!.remove();
    }
    expect(sums[0]).toEqual([
      [491_520n, 0n, 491_519n, 120_795_709_440n],
      [491_520n, 491_520n, 983_039n, 362_387_619_840n],
      [16_960n, 983_040n, 999_999n, 16_816_170_720n]
    ]);
    expect(sums[1]).toEqual(sums[0]);
  });

  it("leaves nothing behind where it fails, and the database with one thread", async () => {
    const copies = await makeFolder();
    const broken = "(SELECT CAST(CASE WHEN i = 90000 THEN 'word' ELSE '1' END AS DOUBLE) AS x FROM range(100000) t(i))";
    await expect(copyTyped(database, broken, copies, 2)).rejects.toThrow("word");
    expect(await readdir(copies)).toEqual([]);
    const reader = await database.connection.runAndReadAll("SELECT current_setting('threads')");
    expect(reader.getRows()).toEqual([[1n]]);
  });
});
