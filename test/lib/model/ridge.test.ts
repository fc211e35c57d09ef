import {describe, expect, it} from "vitest";
import {selectColumns} from "../../../lib/model/columns.js";
import {gramOf} from "../../../lib/model/gram.js";
import {leastSquares, predictLinear} from "../../../lib/model/least-squares.js";
import {ridge} from "../../../lib/model/ridge.js";
import {mean, standardDeviation} from "../../../lib/statistics/moments.js";
import {bostonColumns, bostonFeatures} from "../../boston-rows.js";

const names = [...bostonFeatures, "medv"];
const gram = gramOf(names, selectColumns(bostonColumns, names));

/**
 * Ridge as least squares on rows: the standardised features without an intercept, the centred label, and below them a row
 * √penalty · e per weight with label 0. Solved by Gram–Schmidt on the rows, not from a Gram block.
 */
function augmented(features: readonly string[], penalty: number): {coefficients: number[]; intercept: number} {
  const columns = features.map((name) => bostonColumns[name]!);
  const label = bostonColumns["medv"]!;
  const scales = columns.map((values) => ({centre: mean(values), sd: standardDeviation(values)}));
  const a = columns.map((values, j) => [
    ...values.map((value) => (value - scales[j]!.centre) / scales[j]!.sd),
    ...features.map((_, i) => (i === j ? Math.sqrt(penalty) : 0))
  ]);
  let rest = [...label.map((value) => value - mean(label)), ...features.map(() => 0)];
  const dot = (u: readonly number[], v: readonly number[]): number => u.reduce((sum, x, i) => sum + x * v[i]!, 0);
  const q: number[][] = [];
  const r = features.map(() => features.map(() => 0));
  const projected = features.map(() => 0);
  a.forEach((column, j) => {
    let v = column;
    q.forEach((direction, i) => {
      r[i]![j] = dot(direction, v);
      v = v.map((x, k) => x - r[i]![j]! * direction[k]!);
    });
    r[j]![j] = Math.sqrt(dot(v, v));
    q.push(v.map((x) => x / r[j]![j]!));
    projected[j] = dot(q[j]!, rest);
    rest = rest.map((x, k) => x - projected[j]! * q[j]![k]!);
  });
  const weights = [...projected];
  for (let i = weights.length - 1; i >= 0; --i) {
    for (let k = i + 1; k < weights.length; ++k) weights[i]! -= r[i]![k]! * weights[k]!;
    weights[i]! /= r[i]![i]!;
  }
  const coefficients = weights.map((weight, j) => weight / scales[j]!.sd);
  return {coefficients, intercept: mean(label) - coefficients.reduce((sum, w, j) => sum + w * scales[j]!.centre, 0)};
}

describe("ridge(gram, features, target, penalty)", () => {
  it.each([0.01, 1, 30, 1000])("solves the penalised rows at a penalty of %d", (penalty) => {
    const {coefficients, intercept} = ridge(gram, bostonFeatures, "medv", penalty);
    const expected = augmented(bostonFeatures, penalty);
    coefficients.forEach((w, i) => expect(Math.abs(w / expected.coefficients[i]! - 1)).toBeLessThan(1e-9));
    expect(Math.abs(intercept / expected.intercept - 1)).toBeLessThan(1e-9);
  });

  it("nears least squares as the penalty vanishes, and the mean as it grows", () => {
    const free = leastSquares(gram, bostonFeatures, "medv");
    const nearly = ridge(gram, bostonFeatures, "medv", 1e-9);
    nearly.coefficients.forEach((w, i) => expect(Math.abs(w / free.coefficients[i]! - 1)).toBeLessThan(1e-7));
    const held = predictLinear(
      ridge(gram, bostonFeatures, "medv", 1e12),
      selectColumns(bostonColumns, bostonFeatures, [0, 1, 2])
    );
    for (const answer of held) expect(answer).toBeCloseTo(mean(bostonColumns["medv"]!), 4);
  });

  it("does not depend on the units of a column", () => {
    const metres = {...bostonColumns, rm: bostonColumns["rm"]!.map((x) => 1000 * x + 7)};
    const other = ridge(gramOf(names, selectColumns(metres, names)), bostonFeatures, "medv", 5);
    const one = ridge(gram, bostonFeatures, "medv", 5);
    const at = bostonFeatures.indexOf("rm");
    expect(1000 * other.coefficients[at]!).toBeCloseTo(one.coefficients[at]!, 8);
  });

  it("gives a column that does not vary no weight, and copies the same one", () => {
    const x = [1, 2, 4, 8];
    const block = gramOf(["x", "copy", "constant", "y"], [x, x, x.map(() => 0.1), [1, 0, 3, 5]]);
    const {coefficients} = ridge(block, ["x", "copy", "constant"], "y", 1);
    expect(coefficients[0]).toBeCloseTo(coefficients[1]!, 12);
    expect(coefficients[2]).toBe(0);
  });

  it("refuses a penalty that is none, and no rows", () => {
    for (const penalty of [0, -1, NaN])
      expect(() => ridge(gram, ["rm"], "medv", penalty)).toThrow(`invalid penalty: ${penalty}`);
    expect(() => ridge(gramOf(["x", "y"], [[], []]), ["x"], "y", 1)).toThrow("no rows to fit");
  });
});
