import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDatabase, writeParquet} from "../../data-loaders/engines/duckdb.js";
import type {Database, WrittenColumn} from "../../data-loaders/engines/duckdb.js";
import {joinedRows, windowRows} from "../../data-loaders/simulated/window-rows.js";

describe("windowRows(database, logs, names, belongs)", () => {
  let database: Database;
  const logs: string[] = [];

  beforeAll(async () => {
    database = await openDatabase();
    const folder = await mkdtemp(join(tmpdir(), "driftbook-window-"));
    const days: WrittenColumn[][] = [
      [
        {name: "tract", type: "BIGINT", values: [1, 2, 3]},
        {name: "x", type: "DOUBLE", values: [0.5, 1.5, 2.5]},
        {name: "medv", type: "DOUBLE", values: [10, 20, 30]}
      ],
      [
        {name: "tract", type: "BIGINT", values: [3, 4]},
        {name: "renamed", type: "DOUBLE", values: [7, 8]},
        {name: "medv", type: "DOUBLE", values: [40, 50]}
      ]
    ];
    for (const [day, columns] of days.entries()) {
      logs.push(join(folder, `${day}.parquet`));
      await writeParquet(database, logs[day]!, columns);
    }
  });

  afterAll(() => database.close());

  it("has the rows of the tracts that are wanted, oldest first, with the day of each", async () => {
    const rows = await windowRows(database, logs, ["medv"], (tract) => tract !== 2);
    expect(Object.fromEntries(Object.entries(rows).map(([name, values]) => [name, [...values]]))).toEqual({
      ...{tract: [1, 3, 3, 4], medv: [10, 30, 40, 50], day: [0, 0, 1, 1]}
    });
  });

  it("has NaN where a log lacks a column", async () => {
    const {x, renamed} = await windowRows(database, logs, ["x", "renamed"], (tract) => tract >= 3);
    expect([...x!]).toEqual([2.5, NaN, NaN]);
    expect([...renamed!]).toEqual([NaN, 7, 8]);
  });

  it("has no rows where no tract is wanted, and none of no logs", async () => {
    for (const rows of [
      await windowRows(database, logs, ["medv"], () => false),
      await windowRows(database, [], ["medv"], () => true)
    ])
      expect(Object.values(rows).map((values) => values.length)).toEqual([0, 0, 0]);
  });
});

describe("joinedRows(names, first, others)", () => {
  const others = {x: Float64Array.of(3), y: Float64Array.of(4), day: Float64Array.of(0)};

  it("has the first rows before the others, of the columns that are named", () => {
    const rows = joinedRows(["x", "y"], {x: [1], y: [2], z: [9]}, others);
    expect([Object.keys(rows), [...rows["x"]!], [...rows["y"]!]]).toEqual([
      ["x", "y"],
      [1, 3],
      [2, 4]
    ]);
  });

  it("refuses a column that the first rows lack", () => {
    expect(() => joinedRows(["x", "y"], {x: [1]}, others)).toThrow("missing column: y");
  });
});
