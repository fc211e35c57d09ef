import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {coarseCells, fineCells} from "../../../lib/drift/cells.js";
import {codedValues} from "../../../lib/profile/batch.js";
import {columnLayout, layoutOf, NUMERIC, otherRows} from "../../../lib/profile/layout.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import {bucketOf} from "../../../lib/profile/text-digest.js";
import type {CategoricalSpec, ProfileSpec} from "../../../lib/profile/types.js";
import {jensenShannon, psi} from "../../../lib/statistics/distances.js";
import {batchOf, eighths, hostileDoubles, rowsOf, spec} from "../profile/rows.js";

fc.configureGlobal({seed: 20240301, numRuns: 300});

const x = columnLayout(spec, "x");
const level = columnLayout(spec, "__proto__");
const sumsOf = (values: (number | null)[], levels: (string | null)[] = values.map(() => "")): Float64Array =>
  profileRows(spec, batchOf(values.map((value, i) => ({x: value, level: levels[i]!, y: 0, prediction: 0})))).sums;

const values = [-9, -2, -1, 0, 0.25, 0.5, 3, 4, 5, null, null, NaN, Infinity, -Infinity, -Infinity];

describe("coarseCells(sums, column)", () => {
  it("joins fine bins up to each coarse edge, then counts missing, NaN, −∞ and ∞", () => {
    // edges −2, 0, 0.5, 4, of which 0 and 4 bound the coarse bins
    expect(coarseCells(sumsOf(values), x)).toEqual([4, 4, 1, 2, 1, 2, 1]);
  });

  it("counts levels, then remainder buckets and missing", () => {
    const levels = ["", null, "constructor", "nowhere", "東京", "東京"];
    const buckets = [0, 1, 2].map((bucket) => Number(bucketOf("nowhere", 3) === bucket));
    expect(
      coarseCells(
        sumsOf(
          levels.map(() => 1),
          levels
        ),
        level
      )
    ).toEqual([1, 1, 0, 2, 0, ...buckets, 1]);
  });

  it("keeps within a coarse bin what moves there", () => {
    expect(coarseCells(sumsOf([-9, 0.25]), x)).toEqual(coarseCells(sumsOf([-1, 3]), x));
  });

  it("is one bin and the masses for a column without edges", () => {
    expect(coarseCells(sumsOf([1, 2, null]), columnLayout(spec, "y"))).toEqual([3, 0, 0, 0, 0]);
  });

  it("counts every row once, but for labels that have not come", () => {
    fc.assert(
      fc.property(rowsOf(hostileDoubles), (rows) => {
        const {sums} = profileRows(spec, batchOf(rows));
        for (const column of layoutOf(spec).columns) {
          const awaited = column.spec.role === "label" ? sums[column.start]! : 0;
          expect(coarseCells(sums, column).reduce((sum, count) => sum + count, 0)).toBe(rows.length - awaited);
        }
      })
    );
  });

  it("never shows a larger Jensen–Shannon divergence than the fine bins do", () => {
    const windows = rowsOf(eighths).filter((rows) => rows.length > 0);
    const allFine = (sums: Float64Array): number[] => [
      ...fineCells(sums, x),
      sums[x.start + NUMERIC.missing]!,
      sums[x.start + NUMERIC.nan]!
    ];
    fc.assert(
      fc.property(windows, windows, (a, b) => {
        const [p, q] = [profileRows(spec, batchOf(a)).sums, profileRows(spec, batchOf(b)).sums];
        const coarse = jensenShannon(coarseCells(p, x), coarseCells(q, x));
        expect(coarse).toBeLessThanOrEqual(jensenShannon(allFine(p), allFine(q)) + 1e-14);
      })
    );
  });
});

describe("coarseCells(sums, column) of remainder buckets", () => {
  const rare = Array.from({length: 40}, (_, i) => `rare ${i}`);
  const column: CategoricalSpec = {...(level.spec as CategoricalSpec), buckets: 32};
  const tailSpec: ProfileSpec = {...spec, columns: [column], blocks: [], slices: []};
  const tail = columnLayout(tailSpec, column.name);
  const tailSums = (texts: readonly string[]): Float64Array =>
    profileRows(tailSpec, {rows: texts.length, columns: new Map([[column.name, codedValues(texts, column)]])}).sums;

  it("shows that rare values gave way to others, which the levels cannot", () => {
    const [before, now] = [0, 20].map((first) =>
      tailSums(Array.from({length: 2000}, (_, i) => (i % 2 === 0 ? "constructor" : rare[first + (i % 20)]!)))
    );
    const {length} = column.levels;
    expect(coarseCells(now!, tail).slice(0, length)).toEqual(coarseCells(before!, tail).slice(0, length));
    expect(otherRows(now!, tail)).toBe(otherRows(before!, tail));
    expect(psi(coarseCells(before!, tail), coarseCells(now!, tail))).toBeGreaterThan(1);
  });
});

describe("fineCells(sums, column)", () => {
  it("counts fine bins in ascending order between −∞ and ∞, and no row without a value", () => {
    expect(fineCells(sumsOf(values), x)).toEqual([2, 2, 2, 2, 2, 1, 1]);
  });

  it("has none of a category, whose levels have no order", () => {
    expect(fineCells(sumsOf(values), level)).toEqual([]);
  });
});
