import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {calibratedVerdict} from "../../../../lib/drift/calibrated/verdict.js";
import type {CalibratedInput, CalibratedVerdict} from "../../../../lib/drift/calibrated/verdict.js";
import {DISTANCES} from "../../../../lib/drift/types.js";
import {psi} from "../../../../lib/statistics/distances.js";

const judge = (reference: number[], current: number[], change: Partial<CalibratedInput> = {}): CalibratedVerdict =>
  calibratedVerdict({
    reference: Object.freeze(reference),
    current: Object.freeze(current),
    ordered: reference.length,
    distance: "psi",
    alpha: 0.05,
    ...change
  });

describe("calibratedVerdict(input)", () => {
  it("says alarm when shares changed and none when they are the same", () => {
    expect(judge([500, 500], [400, 600]).status).toBe("alarm");
    expect(judge([500, 500], [500, 500])).toMatchObject({status: "no alarm", value: 0, overdispersion: 1});
  });

  it("measures over cells that are not rare", () => {
    const verdict = judge([300, 300, 3, 300], [100, 100, 1, 100]);
    expect(verdict.cells).toEqual([[0], [1], [2, 3]]);
    expect(verdict.value).toBeCloseTo(psi([300, 300, 303], [100, 100, 101]), 12);
  });

  it("alarms about a level that is new in a small window, however long the reference", () => {
    for (const ordered of [0, 3]) {
      expect(judge([100_000, 0, 0], [0, 50, 0], {ordered}).status).toBe("alarm");
      expect(judge([0, 100_000, 0], [50, 0, 0], {ordered}).status).toBe("alarm");
      expect(judge([0, 100_000, 0], [0, 40, 10], {ordered}).status).toBe("alarm");
    }
  });

  it("says that there is not enough data rather than that nothing changed", () => {
    expect(judge([500, 500], [2, 2]).status).toBe("not enough data");
    expect(judge([990, 10], [50, 0]).status).toBe("not enough data");
    expect(judge([500, 500], [0, 0]).status).toBe("not enough data");
    expect(judge([0, 0], [50, 50]).status).toBe("not enough data");
    expect(judge([], []).status).toBe("not enough data");
  });

  it("says no alarm of a constant column", () => {
    expect(judge([500, 0], [50, 0])).toMatchObject({status: "no alarm", value: 0, pValue: 1});
  });

  it("asks for more when days differ by nature", () => {
    const day = (i: number): {counts: number[]} => ({counts: i % 2 === 0 ? [60, 40] : [40, 60]});
    const partitions = {reference: Array.from({length: 20}, (_, i) => day(i)), current: [day(0)]};
    expect(judge([1000, 1000], [60, 40]).status).toBe("alarm");
    const verdict = judge([1000, 1000], [60, 40], {partitions});
    expect(verdict.status).toBe("no alarm");
    expect(verdict.overdispersion).toBeGreaterThan(3);
    expect(verdict.threshold).toBeGreaterThan(judge([1000, 1000], [60, 40]).threshold);
  });

  it("compares a Sunday with Sundays", () => {
    const day = (i: number): {counts: number[]; slot: string} =>
      i % 7 === 0 ? {counts: [20, 80], slot: "Sun"} : {counts: [80, 20], slot: "weekday"};
    const reference = Array.from({length: 28}, (_, i) => day(i));
    const sum = [0, 1].map((cell) => reference.reduce((rows, {counts}) => rows + counts[cell]!, 0));
    expect(judge(sum, [20, 80]).status).toBe("alarm");
    expect(judge(sum, [20, 80], {partitions: {reference, current: [day(0)]}}).status).toBe("no alarm");
    expect(judge(sum, [50, 50], {partitions: {reference, current: [{counts: [50, 50], slot: "Sun"}]}}).status).toBe(
      "alarm"
    );
    const unknown = {reference, current: [{counts: [20, 80], slot: "holiday"}]};
    expect(judge(sum, [20, 80], {partitions: unknown}).status).toBe("not enough data");
  });

  it("says that there is not enough data where counts come in steps too coarse for the rate", () => {
    // 3 rows where 6.4 are expected: as far or farther has 9.3 %, farther 4.3 %
    const statuses = [2, 3, 4].map((rows) => judge([120 + rows, 22 - rows], [58 - rows, rows]).status);
    expect(statuses).toEqual(["alarm", "not enough data", "no alarm"]);
  });

  it("gives a status to any counts, an alarm only above the threshold and with p at most α", () => {
    const counts = fc.array(fc.oneof(fc.nat(3), fc.nat(100), fc.nat(100_000)), {minLength: 4, maxLength: 4});
    fc.assert(
      fc.property(
        counts,
        counts,
        fc.constantFrom(...DISTANCES),
        fc.constantFrom(0.2, 0.05, 0.001),
        (a, b, distance, alpha) => {
          const {status, value, threshold, pValue} = judge(a, b, {distance, alpha});
          if (Number.isNaN(threshold)) return;
          expect(status === "alarm").toBe(value > threshold * (1 + 1e-6));
          if (status === "alarm") expect(pValue).toBeLessThanOrEqual(alpha * (1 + 1e-9));
        }
      ),
      {seed: 2, numRuns: 200}
    );
  });

  it.each([0, 1, -1, NaN])("throws for an alpha of %d", (alpha) => {
    expect(() => judge([1, 1], [1, 1], {alpha})).toThrow(`invalid alpha: ${alpha}`);
  });
});
