import {describe, expect, it} from "vitest";
import {
  bestRemedy,
  borderPools,
  medianErrors,
  remedies,
  tryRemedies
} from "../../../../lib/course/retraining/border.js";
import {gramRmse, gramRows} from "../../../../lib/model/gram.js";
import {boston, settings} from "../pipeline/stream.js";

const pools = borderPools(boston, settings);

describe("borderPools(boston, settings)", () => {
  it("keeps old rows, rows to draw from and rows that score apart", () => {
    expect([gramRows(pools.old), pools.drawn[0]!.length, gramRows(pools.scoring)]).toEqual([304, 101, 101]);
  });
});

describe("tryRemedies(pools, rows, factors, seed)", () => {
  const [same, double] = tryRemedies(pools, 40, [1, 2], 5, 4) as [never, never] as ReturnType<typeof tryRemedies>;

  it("draws the same for the same seed, and otherwise for another", () => {
    expect(tryRemedies(pools, 40, [1, 2], 5, 4)).toEqual([same, double]);
    expect(tryRemedies(pools, 40, [1], 6, 4)[0]!.rebuild).not.toEqual(same!.rebuild);
  });
  it("leaves the model as it is for the first remedy", () => {
    expect(same!.keep).toBeCloseTo(gramRmse(pools.scoring, pools.model, pools.target), 10);
  });
  it("rebuilds for double prices what it rebuilds for single ones, twice as large", () => {
    double!.rebuild.forEach((rmse, i) => expect(rmse).toBeCloseTo(2 * same!.rebuild[i]!, 6));
  });
  it("makes a change of prices worst for who leaves the model", () => {
    expect(double!.keep).toBeGreaterThan(Math.max(...double!.continue));
  });
});

describe("medianErrors(trial)", () => {
  it("takes the middle of the draws", () => {
    expect(medianErrors({keep: 5, continue: [1, 9, 2], rebuild: [4, 2]})).toEqual({keep: 5, continue: 2, rebuild: 3});
  });
});

describe("bestRemedy(errors, gain)", () => {
  it.each([
    [{keep: 10, continue: 9, rebuild: 8}, 0, "rebuild"],
    [{keep: 10, continue: 8, rebuild: 9}, 0, "continue"],
    [{keep: 10, continue: 9, rebuild: 8}, 0.2, "keep"],
    [{keep: 5, continue: 5, rebuild: 6}, 0, "keep"]
  ])("%j with a gain over %d is %s", (errors, gain, best) => {
    expect(bestRemedy(errors, gain)).toBe(best);
    expect(remedies).toContain(best);
  });
});
