import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {edgesAt, FINEST} from "../../../lib/profile/nested-bins.js";
import type {BinCount} from "../../../lib/profile/nested-bins.js";
import {projectSpec} from "../../../lib/profile/project.js";
import {numericSpec} from "../../../lib/profile/reference-spec.js";
import type {NumericSpec} from "../../../lib/profile/types.js";
import {seeded} from "../../../lib/statistics/random.js";
import {countsOf, emptySpec, hostileDoubles} from "./rows.js";

fc.configureGlobal({seed: 20240301, numRuns: 300});

const BIN_COUNTS: readonly BinCount[] = [256, 64, 32, 16, 10];
const COARSER: readonly (readonly [BinCount, BinCount])[] = [
  [64, 256],
  [32, 64],
  [16, 32],
  [10, 64]
];

const specOf = (values: readonly number[]): NumericSpec => numericSpec("x", "feature", "number", values);
const edgeValues = (spec: NumericSpec, bins: BinCount): number[] => edgesAt(spec, bins).map((i) => spec.edges[i]!);

const distinct = (n: number, seed = 1): number[] => {
  const random = seeded(seed);
  return Array.from({length: n}, () => Math.tan(3 * random() - 1.5));
};
/** References of all kinds: hostile ones, few whole numbers, much of one value, distinct fractions. */
const references = fc.oneof(
  fc.array(hostileDoubles.filter(Number.isFinite), {minLength: 1, maxLength: 300}),
  fc.array(fc.integer({min: 0, max: 12}), {minLength: 1, maxLength: 300}),
  fc.array(fc.oneof({weight: 9, arbitrary: fc.constant(0)}, fc.double({min: 0, max: 1, noNaN: true})), {
    minLength: 1,
    maxLength: 300
  }),
  fc.nat({max: 999}).map((seed) => distinct(seed + 1, seed))
);

describe("edgesAt(spec, bins)", () => {
  it.each(COARSER)("%d bins are unions of the %d, whatever the reference", (coarse, fine) => {
    fc.assert(
      fc.property(references, (values) => {
        const spec = specOf(values);
        const finer = new Set(edgesAt(spec, fine));
        expect(edgesAt(spec, coarse).filter((edge) => !finer.has(edge))).toEqual([]);
      })
    );
  });

  it("keeps every edge at 256 bins", () => {
    fc.assert(
      fc.property(references, (values) => {
        const spec = specOf(values);
        expect(edgesAt(spec, FINEST)).toEqual(spec.edges.map((_, i) => i));
      })
    );
  });

  it("gives no more bins than asked for, their edges ascending, and one edge at least where there is one", () => {
    fc.assert(
      fc.property(references, fc.constantFrom(...BIN_COUNTS), (values, bins) => {
        const spec = specOf(values);
        const edges = edgesAt(spec, bins);
        expect(edges.length).toBeLessThanOrEqual(bins - 1);
        expect(edges.every((edge, i) => edge > (edges[i - 1] ?? -1) && edge < spec.edges.length)).toBe(true);
        expect(edges.length).toBeGreaterThan(0);
      })
    );
  });

  it.each([64, 32, 16] as const)("%d bins hold equal shares of distinct values", (bins) => {
    const values = distinct(25600);
    const counts = countsOf(values, edgeValues(specOf(values), bins));
    expect(counts).toEqual(new Array<number>(bins).fill(25600 / bins));
  });

  it("10 bins hold the tenths of distinct values to half a 64th", () => {
    const values = distinct(25600);
    const edges = edgeValues(specOf(values), 10);
    expect(edges).toHaveLength(9);
    edges.forEach((edge, i) => {
      const share = values.filter((x) => x <= edge).length / values.length;
      expect(Math.abs(share - (i + 1) / 10)).toBeLessThanOrEqual(1 / 128);
    });
  });

  it.each([
    ["one value fills the lower nine tenths", [...new Array<number>(90).fill(0), ...distinct(10).map(Math.abs)], 0],
    ["one value fills the upper nine tenths", [...new Array<number>(94).fill(1), ...new Array<number>(6).fill(0)], 0],
    ["one value fills the middle", [...new Array<number>(90).fill(5), 1, 2, 3, 4, 6, 7, 8, 9, 10, 11], 5],
    ["all but one row are equal", [...new Array<number>(9999).fill(2), 3], 2]
  ])("keeps an edge at the value where %s", (_, values, edge) => {
    for (const bins of BIN_COUNTS) expect(edgeValues(specOf(values), bins)).toContain(edge);
  });

  it("shows a change of a constant either way, at every number of bins", () => {
    const spec = specOf([7, 7, 7]);
    for (const bins of BIN_COUNTS) expect(countsOf([6, 7, 8], edgeValues(spec, bins))).toEqual([1, 1, 1]);
  });

  it.each([
    ["middle", 2],
    ["top", 0]
  ])("gives a value that fills many shares a bin to itself, but for a 256th: %s", (_, above) => {
    const rare = distinct(30).map((x) => 5 - Math.abs(x) - 1e-3);
    const values = [...rare, ...new Array<number>(960).fill(5), ...new Array<number>(10 * above).fill(6)];
    for (const bins of BIN_COUNTS) {
      const edges = edgeValues(specOf(values), bins);
      const home = countsOf([5], edges).indexOf(1);
      const [before, now] = [countsOf(values, edges)[home]!, countsOf([...rare, 5], edges)[home]!];
      expect([before - 960, now - 1].every((others) => others <= values.length / FINEST + 1)).toBe(true);
    }
  });

  it("parts the values of a nearly constant column at every number of bins", () => {
    const spec = specOf([...new Array<number>(299).fill(7), 8]);
    for (const bins of BIN_COUNTS) {
      const counts = countsOf([7, 8], edgeValues(spec, bins));
      expect(counts.filter((count) => count > 0)).toEqual([1, 1]);
    }
  });

  it("gives each of few whole numbers a bin of its own at 64 bins", () => {
    const values = Array.from({length: 1200}, (_, i) => i % 12);
    const counts = countsOf(values, edgeValues(specOf(values), 64));
    expect(counts.filter((count) => count > 0)).toEqual(new Array<number>(12).fill(100));
  });

  it("gives the same edge values at 64 bins and below after projectSpec to 64", () => {
    fc.assert(
      fc.property(references, (values) => {
        const spec = specOf(values);
        const {columns} = projectSpec({...emptySpec, columns: [spec]}, {columns: ["x"], bins: 64, withBlocks: false});
        const projected = columns[0] as NumericSpec;
        for (const bins of [64, 32, 16, 10] as const)
          expect(edgeValues(projected, bins)).toEqual(edgeValues(spec, bins));
      })
    );
  });
});
