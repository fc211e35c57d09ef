import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {selectColumns} from "../../../lib/model/columns.js";
import {addGrams, gramOf, gramRmse, gramRows, squaredError} from "../../../lib/model/gram.js";
import type {Gram} from "../../../lib/model/gram.js";
import {leastSquares, predictLinear} from "../../../lib/model/least-squares.js";
import {errorsOf, r2, rmse} from "../../../lib/model/metrics.js";
import {seeded} from "../../../lib/statistics/random.js";
import {bostonColumns, bostonFeatures} from "../../boston-rows.js";

const golden = JSON.parse(readFileSync(new URL("../../data/least-squares.json", import.meta.url), "utf8")) as {
  weights: number[];
  rmse: number;
  rmseUncapped: number;
};
const names = [...bostonFeatures, "medv"];
const boston = (rows?: readonly number[]): Gram => gramOf(names, selectColumns(bostonColumns, names, rows));
const rowsWhere = (test: (row: number) => boolean): number[] => bostonColumns["medv"]!.map((_, i) => i).filter(test);

describe("gramOf(names, columns)", () => {
  it("counts rows in its first entry and is symmetric", () => {
    const gram = boston();
    expect(gramRows(gram)).toBe(506);
    expect(gram.names).toEqual(["intercept", ...names]);
    for (let i = 0; i < 15; ++i)
      for (let j = 0; j < i; ++j) expect(gram.values[i * 15 + j]).toBe(gram.values[j * 15 + i]);
  });

  it("refuses a missing value", () => {
    expect(() => gramOf(["a", "b"], [[1], [NaN]])).toThrow("missing value: b");
  });
});

describe("addGrams(a, b)", () => {
  it("gives the block of the rows of both, with no rows as identity", () => {
    const [a, b] = [boston(rowsWhere((i) => i < 200)), boston(rowsWhere((i) => i >= 200))];
    const whole = boston();
    addGrams(a, b).values.forEach((x, i) => expect(Math.abs(x / whole.values[i]! - 1)).toBeLessThan(1e-12));
    expect(addGrams(a, b)).toEqual(addGrams(b, a));
    expect(addGrams(a, boston([]))).toEqual(a);
  });

  it("refuses blocks over other columns", () => {
    expect(() => addGrams(gramOf(["a"], [[1]]), gramOf(["b"], [[1]]))).toThrow(
      "incompatible Gram blocks: intercept a and intercept b"
    );
  });
});

describe("squaredError(gram, model, target)", () => {
  it("is the sum over the rows, for a model fitted to others", () => {
    const holdout = rowsWhere((i) => i % 3 === 0);
    const model = leastSquares(boston(rowsWhere((i) => i % 3 !== 0)), ["lstat", "rm", "nox"], "medv");
    const predictions = predictLinear(model, selectColumns(bostonColumns, model.features, holdout));
    const errors = errorsOf(predictions, selectColumns(bostonColumns, ["medv"], holdout)[0]!);
    expect(gramRmse(boston(holdout), model, "medv")).toBeCloseTo(errors.rmse, 9);
    expect(squaredError(boston(holdout), model, "medv")).toBeCloseTo(errors.n * errors.rmse ** 2, 6);
  });

  it("is never below 0, and the error of no rows is NaN", () => {
    const gram = gramOf(
      ["x", "y"],
      [
        [0.1, 0.2, 0.3],
        [0.2, 0.4, 0.6]
      ]
    );
    const model = leastSquares(gram, ["x"], "y");
    expect(squaredError(gram, model, "y")).toBeGreaterThanOrEqual(0);
    expect(gramRmse(gramOf(["x", "y"], [[], []]), model, "y")).toBe(NaN);
  });
});

describe("leastSquares(gram, features, target)", () => {
  it("gives NumPy's weights on all Boston rows, and the published fit", () => {
    const gram = boston();
    const model = leastSquares(gram, bostonFeatures, "medv");
    [model.intercept, ...model.coefficients].forEach((w, i) =>
      expect(Math.abs(w / golden.weights[i]! - 1)).toBeLessThan(1e-8)
    );
    expect(model.aliased).toEqual([]);
    expect(gramRmse(gram, model, "medv")).toBeCloseTo(golden.rmse, 9);
    const predictions = predictLinear(model, selectColumns(bostonColumns, bostonFeatures));
    const fit = r2(predictions, bostonColumns["medv"]!);
    expect(fit).toBeCloseTo(0.7406, 4);
    expect(rmse(predictions, bostonColumns["medv"]!)).toBeCloseTo(4.679, 3);
  });

  it("fits the uncapped rows as published", () => {
    const gram = boston(rowsWhere((i) => bostonColumns["medv"]![i]! < 50));
    expect(gramRmse(gram, leastSquares(gram, bostonFeatures, "medv"), "medv")).toBeCloseTo(golden.rmseUncapped, 9);
  });

  it("does not depend on the order of the features", () => {
    const gram = boston();
    const ahead = leastSquares(gram, bostonFeatures, "medv");
    const back = leastSquares(gram, bostonFeatures.toReversed(), "medv");
    back.coefficients.toReversed().forEach((w, i) => expect(w).toBeCloseTo(ahead.coefficients[i]!, 7));
  });

  it("gives the mean of the label without features", () => {
    const model = leastSquares(boston(), [], "medv");
    expect(model.intercept).toBeCloseTo(22.5328, 4);
    expect(model.coefficients).toEqual([]);
  });

  it("leaves out what adds nothing and names it: constants, copies, sums", () => {
    const random = seeded(5);
    const a = Array.from({length: 40}, () => 100 * random());
    const b = a.map(() => random());
    const columns = [a, b, a.map(() => 666), a.map((x) => 2 * x + 1), a.map((x, i) => x + b[i]!)];
    const gram = gramOf(["a", "b", "constant", "copy", "sum", "y"], [...columns, a.map((x, i) => 3 - x + 4 * b[i]!)]);
    const model = leastSquares(gram, ["constant", "a", "copy", "b", "sum"], "y");
    expect(model.aliased).toEqual(["constant", "copy", "sum"]);
    expect(model.intercept).toBeCloseTo(3, 6);
    [0, -1, 0, 4, 0].forEach((w, i) => expect(model.coefficients[i]).toBeCloseTo(w, 6));
    expect(gramRmse(gram, model, "y")).toBeLessThan(1e-5);
  });

  it("finds the constant columns of the tracts with RAD 24", () => {
    const gram = boston(rowsWhere((i) => bostonColumns["rad"]![i] === 24));
    expect(leastSquares(gram, bostonFeatures, "medv").aliased).toEqual(["zn", "indus", "rad", "tax", "ptratio"]);
  });

  it("fits fewer rows than features exactly", () => {
    const gram = boston([3, 50, 400]);
    expect(gramRmse(gram, leastSquares(gram, bostonFeatures, "medv"), "medv")).toBeLessThan(1e-3);
  });

  it("refuses a block without rows and an unknown column", () => {
    expect(() => leastSquares(boston([]), ["rm"], "medv")).toThrow("no rows to fit");
    expect(() => leastSquares(boston(), ["RM"], "medv")).toThrow("unknown column: RM (known: intercept, crim");
  });
});
