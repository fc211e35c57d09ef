import {describe, expect, it} from "vitest";
import {correlationChange} from "../../../lib/drift/correlation-change.js";
import {mahalanobisShift} from "../../../lib/drift/mahalanobis.js";
import {pcaReconstruction} from "../../../lib/drift/pca-reconstruction.js";
import {covarianceOf} from "../../../lib/drift/second-moments.js";
import type {SecondMoments} from "../../../lib/drift/second-moments.js";
import {symmetricEigen} from "../../../lib/drift/symmetric-eigen.js";
import {addGrams, gramOf} from "../../../lib/model/gram.js";
import {seeded} from "../../../lib/statistics/random.js";
import {golden, relativeError} from "../statistics/distances-golden.js";

const close = (actual: number, expected: number, tolerance = 1e-9): void => {
  expect(relativeError(actual, expected), `${actual} for ${expected}`).toBeLessThanOrEqual(tolerance);
};

/** Second moments of rows. */
function moments(rows: readonly (readonly number[])[], names = ["x", "y"]): SecondMoments {
  return gramOf(
    names,
    names.map((_, i) => Float64Array.from(rows, (row) => row[i]!))
  );
}

describe.each(golden.columns)("against NumPy and scikit-learn, $correlation.length columns", (expected) => {
  const {reference, current, share} = expected;

  it("symmetricEigen, to 1e-12", () => {
    const pairs = symmetricEigen(expected.correlation);
    pairs.forEach(({value}, i) => expect(value).toBeCloseTo(expected.eigenvalues[i]!, 12));
    for (const {value, vector} of pairs) {
      expect(Math.hypot(...vector)).toBeCloseTo(1, 13);
      expected.correlation.forEach((row, i) =>
        expect(row.reduce((sum, entry, j) => sum + entry * vector[j]!, 0)).toBeCloseTo(value * vector[i]!, 12)
      );
    }
  });

  it("pcaReconstruction, to 1e-9 relative, and not below the mean of the rows' errors", () => {
    const result = pcaReconstruction(reference, current, {share});
    expect(result.components).toBe(expected.components);
    close(result.explained, expected.explained);
    close(result.before, expected.errors[0]);
    close(result.now, expected.errors[1]);
    expect(result.now).toBeGreaterThanOrEqual(expected.meanErrors[1]);
  });

  it("mahalanobisShift, to 1e-9 relative", () => {
    const {distance, statistic, pValue, aliased} = mahalanobisShift(reference, current);
    [distance, statistic, pValue].forEach((figure, i) => close(figure, expected.mahalanobis[i]!));
    expect(aliased).toEqual([]);
  });

  it("correlationChange, to 1e-9 relative", () => {
    const {pairs, distance, pValue} = correlationChange(reference, current);
    close(distance, expected.distance);
    pairs.forEach(({before, now, pValue: p}, i) => {
      const [before0, now0, p0] = expected.pairs[i]!;
      expect(before).toBeCloseTo(before0, 12);
      expect(now).toBeCloseTo(now0, 12);
      close(p, p0, 1e-8);
    });
    expect(pValue).toBe(Math.min(1, pairs.length * Math.min(...pairs.map(({pValue: p}) => p))));
  });
});

const random = seeded(5);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const linked = (size: number, slope: number, spread = 1): number[][] =>
  Array.from({length: size}, () => normal()).map((x) => [x, slope * x + spread * normal()]);

const [plain, turned] = [moments(linked(800, 1, 0.2)), moments(linked(500, -1, 0.2))];
const figures = [
  ["pcaReconstruction", (a: SecondMoments, b: SecondMoments): number => pcaReconstruction(a, b).now],
  ["mahalanobisShift", (a: SecondMoments, b: SecondMoments): number => mahalanobisShift(a, b).distance],
  ["correlationChange", (a: SecondMoments, b: SecondMoments): number => correlationChange(a, b).distance]
] as const;

describe.each(figures)("%s(reference, current)", (name, figure) => {
  it("does not depend on the columns' units", () => {
    const scaled = ({names, values}: SecondMoments): SecondMoments => {
      const unit = [1, 1000, 0.01];
      return {names, values: Array.from(values, (value, i) => value * unit[Math.floor(i / 3)]! * unit[i % 3]!)};
    };
    close(figure(scaled(plain), scaled(turned)), figure(plain, turned), 1e-8);
  });

  it("is that of all rows where blocks are added", () => {
    const [rows, more, others] = [linked(60, 1), linked(40, 0.5), linked(70, 0)];
    const added = addGrams(moments(rows) as never, moments(more) as never);
    close(figure(added, moments(others)), figure(moments([...rows, ...more]), moments(others)), 1e-8);
  });

  it("is NaN or finds nothing where a window is empty, one row, or constant; and never throws for huge values", () => {
    const [none, one] = [moments([]), moments([[1, 2]])];
    const constant = moments(Array.from({length: 9}, () => [3, 4]));
    const huge = moments([
      [1e200, 1],
      [-1e200, 2],
      [1e200, 5]
    ]);
    for (const other of [none, one, constant, huge])
      for (const [a, b] of [
        [plain, other],
        [other, plain],
        [other, other]
      ] as const)
        expect(() => figure(a, b)).not.toThrow();
    if (name !== "correlationChange") {
      expect(figure(none, plain)).toBeNaN();
      expect(figure(plain, none)).toBeNaN();
    }
  });

  it("refuses windows over different columns, naming both", () => {
    expect(() => figure(plain, moments(linked(5, 1), ["x", "z"]))).toThrow(
      new RangeError("incompatible columns: intercept x y and intercept x z")
    );
  });
});

