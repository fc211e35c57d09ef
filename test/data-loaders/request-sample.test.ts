import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {tableFromIPC} from "@uwdata/flechette";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDatabase, writeParquet} from "../../data-loaders/engines/duckdb.js";
import type {Database, WrittenColumn} from "../../data-loaders/engines/duckdb.js";
import {requestSample} from "../../data-loaders/stages/request-sample.js";
import type {ServedPartition} from "../../data-loaders/stages/request-sample.js";

const ROWS_PER_DAY = 100;
const DAY_MS = 86_400_000;

let [database, folder] = [null as unknown as Database, ""];
beforeAll(async () => {
  database = await openDatabase();
  folder = await mkdtemp(join(tmpdir(), "driftbook-"));
});
afterAll(async () => {
  database.close();
  await rm(folder, {recursive: true});
});

const double = (name: string, of: (row: number) => number): WrittenColumn => {
  return {name, type: "DOUBLE", values: Array.from({length: ROWS_PER_DAY}, (_, row) => of(row))};
};

/** A day whose requests tell their day and row in every column; from day 5 on `rm` is called `rooms`. */
async function servedDay(day: number): Promise<ServedPartition> {
  const start = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
  const [log, predictions] = [`rows-${day}.parquet`, `predictions-${day}.parquet`].map((name) => join(folder, name));
  const at: WrittenColumn = {
    ...double("at", (row) => Date.parse(start) + (row * DAY_MS) / ROWS_PER_DAY),
    type: "TIMESTAMP_MS"
  };
  await writeParquet(database, log!, [
    at,
    {...double("tract", (row) => 1000 * day + row), type: "BIGINT"},
    double(day < 5 ? "rm" : "rooms", (row) => day + row / 1000),
    double("medv", (row) => 20 + row)
  ]);
  await writeParquet(database, predictions!, [
    at,
    {...double("by_canary", (row) => Number(day === 6 && row % 2 === 0)), type: "BIGINT"},
    double("prediction", (row) => 21 + row)
  ]);
  const canary = day === 6 ? "b" : null;
  const isKnown = (tract: number): boolean => day < 6 && tract % 2 === 0;
  return {start, log: log!, predictions: predictions!, champion: "a", canary, isKnown};
}

async function sampleOf(days: readonly number[], seed = 42) {
  const partitions: ServedPartition[] = [];
  for (const day of days) partitions.push(await servedDay(day));
  const bytes = await requestSample(database, partitions, {target: "medv", seed});
  return {bytes, rows: tableFromIPC(bytes).toArray() as Record<string, unknown>[]};
}

describe("requestSample(database, partitions, options)", () => {
  it("has at most 300 rows of the last seven partitions, in order of time", async () => {
    const {rows} = await sampleOf([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(rows.length).toBe(300);
    const starts = [...new Set(rows.map((row) => row["partition"]))];
    expect(starts).toEqual([3, 4, 5, 6, 7, 8, 9].map((day) => `2026-01-0${day}`));
    const times = rows.map((row) => Number(row["time"]));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(rows.map((row) => row["tract"])).size).toBe(300);
  });

  it("has every row where there are few", async () => {
    const {rows} = await sampleOf([0, 1]);
    expect(rows.map((row) => row["tract"])).toEqual(
      [0, 1].flatMap((day) => Array.from({length: ROWS_PER_DAY}, (_, row) => 1000 * day + row))
    );
  });

  it("draws the same rows for the same seed, and others for another", async () => {
    const days = [0, 1, 2, 3];
    const [one, same, other] = [await sampleOf(days), await sampleOf(days), await sampleOf(days, 43)];
    expect(same.bytes).toEqual(one.bytes);
    expect(other.rows).not.toEqual(one.rows);
  });

  it("keeps what belongs to a request together, with columns that come and go", async () => {
    const {rows} = await sampleOf([4, 5, 6]);
    for (const row of rows) {
      const [tract, partition] = [row["tract"] as number, row["partition"] as string];
      const [day, position] = [Math.floor(tract / 1000), tract % 1000];
      expect(partition).toBe(`2026-01-0${day + 1}`);
      expect(Number(row["time"])).toBe(Date.parse(partition) + (position * DAY_MS) / ROWS_PER_DAY);
      expect(row["prediction"]).toBe(21 + position);
      expect([row["rm"], row["rooms"]]).toEqual(
        day < 5 ? [day + position / 1000, null] : [null, day + position / 1000]
      );
      expect(row["model"]).toBe(day === 6 && position % 2 === 0 ? "b" : "a");
    }
  });

  it("tells a label only where it is known", async () => {
    const {rows} = await sampleOf([5, 6]);
    for (const row of rows) {
      const tract = row["tract"] as number;
      expect(row["label"]).toBe(tract < 6000 && tract % 2 === 0 ? 20 + (tract % 1000) : null);
      expect(row).not.toHaveProperty("medv");
    }
  });
});
