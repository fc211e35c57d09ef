import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {performanceOf} from "../../../lib/decay/performance.js";
import {addScores, PREDICTIONS, scoredSums, scoreSums, wrongSlot} from "../../../lib/decay/score-sums.js";
import {errorsOf} from "../../../lib/model/metrics.js";
import {numericValues} from "../../../lib/profile/batch.js";
import {ERRORS, ROWS} from "../../../lib/profile/layout.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import type {ProfileSpec} from "../../../lib/profile/types.js";

const edges = [-1, 0, 2.5];
const eighths = fc.integer({min: -64, max: 64}).map((i) => i / 8);
const missing = fc.constantFrom(NaN, Infinity, -Infinity);
const cell = fc.oneof({weight: 6, arbitrary: eighths}, {weight: 1, arbitrary: missing});
const rows = fc.array(fc.record({prediction: cell, label: cell}), {maxLength: 40});

type Rows = readonly {readonly prediction: number; readonly label: number}[];

function sumsOf(of: Rows): readonly number[] {
  return scoreSums(
    of.map(({prediction}) => prediction),
    of.map(({label}) => label),
    edges
  );
}

const outcome = {kind: "numeric", type: "number", edges: [], ranks: [], centre: 0} as const;
const spec: ProfileSpec = {
  columns: [
    {...outcome, name: "y", role: "label"},
    {...outcome, name: "p", role: "prediction"}
  ],
  ...{blocks: [], slices: []}
};

describe("scoreSums(predictions, labels, edges)", () => {
  it("begins as a profile of the same rows does", () => {
    fc.assert(
      fc.property(rows, (of) => {
        const columns = new Map([
          ["y", numericValues(of.map(({label}) => label))],
          ["p", numericValues(of.map(({prediction}) => prediction))]
        ]);
        const {sums} = profileRows(spec, {rows: of.length, columns});
        expect(sumsOf(of).slice(0, PREDICTIONS.sum)).toEqual(Array.from(sums.subarray(0, PREDICTIONS.sum)));
      })
    );
  });

  it("tells the errors of the rows that have both", () => {
    fc.assert(
      fc.property(rows, (of) => {
        const both = of.filter(({prediction, label}) => Number.isFinite(prediction) && Number.isFinite(label));
        const {n, rmse, mae, bias} = performanceOf(sumsOf(both));
        const expected = errorsOf(
          both.map(({prediction}) => prediction),
          both.map(({label}) => label)
        );
        expect(n).toBe(both.length);
        for (const [found, wanted] of [
          [rmse, expected.rmse],
          [mae, expected.mae],
          [bias, expected.bias]
        ] as const)
          if (n > 0) expect(found).toBeCloseTo(wanted, 10);
      })
    );
  });

  it("counts finite predictions by bin, whether they have a label or not", () => {
    fc.assert(
      fc.property(rows, (of) => {
        const sums = sumsOf(of);
        const finite = of.map(({prediction}) => prediction).filter(Number.isFinite);
        const within = (low: number, high: number): number => finite.filter((x) => x > low && x <= high).length;
        expect(sums.slice(PREDICTIONS.bins)).toEqual([
          ...[within(-Infinity, -1), within(-1, 0), within(0, 2.5), within(2.5, Infinity)]
        ]);
        expect(sums[PREDICTIONS.sum]).toBe(finite.reduce((sum, x) => sum + x, 0));
        expect(sums[PREDICTIONS.square]).toBe(finite.reduce((sum, x) => sum + x * x, 0));
        expect(sums[ROWS]).toBe(of.length);
      })
    );
  });

  it("is a value on an edge in the bin below it", () => {
    expect(scoreSums([-1, 0, 2.5, 2.6], [NaN, NaN, NaN, NaN], edges).slice(PREDICTIONS.bins)).toEqual([1, 1, 1, 1]);
  });

  it("is of no rows nothing", () => {
    expect(sumsOf([])).toEqual(Array(12).fill(0));
  });
});

describe("addScores(cells)", () => {
  it("of parts is what all rows together come to, in any order", () => {
    fc.assert(
      fc.property(rows, rows, rows, (a, b, c) => {
        const parts = [sumsOf(a), sumsOf(b), sumsOf(c)];
        expect(addScores(parts)).toEqual(sumsOf([...a, ...b, ...c]));
        expect(addScores([...parts].reverse())).toEqual(addScores(parts));
        expect(addScores([addScores(parts.slice(0, 2)), parts[2]!])).toEqual(addScores(parts));
      })
    );
  });

  it("of one is that one, and of itself and nothing too", () => {
    const sums = sumsOf([{prediction: 2, label: 1}]);
    expect(addScores([sums])).toEqual(sums);
    expect(addScores([sums, sumsOf([])])).toEqual(sums);
    expect(sums[ERRORS.square]).toBe(1);
  });

  it("refuses none, and what does not fit together", () => {
    expect(() => addScores([])).toThrow("no sums to add");
    expect(() => addScores([[1, 2], [1]])).toThrow("incompatible sums: lengths differ");
  });
});

describe("scoredSums({predictions, errors, wrong}, edges, belongs)", () => {
  const scored = {predictions: [0.2, 0.9, 0.6, NaN], errors: [0.2, -0.1, NaN, NaN], wrong: [0, 0, 1, 1]};

  it("counts wrong classes of labelled rows alone, in the last slot", () => {
    const sums = scoredSums({...scored, errors: [0.2, -0.1, 0.6, NaN]}, edges);
    expect(sums).toHaveLength(wrongSlot(edges) + 1);
    expect([sums[ROWS], sums[ERRORS.n], sums[wrongSlot(edges)]]).toEqual([4, 3, 1]);
    expect(scoredSums(scored, edges)[wrongSlot(edges)]).toBe(0);
    expect(scoredSums({...scored, wrong: null}, edges)).toHaveLength(wrongSlot(edges));
  });

  it("is over the rows that belong, and adds up", () => {
    const [some, others] = [Uint8Array.of(1, 0, 0, 1), Uint8Array.of(0, 1, 1, 0)];
    const parts = [some, others].map((belongs) => scoredSums(scored, edges, belongs));
    expect(parts[0]).toEqual(scoredSums({predictions: [0.2, NaN], errors: [0.2, NaN], wrong: [0, 1]}, edges));
    addScores(parts).forEach((sum, i) => expect(sum).toBeCloseTo(scoredSums(scored, edges)[i]!, 12));
  });
});
