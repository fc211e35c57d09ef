import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {courseLatency} from "../../../data-loaders/lessons/course-latency.js";
import {latenciesFile} from "../../../data-loaders/life/kept-latencies.js";
import type {ModelPoint} from "../../../lib/course/serving/files.js";
import {silentEffects} from "../silent-effects.js";

const points: readonly ModelPoint[] = Object.freeze([
  {id: "mean", widths: null, networks: 1, rmse: 9, trained: 1},
  {id: "linear", widths: [12, 1], networks: 1, rmse: 5, trained: 1}
]);

/** A clock by which whatever is timed lasts as long. */
function clockOf(ms: number): () => number {
  let [looks, now] = [0, 0];
  return () => {
    looks += 1;
    if (looks % 2 === 0) now += ms;
    return now;
  };
}

describe("courseLatency(root, serving, effects)", () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "driftbook-course-"))));
  afterEach(() => rm(folder, {recursive: true}));
  const on = (machine: string, ms: number, models = points) =>
    courseLatency(join(folder, "course"), {models}, silentEffects(), {machine, stopwatch: clockOf(ms)});

  it("measures the models of the lesson, and says on what", async () => {
    const {models} = await on("A", 1000);
    expect(models).toMatchObject({machine: "A", rows: [1, 10, 100, 1000]});
    expect(models.models).toEqual([
      {id: "mean", ms: [1000, 1000, 1000, 1000]},
      {id: "linear", ms: [1000, 1000, 1000, 1000]}
    ]);
  });

  it("keeps that beside the course's store, on whatever machine the next build runs", async () => {
    const first = await on("A", 1000);
    const file = latenciesFile(join(folder, "course"));
    const before = await readFile(file, "utf8");
    expect(JSON.parse(before)).toEqual(first);
    expect(await on("B", 2000)).toEqual(first);
    expect(await readFile(file, "utf8")).toBe(before);
  });

  it("measures other shapes anew, and does not mind another error", async () => {
    const first = await on("A", 1000);
    expect(await on("B", 2000, [points[0]!, {...points[1]!, rmse: 4}])).toEqual(first);
    const {models} = await on("B", 2000, [points[0]!, {...points[1]!, networks: 2}]);
    expect(models.machine).toBe("B");
    expect(models.of).not.toBe(first.models.of);
  });
});
