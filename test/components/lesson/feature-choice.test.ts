import {describe, expect, it} from "vitest";
import {gramOf} from "../../../lib/model/gram.js";
import {seeded} from "../../../lib/statistics/random.js";
import {combinations, featureLab, fitSubset, rangesOfSizes} from "../../../src/components/lesson/feature-choice.js";

const random = seeded(3);
const names = ["a", "b", "c", "d"];

/** 40 rows with y = 3 + 2a − b + noise; c is noise and d a copy of a with noise. */
function block(): number[] {
  const columns = [...names, "y"].map(() => new Float64Array(40));
  for (let i = 0; i < 40; ++i) {
    const [a, b, c] = [random(), random(), random()];
    [a, b, c, a + 0.1 * random(), 3 + 2 * a - b + 0.01 * random()].forEach((value, j) => (columns[j]![i] = value));
  }
  return [...gramOf([...names, "y"], columns).values];
}

const grams = {
  names: ["intercept", ...names, "y"],
  train: block(),
  poolA: block(),
  poolB: block(),
  all: block()
};
const lab = featureLab(grams, "c");

describe("featureLab(grams, excluded)", () => {
  it("holds out both production pools", () => {
    expect([lab.data.train.values[0], lab.data.holdOut.values[0]]).toEqual([40, 80]);
  });
  it("leaves the excluded column out of the usual fit", () => {
    expect([...lab.full.effects.keys()]).toEqual(["a", "b", "d"]);
  });
});

describe("fitSubset(data, features)", () => {
  it("finds the effects of one standard deviation", () => {
    const {effects, holdOutRmse} = fitSubset(lab.data, ["a", "b"]);
    const deviation = Math.sqrt(1 / 12);
    expect(effects.get("a")).toBeCloseTo(2 * deviation, 0);
    expect(effects.get("b")).toBeCloseTo(-deviation, 0);
    expect(holdOutRmse).toBeLessThan(0.01);
  });
  it("predicts the training mean without features", () => {
    const {train} = lab.data;
    const n = train.values[0]!;
    const variance = train.values.at(-1)! / n - (train.values[5]! / n) ** 2;
    expect(lab.none.trainRmse).toBeCloseTo(Math.sqrt(variance), 10);
  });
});

describe("rangesOfSizes(data, features)", () => {
  it("ends with the best and the worst subset of every size", () => {
    const last = [...rangesOfSizes(lab.data, names)].at(-1)!;
    expect(last.map(({subsets}) => subsets)).toEqual([1, 4, 6, 4, 1]);
    const errors = combinations(names, 2).map((subset) => fitSubset(lab.data, subset).holdOutRmse);
    expect(last[2]!.best.holdOutRmse).toBe(Math.min(...errors));
    expect(last[2]!.worst.holdOutRmse).toBe(Math.max(...errors));
    expect(last[2]!.best.features).toEqual(["a", "b"]);
  });
});
