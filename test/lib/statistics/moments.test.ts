import {describe, expect, it} from "vitest";
import {mean, standardDeviation, variance} from "../../../lib/statistics/moments.js";

describe.each([
  {values: [4], expected: [4, 0, 0]},
  {values: [1, 2, 3, 4], expected: [2.5, 1.25, Math.sqrt(1.25)]},
  {values: [-1, 1], expected: [0, 1, 1]},
  {values: [], expected: [NaN, NaN, NaN]},
  {values: [1, NaN], expected: [NaN, NaN, NaN]},
  {values: new Float64Array([1e9 + 1, 1e9 + 2, 1e9 + 3]), expected: [1e9 + 2, 2 / 3, Math.sqrt(2 / 3)]}
])("of $values", ({values, expected}) => {
  it.each([mean, variance, standardDeviation].map((figure, i) => ({figure, result: expected[i]!})))(
    "$figure.name is $result",
    ({figure, result}) => {
      expect(figure(values)).toBe(result);
    }
  );
});
