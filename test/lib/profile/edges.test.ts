import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {binOf} from "../../../lib/profile/bin.js";
import {referenceEdges} from "../../../lib/profile/edges.js";
import {edgesAt, FINEST} from "../../../lib/profile/nested-bins.js";
import type {NumericSpec} from "../../../lib/profile/types.js";
import {seeded} from "../../../lib/statistics/random.js";
import {countsOf, hostileDoubles} from "./rows.js";

fc.configureGlobal({seed: 20240301, numRuns: 300});

const below = (x: number): number => x - Math.abs(x) * Number.EPSILON;
const finite = hostileDoubles.filter(Number.isFinite);

describe("referenceEdges(values)", () => {
  it("gives 256 bins with equal shares of distinct values", () => {
    const random = seeded(5);
    const values = Array.from({length: 100 * FINEST}, () => random() ** 3);
    const {edges, ranks} = referenceEdges(values);
    expect(countsOf(values, edges)).toEqual(new Array<number>(FINEST).fill(100));
    expect(ranks).toEqual(Array.from({length: FINEST - 1}, (_, i) => i + 1));
  });

  it("gives shares that differ by one row at most where the rows do not divide evenly", () => {
    fc.assert(
      fc.property(fc.integer({min: FINEST, max: 3000}), fc.nat(), (n, seed) => {
        const random = seeded(seed);
        const values = Array.from({length: n}, () => random() - 0.5);
        const counts = countsOf(values, referenceEdges(values).edges);
        expect(counts).toHaveLength(FINEST);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
      {numRuns: 50}
    );
  });

  it("has at each edge the share of the reference that ranks tell, to one row", () => {
    fc.assert(
      fc.property(fc.array(fc.double({min: -1e3, max: 1e3, noNaN: true}), {minLength: 2, maxLength: 300}), (values) => {
        const {edges, ranks} = referenceEdges(values);
        const isDistinct = new Set(values.map((x) => x + 0)).size === values.length;
        fc.pre(isDistinct);
        const errors = edges.map(
          (edge, i) => values.filter((x) => x <= edge).length - (ranks[i]! / FINEST) * values.length
        );
        expect(errors.filter((rows) => Math.abs(rows) > 1)).toEqual([]);
      })
    );
  });

  it.each([
    {name: "most values equal", values: [...new Array<number>(90).fill(0), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]},
    {name: "two values", values: [0, 1, 0, 1, 1]},
    {name: "fewer values than bins", values: [5, 1, 3]},
    {name: "zeros of both signs", values: [-0, 0, 1]},
    {name: "one rare value above all others", values: [...new Array<number>(5000).fill(2), 3]}
  ])("gives distinct edges up to the maximum: $name", ({values}) => {
    const {edges} = referenceEdges(values);
    expect(new Set(edges).size).toBe(edges.length);
    expect(edges.every((e) => e <= Math.max(...values))).toBe(true);
    expect(edges.length).toBeGreaterThan(0);
  });

  it("gives a value that fills several shares one edge, at the last share it fills", () => {
    const {edges, ranks} = referenceEdges([...new Array<number>(3000).fill(1), ...new Array<number>(1000).fill(2)]);
    expect([edges, ranks]).toEqual([
      [0, 1, 2],
      [1, (FINEST * 3) / 4, FINEST - 1]
    ]);
  });

  it("gives whole edges to whole numbers, which part them as the quantiles do", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: -50, max: 50}), {minLength: 1, maxLength: 300}), (values) => {
        const {edges} = referenceEdges(values);
        if (new Set(values).size > 1) expect(edges.every(Number.isInteger)).toBe(true);
        const shifted = referenceEdges(values.map((x) => x + 0.25)).edges;
        if (new Set(values).size > 1)
          expect(countsOf(values, edges).filter((n) => n > 0)).toEqual(
            countsOf(
              values.map((x) => x + 0.25),
              shifted
            ).filter((n) => n > 0)
          );
      })
    );
  });

  it.each([
    [5, [4, 5]],
    [-5, [-6, -5]],
    [0, [-1, 0]],
    [0.5, [below(0.5), 0.5]],
    [Number.MIN_VALUE, [0, Number.MIN_VALUE]],
    [Number.MAX_VALUE, [below(Number.MAX_VALUE), Number.MAX_VALUE]],
    [-Number.MAX_VALUE, [-Number.MAX_VALUE]]
  ])("gives a column that is always %d bins that show a change either way", (value, edges) => {
    expect(referenceEdges([value, value, value])).toEqual({edges, ranks: edges.length === 2 ? [1, 255] : [255]});
  });

  it("gives finite ascending edges, each with a later rank, for any 1 to 300 finite values", () => {
    fc.assert(
      fc.property(fc.array(finite, {minLength: 1, maxLength: 300}), (sample) => {
        const {edges, ranks} = referenceEdges(sample);
        expect(ranks).toHaveLength(edges.length);
        expect(edges.every((e, i) => Number.isFinite(e) && (i === 0 || e > edges[i - 1]!))).toBe(true);
        expect(ranks.every((r, i) => r > (ranks[i - 1] ?? 0) && r < FINEST)).toBe(true);
      })
    );
  });

  it("leaves no outer bin of distinct values without reference rows", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({min: -1000, max: 1000}), {minLength: 2, maxLength: 300}), (whole) => {
        const sample = whole.map((i) => i / 4 + 0.125);
        const {edges} = referenceEdges(sample);
        expect(sample.some((x) => binOf(x, edges) === 0)).toBe(true);
        expect(sample.some((x) => binOf(x, edges) === edges.length)).toBe(true);
      })
    );
  });

  it.each([
    {
      name: "half of the rows at a cap",
      values: [...Array.from({length: 500}, (_, i) => i / 5), ...new Array<number>(500).fill(100)],
      beyond: 900
    },
    {name: "nearly constant", values: [3, ...new Array<number>(999).fill(7)], beyond: 900},
    {
      name: "mostly zeros, none below",
      values: [...new Array<number>(800).fill(0), ...Array.from({length: 200}, (_, i) => i + 0.5)],
      beyond: -3
    }
  ])("parts what lies beyond a frequent extreme from it, at every number of bins: $name", ({values, beyond}) => {
    const spec: NumericSpec = {
      ...{kind: "numeric", type: "number", name: "x", role: "feature", centre: 0},
      ...referenceEdges(values)
    };
    const extreme = beyond > 0 ? Math.max(...values) : Math.min(...values);
    for (const bins of [256, 64, 32, 16, 10] as const) {
      const edges = edgesAt(spec, bins).map((i) => spec.edges[i]!);
      expect(binOf(extreme, edges)).not.toBe(binOf(beyond, edges));
    }
  });

  it("refuses no values, and leaves its input as it was", () => {
    expect(() => referenceEdges([])).toThrow(new RangeError("missing reference values: bins cannot be placed"));
    expect(() => referenceEdges(Object.freeze([3, 1, 2]))).not.toThrow();
  });
});
