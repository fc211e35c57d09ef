import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {calibratedColumn} from "../../../../lib/drift/calibrated/column.js";
import type {ColumnVerdict} from "../../../../lib/drift/calibrated/column.js";
import type {WindowPair} from "../../../../lib/drift/calibrated/windows.js";

type Change = Partial<WindowPair> & {alpha?: number};

const judge = (reference: number[], current: number[], change: Change = {}): ColumnVerdict =>
  calibratedColumn({
    reference: Object.freeze(reference),
    current: Object.freeze(current),
    ordered: reference.length,
    alpha: 0.05,
    ...change
  });

const even = Array.from({length: 10}, () => 100);

describe("calibratedColumn(input)", () => {
  it("is carried by the order when all values grow", () => {
    const {status, carrier} = judge(even, [14, 15, 16, 17, 19, 21, 23, 24, 25, 26]);
    expect(status).toBe("alarm");
    expect(carrier!.statistic).toBe("andersonDarling");
    expect(carrier!.value).toBeGreaterThan(carrier!.threshold);
  });

  it("is carried by one cell when rows go missing", () => {
    const {status, carrier} = judge([...even, 5], [19, 19, 20, 20, 19, 19, 20, 20, 19, 20, 9], {ordered: 10});
    expect(status).toBe("alarm");
    expect(carrier!.statistic).toBe("largestCell");
  });

  it("is carried by all cells together when many levels move a little", () => {
    const current = [24, 16, 25, 15, 24, 16, 25, 15, 24, 16].map((count) => 3 * count);
    const {status, carrier, figures} = judge(even, current, {ordered: 0});
    expect(status).toBe("alarm");
    expect(carrier!.statistic).toBe("pearson");
    expect(figures.map(({statistic}) => statistic)).toEqual(["pearson", "largestCell"]);
  });

  it("alarms about a level that is new in a small window, however long the reference", () => {
    for (const ordered of [0, 3]) {
      expect(judge([100_000, 0, 0], [0, 50, 0], {ordered}).status).toBe("alarm");
      expect(judge([60_000, 40_000, 0], [28, 17, 5], {ordered}).status).toBe("alarm");
    }
  });

  it("has one statistic for two cells, in which all agree", () => {
    expect(judge([500, 500], [40, 60]).figures.map(({statistic}) => statistic)).toEqual(["pearson"]);
  });

  it("says no alarm of like windows and of a constant column", () => {
    expect(
      judge(
        even,
        even.map((count) => count / 5)
      ).status
    ).toBe("no alarm");
    expect(judge([500, 0], [50, 0])).toMatchObject({status: "no alarm", pValue: 1, carrier: null});
  });

  it("says that there is not enough data rather than that nothing changed", () => {
    expect(judge([500, 500], [2, 2]).status).toBe("not enough data");
    expect(judge([990, 10], [50, 0]).status).toBe("not enough data");
    expect(judge([500, 500], [0, 0])).toMatchObject({status: "not enough data", pValue: NaN});
    expect(judge([], []).status).toBe("not enough data");
  });

  it("asks for more when days differ by nature", () => {
    const day = (i: number): {counts: number[]} => ({counts: i % 2 === 0 ? [50, 30, 20] : [20, 30, 50]});
    const partitions = {reference: Array.from({length: 20}, (_, i) => day(i)), current: [day(0)]};
    const plain = judge([700, 600, 700], [50, 30, 20]);
    const withDays = judge([700, 600, 700], [50, 30, 20], {partitions});
    expect([plain.status, withDays.status]).toEqual(["alarm", "no alarm"]);
    expect(withDays.overdispersion).toBeGreaterThan(3);
    expect(withDays.carrier!.threshold).toBeGreaterThan(2 * plain.carrier!.threshold);
  });

  it("gives a status to any counts; an alarm has a figure above its threshold, and p at most α", () => {
    const counts = fc.array(fc.oneof(fc.nat(3), fc.nat(100), fc.nat(100_000)), {minLength: 5, maxLength: 5});
    fc.assert(
      fc.property(counts, counts, fc.nat(5), fc.constantFrom(0.2, 0.05, 0.001), (a, b, ordered, alpha) => {
        const {status, figures, carrier, pValue} = judge(a, b, {ordered, alpha});
        if (status !== "alarm") return;
        expect(figures).toContainEqual(carrier);
        expect(carrier!.value).toBeGreaterThan(carrier!.threshold * (1 - 1e-6));
        expect(pValue).toBeLessThanOrEqual(alpha * (1 + 1e-9));
      }),
      {seed: 3, numRuns: 200}
    );
  });

  it.each([0, 1, -1, NaN])("throws for an alpha of %d", (alpha) => {
    expect(() => judge([1, 1], [1, 1], {alpha})).toThrow(`invalid alpha: ${alpha}`);
  });
});
