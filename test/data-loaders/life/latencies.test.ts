import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {latenciesFile, readLatencies} from "../../../data-loaders/life/kept-latencies.js";
import {openLatencies} from "../../../data-loaders/life/latencies.js";
import {measureLatency, thisMachine} from "../../../data-loaders/life/measure-latency.js";
import type {TrainedModel} from "../../../lib/model/types.js";

const model: TrainedModel = {
  kind: "least squares",
  inputs: [
    {kind: "number", name: "x", mean: 1, sd: 2, gaps: false},
    {kind: "category", name: "c", levels: ["a", "b"]}
  ],
  outcome: {task: "regression", name: "y", mean: 0, sd: 1},
  layers: [{inputs: 5, outputs: 1, weights: [1, 2, 3, 4, 5], bias: [0], activation: "linear"}]
};

/** A clock on which the nth call lasts n thousandths of a millisecond. */
function stopwatch(): () => number {
  let [reads, now] = [0, 0];
  return () => {
    reads += 1;
    if (reads % 2 === 0) now += reads / 2 / 1000;
    return now;
  };
}

describe("measureLatency(model, stopwatch)", () => {
  it("is the median and the 99th percentile of single rows, and the speed of whole batches", async () => {
    // calls last 1 to 1000 µs; the batches after them 1001 to 1005 µs
    expect(await measureLatency(model, stopwatch())).toEqual({
      ...{median: 501, p99: 990},
      rowsPerSecond: Number((16_384 / 1003e-6).toPrecision(3))
    });
  });

  it("measures with the clock of the machine, whose name it does not tell", async () => {
    const {median, p99, rowsPerSecond} = await measureLatency(model);
    expect(median).toBeGreaterThan(0);
    expect(p99).toBeGreaterThanOrEqual(median);
    expect(rowsPerSecond).toBeGreaterThan(1e4);
    expect(thisMachine()).toMatch(/^[1-9]\d* × .+, Node 2\d/);
  });
});

describe("openLatencies(store, {machine, stopwatch})", () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "driftbook-latency-"))));
  afterEach(() => rm(folder, {recursive: true}));
  const on = (machine: string, former: string | null = null) => {
    const root = join(folder, former === null ? "small" : "small.next");
    return openLatencies({root, former}, {machine, stopwatch: stopwatch()});
  };
  const kept = async () =>
    (await readLatencies(join(folder, "small"))).map(({version, machine}) => `${version} on ${machine}`);

  it("measures each version once, wherever it is asked, and keeps that", async () => {
    expect(await kept()).toEqual([]);
    const first = await on("A");
    for (const version of ["v", "w", "v"]) await first.keep({version, model});
    const before = await readFile(latenciesFile(join(folder, "small")), "utf8");
    await (await on("B")).keep({version: "v", model});
    expect(await kept()).toEqual(["v on A", "w on A"]);
    expect(await readFile(latenciesFile(join(folder, "small")), "utf8")).toBe(before);
  });

  it("holds two versions against each other on one machine alone, and by what was measured there before", async () => {
    await (await on("A")).keep({version: "v", model});
    const pair = [
      {version: "v", model},
      {version: "w", model}
    ] as const;
    const times = await (await on("B")).both(...pair);
    expect(times).toEqual({machine: "B", champion: 501, challenger: 1510});
    expect(await kept()).toEqual(["v on A", "v on B", "w on B"]);
    expect(await (await on("B")).both(...pair)).toEqual(times);
  });

  it("goes on with what a build that starts over had before", async () => {
    await (await on("A")).keep({version: "v", model});
    await (await on("A", join(folder, "small"))).keep({version: "v", model});
    expect(await kept()).toEqual(["v on A"]);
  });
});
