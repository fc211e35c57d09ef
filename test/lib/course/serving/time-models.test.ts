import {describe, expect, it} from "vitest";
import {timeModels, timeOf} from "../../../../lib/course/serving/time-models.js";
import type {ModelShape} from "../../../../lib/course/serving/time-models.js";

const models: readonly ModelShape[] = Object.freeze([
  {id: "mean", widths: null, networks: 1},
  {id: "linear", widths: [12, 1], networks: 1},
  {id: "five", widths: [12, 50, 1], networks: 5}
] as const);

/** A clock by which whatever is timed lasts as long. */
function clockOf(ms: number): () => number {
  let [looks, now] = [0, 0];
  return () => {
    looks += 1;
    if (looks % 2 === 0) now += ms;
    return now;
  };
}

describe("timeModels(models, rows, {clock, onModel})", () => {
  it("times each model with each size of batch, to three digits, and says before which it is at", async () => {
    const said: string[] = [];
    const times = await timeModels(models, [1, 8], {clock: clockOf(1234.56), onModel: (id) => void said.push(id)});
    expect(said).toEqual(["mean", "linear", "five"]);
    expect(times).toEqual({rows: [1, 8], models: said.map((id) => ({id, ms: [1230, 1230]}))});
  });

  it("by a real clock has the mean before least squares, and five nets after it, for many rows", async () => {
    const times = await timeModels(models, [1000], {clock: () => performance.now(), onModel: () => {}});
    const [mean, linear, five] = models.map(({id}) => timeOf(times, id, 1000));
    expect(mean).toBeGreaterThan(0);
    expect(mean).toBeLessThan(linear!);
    expect(linear).toBeLessThan(five!);
  });

  it("refuses models of which none has layers", () =>
    expect(timeModels([models[0]!], [1], {clock: () => 0, onModel: () => {}})).rejects.toThrow("no model has layers"));
});

describe("timeOf(times, id, count)", () => {
  it("refuses what was not timed", () => {
    const times = {rows: [1], models: [{id: "mean", ms: [2]}]} as const;
    expect(() => timeOf(times, "mean", 8)).toThrow("not timed: mean, 8 rows");
    expect(() => timeOf(times, "five", 1)).toThrow("not timed: five, 1 rows");
  });
});
