import fc from "fast-check";
import {expect, it} from "vitest";
import {binOf} from "../../../lib/profile/bin.js";
import {medianOf} from "../../../lib/schema/median.js";
import {quantile} from "../../../lib/statistics/quantile.js";

const numbers = fc.oneof(fc.integer({min: -20, max: 20}), fc.double({min: -1e3, max: 1e3, noNaN: true}));

it("medianOf(column) has the median of the raw values between its bounds, and within its own bins", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.array(fc.integer({min: -9, max: 9}), {minLength: 1}), fc.array(numbers, {minLength: 1})),
      fc.uniqueArray(numbers, {maxLength: 12}),
      (values, unsorted) => {
        const edges = unsorted.sort((a, b) => a - b);
        const counts = new Array<number>(edges.length + 1).fill(0);
        for (const value of values) ++counts[binOf(value, edges)]!;
        const [min, max] = [Math.min(...values), Math.max(...values)];
        const {value, low, high} = medianOf({counts, edges, min, max, isWhole: values.every(Number.isInteger)})!;
        const exact = quantile(Float64Array.from(values).sort(), 0.5);
        const slack = 1e-12 * Math.max(Math.abs(min), Math.abs(max));
        expect([low - slack <= exact, exact <= high + slack, low <= value, value <= high]).toEqual([
          true,
          true,
          true,
          true
        ]);
      }
    ),
    {seed: 5}
  );
});

it("medianOf(column) is exact where bins hold single values, and null without any", () => {
  const column = {counts: [3, 2, 1], edges: [1, 2], min: 1, max: 3, isWhole: true};
  expect(medianOf(column)).toEqual({value: 1.5, low: 1.5, high: 1.5});
  expect(medianOf({...column, counts: [0, 0, 0], min: Infinity, max: -Infinity})).toBeNull();
});
