import {describe, expect, it} from "vitest";
import {numericSpec, levelSpec} from "../../../lib/profile/reference-spec.js";
import type {ReferencePredictions} from "../../../lib/published-model.js";
import {scenarios} from "../../../lib/scenario/scenarios.js";
import {seeded} from "../../../lib/statistics/random.js";
import {drawProfile, drawScenario, scenarioOf} from "../../../src/components/serve/draw-rows.js";
import type {Input} from "../../../src/components/serve/inputs.js";
import {loudestPartition} from "../../../src/components/serve/loudest.js";
import {smallInputs, smallReference} from "./fixture.js";

const tracts = Array.from({length: 30}, (_, i) => ({
  lstat: i + 1,
  nox: 0.4 + 0.01 * i,
  rad: i % 2 === 0 ? 24 : 4,
  ptratio: 15 + (i % 5)
}));
const inputs = ["lstat", "nox", "rad", "ptratio"] as const;
const source: ReferencePredictions = {
  ...{version: "a1", inputs, predictions: tracts.map(() => 0)},
  columns: inputs.map((name) => tracts.map((tract) => tract[name])),
  pools: tracts.map((_, i) => i % 3)
};
const asked = inputs.map((name): Input => {
  const spec =
    name === "rad"
      ? levelSpec(name, "feature", ["24", "4"])
      : numericSpec(
          name,
          "feature",
          "number",
          tracts.map((tract) => tract[name])
        );
  return {name, unit: "", description: "", spec, range: null, typical: null};
});
const draw = (id: string, day: number, seed = 1) => drawScenario(source, asked, scenarioOf(id)!, {day, rows: 40, seed});

describe("drawScenario", () => {
  it("draws whole rows that the model has not learnt from, categories as text, the same by the same seed", () => {
    const held = new Set(
      tracts.filter((_, i) => source.pools[i] !== 0).map((tract) => JSON.stringify({...tract, rad: String(tract.rad)}))
    );
    const rows = draw("S0", 0);
    expect(rows.length).toBe(40);
    expect(rows.filter((row) => !held.has(JSON.stringify(row)))).toEqual([]);
    expect(draw("S0", 0)).toEqual(rows);
    expect(draw("S0", 0, 2)).not.toEqual(rows);
  });

  it("changes rows as the scenario does: a unit, a new value, a name that is gone", () => {
    expect(draw("S6a", 70).every(({nox}) => Number(nox) > 10)).toBe(true);
    const renamed = draw("S7", 70);
    expect(renamed.every(({ptratio}) => ptratio === null)).toBe(true);
    expect(new Set(renamed.map(({rad}) => rad))).toEqual(new Set(["4", "99"]));
    expect(draw("S7", 10)).toEqual(draw("S0", 10));
  });

  it("knows scenarios by the streams' ids, and no other", () => {
    expect(scenarioOf("S1")).toBe(scenarios.S1);
    expect(scenarioOf("log")).toBeNull();
    expect(scenarioOf("toString")).toBeNull();
  });
});

describe("drawProfile", () => {
  it("draws each column by its own counts, within the reference", () => {
    const rows = drawProfile(smallReference, smallInputs, 3000, seeded(4));
    const [low, high] = smallInputs[0]!.range!;
    const sizes = rows.map(({size}) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(low);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(high);
    expect(new Set(rows.map(({rooms}) => rooms))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    const north = rows.filter(({place}) => place === "north").length / rows.length;
    const {sums} = smallReference.profile;
    expect(sums[0]).toBe(600);
    // the reference's own share is 2/3 to within 0.06, the draws to within 0.03
    expect(Math.abs(north - 2 / 3)).toBeLessThan(0.09);
  });

  it("is the same by the same seed", () => {
    const drawn = (seed: number) => drawProfile(smallReference, smallInputs, 5, seeded(seed));
    expect(drawn(9)).toEqual(drawn(9));
    expect(drawn(9)).not.toEqual(drawn(10));
  });
});

describe("loudestPartition", () => {
  it.each([
    [["", "a", "ab", "ab", "ab", "a"], 3],
    [["", "", ""], 2],
    [["a", "", ""], 0]
  ])("of %j is %d", (alarms, expected) => {
    expect(loudestPartition({alarms: alarms.map((columns) => [...columns])})).toBe(expected);
  });
});
