import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {calibrationOf, slicedErrors} from "../../../data-loaders/life/record.js";
import type {Slice} from "../../../data-loaders/stages/serve.js";
import {errorsOf} from "../../../lib/model/metrics.js";

const slices: readonly Slice[] = [
  {name: "low", column: "x", above: null, upTo: 2},
  {name: "high", column: "x", above: 2, upTo: null},
  {name: "far", column: "x", above: 100, upTo: null}
];

const predictions = [1, 2, 3, 4];
const labels = [0, 2, 5, 4];

function tried(x: readonly number[]) {
  return {predictions, labels, column: (name: string) => ({x})[name]!};
}

describe("slicedErrors(rows, slices, all)", () => {
  it("tells the errors of all rows, then of each slice that has any", () => {
    expect(slicedErrors(tried([1, 2, 3, 4]), slices, "held-out rows")).toEqual([
      {slice: "held-out rows", ...errorsOf(predictions, labels)},
      {slice: "low", ...errorsOf([1, 2], [0, 2])},
      {slice: "high", ...errorsOf([3, 4], [5, 4])}
    ]);
  });

  it("has a row whose value is missing in no slice, and in all", () => {
    const [all, ...parts] = slicedErrors(tried([NaN, 2, NaN, NaN]), slices, "all");
    expect(all!.n).toBe(4);
    expect(parts).toEqual([{slice: "low", ...errorsOf([2], [2])}]);
  });
});

describe("calibrationOf(rows)", () => {
  const value = fc.integer({min: -80, max: 80}).map((i) => i / 8);
  const rows = fc.array(fc.record({prediction: value, label: value}), {minLength: 100, maxLength: 230});

  it("is of tenths of the rows by prediction, of which the means are those of the rows", () => {
    fc.assert(
      fc.property(rows, (of) => {
        const all = {predictions: of.map(({prediction}) => prediction), labels: of.map(({label}) => label)};
        const bins = calibrationOf(all)!;
        expect(bins.map(({n}) => n).reduce((a, b) => a + b)).toBe(of.length);
        for (const {n} of bins) expect(Math.abs(n - of.length / 10)).toBeLessThan(1);
        for (const [key, values] of [
          ["prediction", all.predictions],
          ["label", all.labels]
        ] as const) {
          const total = bins.reduce((sum, bin) => sum + bin.n * bin[key], 0);
          expect(total).toBeCloseTo(
            values.reduce((a, b) => a + b),
            8
          );
        }
        const means = bins.map(({prediction}) => prediction);
        expect(means).toEqual([...means].sort((a, b) => a - b));
      })
    );
  });

  it("does not depend on how rows of one prediction are sorted by others: the earlier come first", () => {
    const predictions = Array<number>(100).fill(1);
    const labels = predictions.map((_, row) => row);
    expect(calibrationOf({predictions, labels})!.map(({label}) => label)).toEqual(
      Array.from({length: 10}, (_, tenth) => 10 * tenth + 4.5)
    );
  });

  it("is null where tenths would be of fewer than ten rows", () => {
    const few = Array<number>(99).fill(1);
    expect(calibrationOf({predictions: few, labels: few})).toBeNull();
  });
});
