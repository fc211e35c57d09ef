import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {calibrated, fitIsotonic} from "../../../lib/decay/isotonic.js";
import {golden} from "./estimate-rows.js";

const points = fc.array(
  fc.record({score: fc.integer({min: -20, max: 20}), value: fc.integer({min: 0, max: 9}), weight: fc.nat(5)}),
  {minLength: 1, maxLength: 40}
);

describe("fitIsotonic(scores, values, weights)", () => {
  it.each(golden.isotonic)("is scikit-learn's to 1e-12", ({scores, values, weights, asked, answers}) => {
    const calibration = fitIsotonic(scores, values, weights);
    asked.forEach((score, i) => expect(calibrated(calibration, score)).toBeCloseTo(answers[i]!, 12));
  });

  it("never falls, keeps the weighted mean, and fits its own fit exactly", () => {
    fc.assert(
      fc.property(points, (rows) => {
        fc.pre(rows.some(({weight}) => weight > 0));
        const [scores, values, weights] = [
          rows.map(({score}) => score),
          rows.map(({value}) => value),
          rows.map(({weight}) => weight)
        ];
        const calibration = fitIsotonic(scores, values, weights);
        calibration.probabilities.forEach((p, i, all) => expect(p).toBeGreaterThanOrEqual(all[i - 1] ?? -Infinity));
        const fitted = scores.map((score) => calibrated(calibration, score));
        const sum = (xs: readonly number[]): number => xs.reduce((total, x, i) => total + weights[i]! * x, 0);
        expect(sum(fitted)).toBeCloseTo(sum(values), 9);
        const again = fitIsotonic(scores, fitted, weights);
        scores.forEach((score, i) => expect(calibrated(again, score)).toBeCloseTo(fitted[i]!, 12));
      }),
      {seed: 3, numRuns: 200}
    );
  });

  it("does not depend on the order of the points, nor on points without weight", () => {
    const expected = fitIsotonic([1, 2, 3], [0, 1, 0.5]);
    expect(fitIsotonic([3, 1, 2], [0.5, 0, 1])).toEqual(expected);
    expect(fitIsotonic([3, 1, 0, 2], [0.5, 0, 9, 1], [1, 1, 0, 1])).toEqual(expected);
  });

  it("refuses to fit nothing", () => {
    expect(() => fitIsotonic([1], [1], [0])).toThrow(new RangeError("missing points: nothing to calibrate with"));
  });
});

describe("calibrated(calibration, score)", () => {
  const calibration = Object.freeze({scores: [0, 1, 3], probabilities: [0.1, 0.5, 0.9]});

  it.each([
    [-1, 0.1],
    [0, 0.1],
    [0.5, 0.3],
    [1, 0.5],
    [2, 0.7],
    [3, 0.9],
    [Infinity, 0.9],
    [-Infinity, 0.1]
  ])("of %d is %d", (score, probability) => {
    expect(calibrated(calibration, score)).toBeCloseTo(probability, 14);
  });

  it("of NaN is NaN", () => {
    expect(calibrated(calibration, NaN)).toBeNaN();
  });
});