describe("covarianceOf(moments)", () => {
  it("returns a variance that is all rounding as 0", () => {
    const {covariance} = covarianceOf(
      moments(
        Array.from({length: 100_000}, (_, i) => [0.1, i]),
        ["x", "y"]
      )
    );
    expect(covariance[0]![0]).toBe(0);
    expect(covariance[1]![1]).toBeCloseTo((1e10 - 1) / 12, -1);
  });

  it("refuses a matrix that does not fit its names", () => {
    expect(() => covarianceOf({names: ["intercept", "x"], values: [1, 2, 3]})).toThrow(
      new RangeError("incompatible second moments: 3 values for 2 names")
    );
  });
});

describe("pcaReconstruction(reference, current)", () => {
  it("grows when columns stop moving together, though each alone does not move", () => {
    const {before, now, components} = pcaReconstruction(plain, turned);
    expect(components).toBe(1);
    expect(now).toBeGreaterThan(4 * before);
    expect(pcaReconstruction(plain, plain).now).toBe(pcaReconstruction(plain, plain).before);
  });

  it("leaves out columns that are constant in the reference, and says what is left", () => {
    const constant = moments(linked(50, 1).map(([x]) => [x!, 7]));
    expect(pcaReconstruction(constant, plain).columns).toEqual(["x"]);
    expect(
      pcaReconstruction(
        moments([
          [1, 1],
          [1, 1]
        ]),
        plain
      )
    ).toMatchObject({components: 0, columns: [], now: NaN});
  });

  it.each([0, 1.1, NaN])("refuses to keep a share of %d", (share) => {
    expect(() => pcaReconstruction(plain, plain, {share})).toThrow(new RangeError(`invalid share: ${share}`));
  });
});

describe("mahalanobisShift(reference, current)", () => {
  const rows = linked(300, 1, 0.1);
  const moved = (dx: number, dy: number): SecondMoments => moments(rows.map(([x, y]) => [x! + dx, y! + dy]));

  it("counts a shift across the spread of the rows more than one along it", () => {
    const [along, across] = [
      mahalanobisShift(moments(rows), moved(0.3, 0.3)),
      mahalanobisShift(moments(rows), moved(0.3, -0.3))
    ];
    expect(across.distance).toBeGreaterThan(5 * along.distance);
    expect(across.pValue).toBeLessThan(along.pValue);
    expect(mahalanobisShift(moments(rows), moments(rows))).toMatchObject({distance: 0, statistic: 0, pValue: 1});
  });

  it("names a column that adds nothing, and is not misled by it", () => {
    const names = ["x", "y", "sum"];
    const withSum = (shift: number): SecondMoments =>
      moments(
        rows.map(([x, y]) => [x! + shift, y!, x! + y! + shift]),
        names
      );
    const {distance, aliased} = mahalanobisShift(withSum(0), withSum(0.2));
    expect(aliased).toEqual(["sum"]);
    close(distance, mahalanobisShift(moments(rows), moved(0.2, 0)).distance, 1e-6);
  });

  it("is infinite when means move where no row varies", () => {
    const at = (value: number): SecondMoments => moments(rows.map(([x]) => [x!, value]));
    expect(mahalanobisShift(at(5), at(6))).toMatchObject({distance: Infinity, pValue: 0, aliased: ["y"]});
    expect(mahalanobisShift(at(5), at(5))).toMatchObject({distance: 0, aliased: ["y"]});
  });
});

describe("correlationChange(reference, current)", () => {
  it("finds the pair that turned", () => {
    const {pairs, distance} = correlationChange(plain, turned);
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({columns: ["x", "y"], pValue: 0});
    expect(pairs[0]!.before).toBeGreaterThan(0.9);
    expect(distance).toBeCloseTo(Math.SQRT2 * Math.abs(pairs[0]!.now - pairs[0]!.before), 12);
  });

  it("is 0 between a window and itself, and has no p where a column is constant", () => {
    expect(correlationChange(plain, plain)).toMatchObject({distance: 0, pValue: 1});
    const constant = moments(linked(50, 1).map(([x]) => [x!, 7]));
    expect(correlationChange(plain, constant)).toMatchObject({distance: 0, pValue: NaN});
  });
});

describe("symmetricEigen(matrix)", () => {
  it("orders values, repeats and zeros included, and refuses what is not finite", () => {
    expect(
      symmetricEigen([
        [2, 0],
        [0, 5]
      ]).map(({value}) => value)
    ).toEqual([5, 2]);
    expect(
      symmetricEigen([
        [1, 1],
        [1, 1]
      ]).map(({value}) => Math.abs(Math.round(value * 1e12) / 1e12))
    ).toEqual([2, 0]);
    expect(symmetricEigen([])).toEqual([]);
    expect(() => symmetricEigen([[NaN]])).toThrow(RangeError);
  });
});
