import {describe, expect, it} from "vitest";
import {alignBuckets} from "../../../lib/statistics/aligned-buckets.js";
import {jensenShannon} from "../../../lib/statistics/distances.js";

const one = {low: 0, high: 1, count: 3};
const point = {low: 5, high: 5, count: 2};

describe("alignBuckets(reference, current)", () => {
  it("keeps NaN, like nothing, where the buckets that have a width end at the same numbers", () => {
    expect(alignBuckets({buckets: [one], nan: 2}, {buckets: [one, point], nan: 1})).toEqual([
      [0, 3, 0, 0, 0, 0, 0, 2, 0, 0],
      [0, 3, 0, 0, 2, 0, 0, 0, 0, 1]
    ]);
  });

  it("forgets NaN where they do not, as TensorFlow Data Validation", () => {
    const [p, q] = alignBuckets({buckets: [one], nan: 2}, {buckets: [{low: 0, high: 2, count: 4}], nan: 9});
    expect([p, q].map((counts) => counts.reduce((a, b) => a + b))).toEqual([3, 4]);
  });

  it("puts no rows of the two sides together that are infinite or NaN", () => {
    const endless = {buckets: [{low: -Infinity, high: 0, count: 4}], nan: 4};
    expect(jensenShannon(...alignBuckets(endless, endless))).toBe(1);
  });

  it("keeps every finite row", () => {
    const other = {low: 0.25, high: 7, count: 11};
    const [p, q] = alignBuckets({buckets: [one, point], nan: 0}, {buckets: [other], nan: 0});
    expect(p.reduce((a, b) => a + b)).toBeCloseTo(5, 12);
    expect(q.reduce((a, b) => a + b)).toBeCloseTo(11, 12);
  });
});
