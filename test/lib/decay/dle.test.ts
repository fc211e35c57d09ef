import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {estimateErrors} from "../../../lib/decay/dle.js";
import type {ErrorCells, ErrorTable} from "../../../lib/decay/error-table.js";
import {emptyErrorTable, errorTableOf, mergeErrorTables} from "../../../lib/decay/error-table.js";
import {golden, regressionRows} from "./estimate-rows.js";

const {dle} = golden;
/** Twenty bins of the prediction, 0 to 6; the feature adds nothing here, as it gives the prediction. */
const cells: ErrorCells = {predictionEdges: Array.from({length: 19}, (_, i) => 0.3 * (i + 1)), featureEdges: []};
const without = (rows: {predictions: number[]; labels: number[]}): {predictions: number[]; labels: number[]} => ({
  predictions: rows.predictions,
  labels: rows.labels.map(() => NaN)
});
const reference = errorTableOf(regressionRows(dle.seed, dle.n, 0, 2), cells);
const estimates = dle.windows.map((window) => ({
  window,
  ours: estimateErrors(
    reference,
    errorTableOf(without(regressionRows(window.seed, dle.m, window.low, window.high)), cells)
  )
}));

describe("estimateErrors(reference, current)", () => {
  it("is as well calibrated as NannyML's boosted trees over eight drifted windows", () => {
    for (const [figure, index] of [
      ["mae", 0],
      ["rmse", 1]
    ] as const) {
      const miss = (value: (estimate: (typeof estimates)[number]) => number): number =>
        estimates.reduce((sum, e) => sum + Math.abs(Math.log(value(e) / e.window.realised[index])), 0) /
        estimates.length;
      expect(miss(({ours}) => ours[figure].value)).toBeLessThan(1.25 * miss(({window}) => window[figure][0]));
      for (const {ours, window} of estimates)
        expect(Math.abs(ours[figure].value / window.realised[index] - 1)).toBeLessThan(0.12);
    }
  });

  it("has NannyML's sampling errors, to 1e-9 of their size", () => {
    for (const {ours, window} of estimates) {
      expect(ours.mae.samplingError / window.mae[1]).toBeCloseTo(1, 9);
      expect(ours.rmse.samplingError / window.rmse[1]).toBeCloseTo(1, 9);
    }
  });

  it("is the realised error on the reference's own rows", () => {
    const rows = regressionRows(71, 500, 0, 2);
    const table = errorTableOf(rows, {...cells, featureEdges: [0.5, 1]});
    const errors = rows.predictions.map((p, i) => p - rows.labels[i]!);
    const {mae, rmse, unsupported} = estimateErrors(table, table);
    expect(mae.value).toBeCloseTo(errors.reduce((sum, e) => sum + Math.abs(e), 0) / 500, 12);
    expect(rmse.value).toBeCloseTo(Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / 500), 12);
    expect(unsupported).toBe(0);
  });

  it("holds the realised error in its band in nearly all of 300 windows without drift", () => {
    const realisedIn = (figure: "mae" | "rmse"): number => {
      let held = 0;
      for (let i = 0; i < 300; ++i) {
        const current = errorTableOf(regressionRows(2000 + i, 300, 0, 2), cells);
        const {low, high} = estimateErrors(reference, current)[figure];
        const [n, sum] = [
          current.n.reduce((a, b) => a + b, 0),
          (figure === "mae" ? current.absolute : current.square).reduce((a, b) => a + b, 0)
        ];
        const realised = figure === "mae" ? sum / n : Math.sqrt(sum / n);
        held += Number(low <= realised && realised <= high);
      }
      return held / 300;
    };
    expect(realisedIn("mae")).toBeGreaterThan(0.98);
    expect(realisedIn("rmse")).toBeGreaterThan(0.98);
  });

  it("judges rows of cells without a reference by their bin, then by all, and says how many they are", () => {
    const grid: ErrorCells = {predictionEdges: [1], featureEdges: [0]};
    const learnt = errorTableOf({predictions: [0, 0, 2, 2], labels: [1, -1, -1, 1], feature: [-1, -1, -1, 1]}, grid);
    const of = (predictions: number[], feature: number[]): ReturnType<typeof estimateErrors> =>
      estimateErrors(learnt, errorTableOf({predictions, labels: predictions.map(() => NaN), feature}, grid));
    expect(of([2], [-1]).mae.value).toBe(3);
    expect(of([0, 2], [5, 5])).toMatchObject({n: 2, unsupported: 0.5, mae: {value: 1}});
    const half = errorTableOf({predictions: [0, 0], labels: [1, 3], feature: [-1, 1]}, grid);
    const current = errorTableOf({predictions: [2], labels: [NaN], feature: [1]}, grid);
    expect(estimateErrors(half, current)).toMatchObject({unsupported: 1, mae: {value: 2}});
  });

  it("is NaN for a window without rows", () => {
    const {n, mae, rmse, unsupported} = estimateErrors(reference, emptyErrorTable(cells));
    expect([n, mae.value, rmse.value, unsupported]).toEqual([0, NaN, NaN, NaN]);
  });
});

describe("errorTableOf(rows, cells)", () => {
  const grid: ErrorCells = {predictionEdges: [-1, 0, 2], featureEdges: [0.5]};
  const number = fc.oneof(
    {weight: 8, arbitrary: fc.double({min: -4, max: 4, noNaN: true})},
    {weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity)}
  );
  const rows = fc.array(fc.record({prediction: number, label: number, feature: number}), {maxLength: 40});
  const tableOf = (list: readonly {prediction: number; label: number; feature: number}[]): ErrorTable =>
    errorTableOf(
      {
        predictions: list.map(({prediction}) => prediction),
        labels: list.map(({label}) => label),
        feature: list.map(({feature}) => feature)
      },
      grid
    );

  it("of two sets of rows is the merge of their tables, and hostile rows poison nothing", () => {
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const [merged, whole] = [mergeErrorTables(tableOf(a), tableOf(b)), tableOf([...a, ...b])];
        expect(merged.rows).toEqual(whole.rows);
        expect(merged.n).toEqual(whole.n);
        for (const name of ["absolute", "square", "fourth"] as const)
          merged[name].forEach((sum, i) => {
            expect(Number.isFinite(sum)).toBe(true);
            expect(Math.abs(sum - whole[name][i]!)).toBeLessThanOrEqual(1e-12 * Math.max(1, sum));
          });
      }),
      {seed: 6, numRuns: 150}
    );
  });

  it("refuses columns of different lengths, a missing feature and other edges, saying so", () => {
    expect(() => errorTableOf({predictions: [1], labels: []}, cells)).toThrow(
      new RangeError("lengths differ: 1 predictions, 0 labels")
    );
    expect(() => errorTableOf({predictions: [1], labels: [1]}, grid)).toThrow(new RangeError("missing feature"));
    expect(() => estimateErrors(reference, emptyErrorTable(grid))).toThrow(
      new RangeError("incompatible error tables: edges differ")
    );
  });
});
