import {describe, expect, it} from "vitest";
import {groupDifference, restOf} from "../../../lib/decay/group-difference.js";
import {comparePerformance} from "../../../lib/decay/performance.js";
import {addScores, scoreSums} from "../../../lib/decay/score-sums.js";
import {seeded} from "../../../lib/statistics/random.js";
import type {Random} from "../../../lib/statistics/random.js";

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Sums of n rows whose errors have a mean and a standard deviation. */
function drawn(random: Random, n: number, mean: number, deviation: number): readonly number[] {
  const errors = Array.from({length: n}, () => mean + deviation * normal(random));
  return scoreSums(errors, Array<number>(n).fill(0), []);
}

describe("groupDifference(group, rest, level)", () => {
  it("holds the true ratio and difference as often as it says", () => {
    const random = seeded(7);
    const [ratio, bias] = [Math.hypot(1, 3) / Math.hypot(0.5, 2), 0.5];
    const held = {ratio: 0, bias: 0};
    for (let round = 0; round < 2000; ++round) {
      const found = groupDifference(drawn(random, 60, 1, 3), drawn(random, 400, 0.5, 2), 0.95);
      held.ratio += Number(found.ratio.low <= ratio && ratio <= found.ratio.high);
      held.bias += Number(found.bias.low <= bias && bias <= found.bias.high);
    }
    for (const count of [held.ratio, held.bias]) {
      expect(count / 2000).toBeGreaterThan(0.93);
      expect(count / 2000).toBeLessThan(0.97);
    }
  });

  it("tells sizes apart where the test of two windows does", () => {
    const random = seeded(11);
    const verdicts = Array.from({length: 200}, () => {
      const [group, rest] = [drawn(random, 80, 0, 1.2), drawn(random, 300, 0, 1)];
      const {low, high} = groupDifference(group, rest, 0.95).ratio;
      return [low > 1 ? "worse" : high < 1 ? "better" : "unchanged", comparePerformance(rest, group, 0.05).verdict];
    });
    expect(verdicts.filter(([own, other]) => own !== other)).toEqual([]);
    expect(verdicts.some(([own]) => own === "worse")).toBe(true);
  });

  it("has no limits below 30 labelled rows on either side", () => {
    const random = seeded(3);
    const [few, many] = [drawn(random, 29, 0, 1), drawn(random, 300, 0, 1)];
    for (const {ratio, bias} of [groupDifference(few, many, 0.95), groupDifference(many, few, 0.95)])
      expect([ratio.low, ratio.high, bias.low, bias.high]).toEqual([NaN, NaN, NaN, NaN]);
    expect(Number.isFinite(groupDifference(few, many, 0.95).ratio.value)).toBe(true);
  });
});

describe("restOf(all, part)", () => {
  it("gives back what was added", () => {
    const random = seeded(5);
    const [part, rest] = [drawn(random, 40, 0, 2), drawn(random, 90, 1, 1)];
    const found = restOf([...addScores([part, rest])], [...part]);
    found.forEach((sum, i) => expect(sum).toBeCloseTo(rest[i]!, 8));
  });

  it("refuses sums of another shape", () => {
    expect(() => restOf([1, 2], [1])).toThrow(RangeError);
  });
});
