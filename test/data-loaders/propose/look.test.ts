import {mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDatabase} from "../../../data-loaders/engines/duckdb.js";
import type {Database} from "../../../data-loaders/engines/duckdb.js";
import {lookAt} from "../../../data-loaders/propose/look.js";
import type {Look} from "../../../data-loaders/propose/look.js";

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "driftbook-"));
  database = await openDatabase();
});
afterAll(() => database.close());

function look(...files: string[]): Promise<Look> {
  return lookAt(database, {files, format: null, delimiter: null, nulls: []}, folder);
}

describe("lookAt(database, source, root)", () => {
  it("tells a column of numbers or times with a slip from one of text", async () => {
    const rows = Array.from({length: 200}, (_, i) => {
      const ts = i === 9 ? "soon" : `2026-01-01T10:${String(i % 60).padStart(2, "0")}:00`;
      return `${ts},${i === 7 ? "forty" : i},${i % 50 === 0 ? "few" : i}`;
    });
    await writeFile(join(folder, "slips.csv"), `ts,x,mixed\n${rows.join("\n")}\n`);
    const {columns} = await look("slips.csv");
    expect(columns).toMatchObject([
      {name: "ts", type: "timestamp", present: 198, stray: {rows: 1, present: 200, example: "soon"}},
      {name: "x", type: "number", present: 198, stray: {rows: 1, present: 200, example: "forty"}},
      // four of two hundred are no slips
      {name: "mixed", type: "text", present: 198, stray: null}
    ]);
  });

  it("counts values and rows of all files together", async () => {
    await writeFile(join(folder, "a.csv"), "ts,x,word\n2026-01-01T10:00:00,1,a\n2026-01-01T11:00:00,3,b\n,,\n");
    await writeFile(join(folder, "b.csv"), "ts,x,word\n2026-02-01T10:00:00,-0.5,a\n");
    const table = await look("a.csv", "b.csv");
    expect(table).toMatchObject({files: 2, rows: 4});
    expect(table.columns).toEqual([
      {name: "ts", type: "timestamp", present: 3, distinct: 3, range: null, isWhole: false, stray: null},
      {name: "x", type: "number", present: 3, distinct: 3, range: [-0.5, 3], isWhole: false, stray: null},
      {name: "word", type: "text", present: 3, distinct: 2, range: null, isWhole: false, stray: null}
    ]);
    expect(table.holdsDays("ts")).toBe(false);
    expect(await table.slots("ts", "day")).toEqual({
      unit: "day",
      starts: ["2026-01-01", "2026-02-01"],
      rows: [2, 1],
      undated: 1
    });
    expect((await table.slots("ts", "hour")).starts).toEqual([
      "2026-01-01T10:00:00.000Z",
      "2026-01-01T11:00:00.000Z",
      "2026-02-01T10:00:00.000Z"
    ]);
    await table.close();
  });

  it("knows columns of days, whole numbers, and keys exactly", async () => {
    const rows = `SELECT DATE '2026-01-01' + (i // 500)::INTEGER AS day, i::DOUBLE AS whole, printf('L%d', i) AS key,
      CASE WHEN i = 0 THEN 'NaN'::DOUBLE WHEN i = 1 THEN 'Infinity'::DOUBLE ELSE i / 4 END AS x FROM range(5000) AS t(i)`;
    await database.connection.run(`COPY (${rows}) TO '${join(folder, "a.parquet")}'`);
    const table = await look("a.parquet");
    expect(table.holdsDays("day")).toBe(true);
    expect((await table.slots("day", "week")).starts).toEqual(["2025-12-29", "2026-01-05"]);
    const [, whole, key, x] = table.columns;
    expect(whole).toMatchObject({type: "number", isWhole: true, range: [0, 4999]});
    expect(key).toEqual({
      name: "key",
      type: "text",
      present: 5000,
      distinct: 5000,
      range: null,
      isWhole: false,
      stray: null
    });
    expect(x).toMatchObject({present: 5000, isWhole: false, range: [0.5, 1249.75]});
    await table.close();
  });
});
