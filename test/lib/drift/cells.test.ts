import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {coarseCells, fineCells} from "../../../lib/drift/cells.js";
import {columnLayout, NUMERIC} from "../../../lib/profile/layout.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import {jensenShannon} from "../../../lib/statistics/distances.js";
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

  it("counts levels, then other and missing", () => {
    const levels = ["", null, "constructor", "nowhere", "東京", "東京"];
    expect(
      coarseCells(
        sumsOf(
          levels.map(() => 1),
          levels
        ),
        level
      )
    ).toEqual([1, 1, 0, 2, 0, 1, 1]);
  });

  it("is one bin and the masses for a column without edges", () => {
    expect(coarseCells(sumsOf([1, 2, null]), columnLayout(spec, "y"))).toEqual([3, 0, 0, 0, 0]);
  });

  it("counts every row once", () => {
    fc.assert(
      fc.property(rowsOf(hostileDoubles), (rows) => {
        const {sums} = profileRows(spec, batchOf(rows));
        for (const {name} of spec.columns)
          expect(coarseCells(sums, columnLayout(spec, name)).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
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

describe("fineCells(sums, column)", () => {
  it("counts fine bins in ascending order between −∞ and ∞, and no row without a value", () => {
    expect(fineCells(sumsOf(values), x)).toEqual([2, 2, 2, 2, 2, 1, 1]);
  });
});
