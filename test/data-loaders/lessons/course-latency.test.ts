import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {courseLatency} from "../../../data-loaders/lessons/course-latency.js";
import {latenciesFile} from "../../../data-loaders/life/kept-latencies.js";
import type {Manifest} from "../../../lib/course/pipeline/manifest.js";
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

const size = Object.freeze({streams: 1, days: 1});
const manifest: Manifest = Object.freeze({steps: [], changes: [], tried: size, site: size});
const timed = (ms: number) => async () => ({steps: [{id: "train", ms, results: 1}]});

describe("courseLatency(root, subjects, effects)", () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "driftbook-course-"))));
  afterEach(() => rm(folder, {recursive: true}));
  const on = (machine: string, ms: number, {models = points, built = manifest} = {}) =>
    courseLatency(join(folder, "course"), {models, manifest: built, timeSteps: timed(ms)}, silentEffects(), {
      ...{machine, stopwatch: clockOf(ms)}
    });

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
    expect(await on("B", 2000, {models: [points[0]!, {...points[1]!, rmse: 4}]})).toEqual(first);
    const {models, steps} = await on("B", 2000, {models: [points[0]!, {...points[1]!, networks: 2}]});
    expect(models.machine).toBe("B");
    expect(models.of).not.toBe(first.models.of);
    expect(steps).toEqual(first.steps);
  });

  it("measures the steps of another manifest anew, and leaves the models be", async () => {
    const first = await on("A", 1000);
    expect(first.steps).toMatchObject({machine: "A", steps: [{id: "train", ms: 1000, results: 1}]});
    const {models, steps} = await on("B", 2000, {built: {...manifest, site: {streams: 2, days: 1}}});
    expect(models).toEqual(first.models);
    expect(steps).toMatchObject({machine: "B", steps: [{id: "train", ms: 2000, results: 1}]});
  });
});
