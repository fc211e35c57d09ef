import {describe, expect, it} from "vitest";
import {selectColumns} from "../../../lib/model/columns.js";
import {gramOf} from "../../../lib/model/gram.js";
import {leastSquares, predictLinear} from "../../../lib/model/least-squares.js";
import {errorsOf} from "../../../lib/model/metrics.js";
import {groupedFolds, randomFolds} from "../../../lib/model/splits.js";
import {seeded} from "../../../lib/statistics/random.js";
import {crossValidate, splitLab} from "../../../src/components/lesson/split-trial.js";

const random = seeded(11);
const rows = 90;
const column = (value: (row: number) => number): number[] => Array.from({length: rows}, (_, row) => value(row));
const town = column((row) => (row < 30 ? 0 : 1 + (row % 20)));
const columns = {
  indus: town,
  rad: town.map((x) => x % 3),
  tax: town.map((x) => 200 + x),
  ptratio: town.map((x) => 12 + (x % 5)),
  rm: column(() => 4 + 4 * random()),
  medv: column((row) => 20 + town[row]! + 5 * random())
};
const boston = {columns, pool: column(() => 0)};
const features = ["rm", "tax"];

describe("crossValidate(rows, folds, features, target)", () => {
  it("equals fitting and predicting row by row", () => {
    const folds = randomFolds(rows, 10, 5);
    const expected = folds.map(({train, test}) => {
      const gram = gramOf([...features, "medv"], selectColumns(columns, [...features, "medv"], train));
      const model = leastSquares(gram, features, "medv");
      const [labels] = selectColumns(columns, ["medv"], test);
      return errorsOf(predictLinear(model, selectColumns(columns, features, test)), labels!);
    });
    const {rmse, pooled} = crossValidate(boston, folds, features, "medv");
    expected.forEach((errors, i) => expect(rmse[i]).toBeCloseTo(errors.rmse, 8));
    const squares = expected.reduce((sum, {n, rmse}) => sum + n * rmse ** 2, 0);
    expect(pooled).toBeCloseTo(Math.sqrt(squares / rows), 8);
  });
});

describe("splitLab(data)", () => {
  const run = {seed: 1, rmse: [4], mae: [3], pooled: 4};
  const runs = {
    published: [run, {...run, rmse: [6], pooled: 6}],
    random: [run],
    unshuffled: [run],
    grouped: [run],
    keras: [run]
  };
  const models = {mean: [], ols13: [], ols12: [], ols11: [], mlp12: [], mlp13: [], ensemble5: []};
  const lab = splitLab({boston, splits: {protocols: runs, models, published: []}, features, target: "medv"});

  it("reports the build's errors for fixed splits, whatever the seed", () => {
    expect(lab.errors("published", 1)).toEqual({rmse: [4, 6], pooled: Math.sqrt((4 ** 2 + 6 ** 2) / 2)});
    expect(lab.errors("published", 2)).toEqual(lab.errors("published", 1));
  });
  it("computes a shuffle from its seed, the same each time", () => {
    expect(lab.errors("random", 3)).toEqual(crossValidate(boston, randomFolds(rows, 10, 3), features, "medv"));
    expect(lab.errors("random", 3)).toBe(lab.errors("random", 3));
    expect(lab.errors("random", 4)).not.toEqual(lab.errors("random", 3));
  });
  it("knows which fold tests the largest town", () => {
    expect([lab.towns, lab.largest]).toEqual([21, 30]);
    const towns = town.map((_, row) =>
      [columns.indus, columns.rad, columns.tax, columns.ptratio].map((c) => c[row]).join(" ")
    );
    const fold = groupedFolds(towns, 10, 8)[lab.largestFold(8)]!;
    expect(fold.test.filter((row) => town[row] === 0)).toHaveLength(30);
  });
});
