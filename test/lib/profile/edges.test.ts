import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {binOf} from "../../../lib/profile/bin.js";
import {COARSE_BINS, FINE_BINS, referenceEdges} from "../../../lib/profile/edges.js";
import {seeded} from "../../../lib/statistics/random.js";
import {hostileDoubles} from "./rows.js";

fc.configureGlobal({seed: 20240301, numRuns: 300});

const below = (x: number): number => x - Math.abs(x) * Number.EPSILON;

describe("referenceEdges(values)", () => {
  it("gives 64 bins with equal shares of distinct values, coarse ones near the deciles", () => {
    const random = seeded(5);
    const values = Array.from({length: 6400}, () => random() ** 3);
    const {edges, coarse} = referenceEdges(values);
    const counts = new Array<number>(FINE_BINS).fill(0);
    for (const x of values) ++counts[binOf(x, edges)]!;
    expect(counts).toEqual(new Array<number>(FINE_BINS).fill(100));
    expect(coarse).toHaveLength(COARSE_BINS - 1);
    coarse.forEach((edge, i) =>
      expect(Math.abs((edge + 1) / FINE_BINS - (i + 1) / COARSE_BINS)).toBeLessThan(1 / FINE_BINS)
    );
  });

  it.each([
    {name: "most values equal", values: [...new Array<number>(90).fill(0), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]},
    {name: "two values", values: [0, 1, 0, 1, 1]},
    {name: "fewer values than bins", values: [5, 1, 3]},
    {name: "zeros of both signs", values: [-0, 0, 1]}
  ])("gives distinct edges below the maximum: $name", ({values}) => {
    const {edges} = referenceEdges(values);
    expect(new Set(edges).size).toBe(edges.length);
    expect(edges.every((e) => e < Math.max(...values))).toBe(true);
    expect(edges.length).toBeGreaterThan(0);
  });

  it.each([
    [5, [below(5), 5]],
    [-5, [below(-5), -5]],
    [0, [-Number.MIN_VALUE, 0]],
    [Number.MIN_VALUE, [0, Number.MIN_VALUE]],
    [Number.MAX_VALUE, [below(Number.MAX_VALUE), Number.MAX_VALUE]],
    [-Number.MAX_VALUE, [-Number.MAX_VALUE]]
  ])("gives a column that is always %d bins that show a change either way", (value, edges) => {
    expect(referenceEdges([value, value, value])).toEqual({edges, coarse: edges.map((_, i) => i)});
  });

  it("gives finite ascending edges and coarse ones among them for any finite values", () => {
    const values = fc.array(hostileDoubles.filter(Number.isFinite), {minLength: 1, maxLength: 100});
    fc.assert(
      fc.property(values, (sample) => {
        const {edges, coarse} = referenceEdges(sample);
        edges.forEach((e, i) => expect(Number.isFinite(e) && (i === 0 || e > edges[i - 1]!)).toBe(true));
        coarse.forEach((c, i) => expect(c < edges.length && (i === 0 || c > coarse[i - 1]!)).toBe(true));
      })
    );
  });

  it("refuses no values, and leaves its input as it was", () => {
    expect(() => referenceEdges([])).toThrow(new RangeError("missing reference values: bins cannot be placed"));
    expect(() => referenceEdges(Object.freeze([3, 1, 2]))).not.toThrow();
  });
});

it("referenceEdges(values) keeps two coarse bins where one value fills the upper deciles", () => {
  const {edges, coarse} = referenceEdges([...Array(6).fill(0), ...Array(94).fill(1)]);
  expect(coarse.map((i) => edges[i])).toEqual([0]);
});
