import {describe, expect, it} from "vitest";
import {selectColumns} from "../../../lib/model/columns.js";
import {encodeBatch, numberBatch} from "../../../lib/model/encode.js";
import {addEncoded, addSums, encodedGram, noRows, rowsOf} from "../../../lib/model/encoded-gram.js";
import type {GramSums} from "../../../lib/model/encoded-gram.js";
import {gramOf} from "../../../lib/model/gram.js";
import {encodedWidth, numberInputs, plainInputs} from "../../../lib/model/inputs.js";
import {leastSquares, predictLinear} from "../../../lib/model/least-squares.js";
import {fitLinear} from "../../../lib/model/linear.js";
import {errorsOf} from "../../../lib/model/metrics.js";
import {predictBatch, predictRow} from "../../../lib/model/predict.js";
import {ridge} from "../../../lib/model/ridge.js";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import type {Batch} from "../../../lib/profile/batch.js";
import {levelSpec, numericSpec} from "../../../lib/profile/reference-spec.js";
import {mean, standardDeviation} from "../../../lib/statistics/moments.js";
import {seeded} from "../../../lib/statistics/random.js";
import {bostonColumns, bostonFeatures} from "../../boston-rows.js";

const random = seeded(9);
const rows = Array.from({length: 300}, (_, i) => {
  const x = i % 17 === 0 ? null : 1e6 + 100 * random();
  const c = i % 23 === 0 ? null : ["a", "b", "c", "rare"][Math.floor(3.2 * random())]!;
  const y = 5 + (x === null ? 70 : 0.3 * (x - 1e6)) + (c === "b" ? 12 : c === null ? -9 : 0) + random();
  return {x, c, y};
});
const specs = [
  numericSpec(
    "x",
    "feature",
    "number",
    rows.map(({x}) => x ?? NaN)
  ),
  levelSpec("c", "feature", ["a", "b", "c"], 1)
] as const;
const batchOf = (some: typeof rows): Batch => ({
  rows: some.length,
  columns: new Map([
    ["x", numericValues(some.map(({x}) => x)) as ReturnType<typeof numericValues> | ReturnType<typeof codedValues>],
    [
      "c",
      codedValues(
        some.map(({c}) => c),
        specs[1]
      )
    ]
  ])
});
const plain = plainInputs(["x", "c"], specs);
const centre = mean(rows.map(({y}) => y));
const sumsOf = (some: typeof rows): GramSums => {
  const sums = noRows(encodedWidth(plain));
  const labels = Float64Array.from(some, ({y}) => y - centre);
  addEncoded(sums, encodeBatch(plain, specs, batchOf(some)), labels);
  return sums;
};

/** The same columns by hand: x with its mean in gaps, its gap, levels, others, a gap. */
const known = rows.flatMap(({x}) => (x === null ? [] : [x]));
const byHand = [
  rows.map(({x}) => ((x ?? mean(known)) - mean(known)) / standardDeviation(known)),
  rows.map(({x}) => Number(x === null)),
  ...["a", "b", "c", "rare", null].map((level) => rows.map(({c}) => Number(c === level)))
];
const names = byHand.map((_, i) => `z${i}`);
const block = gramOf([...names, "y"], [...byHand, rows.map(({y}) => y)]);

describe("fitLinear(recipe, plain, sums, label)", () => {
  const label = {name: "y", centre};

  it("gives the least squares of the columns made by hand", () => {
    const {model, rows: used, rmse, deviation} = fitLinear({kind: "least squares"}, plain, sumsOf(rows), label);
    const expected = predictLinear(leastSquares(block, names, "y"), byHand);
    const answers = predictBatch(model, specs, batchOf(rows));
    answers.forEach((answer, i) => expect(Math.abs(answer - expected[i]!)).toBeLessThan(1e-8));
    const labels = rows.map(({y}) => y);
    expect(used).toBe(300);
    expect(rmse).toBeCloseTo(errorsOf(answers, labels).rmse, 9);
    expect(deviation).toBeCloseTo(standardDeviation(labels), 9);
  });

  it("gives the ridge of the columns made by hand", () => {
    const {model} = fitLinear({kind: "ridge", penalty: 20}, plain, sumsOf(rows), label);
    const expected = predictLinear(ridge(block, names, "y", 20), byHand);
    predictBatch(model, specs, batchOf(rows)).forEach((answer, i) =>
      expect(Math.abs(answer - expected[i]!)).toBeLessThan(1e-9)
    );
  });

  it("stores mean, deviation and gaps of the training rows", () => {
    const {inputs} = fitLinear({kind: "least squares"}, plain, sumsOf(rows), label).model;
    const [x] = inputs as [Extract<(typeof inputs)[0], {kind: "number"}>];
    expect(x.gaps).toBe(true);
    expect(x.mean).toBeCloseTo(mean(known), 6);
    expect(x.sd).toBeCloseTo(standardDeviation(known), 6);
    const whole = rows.filter((row) => row.x !== null);
    expect(fitLinear({kind: "least squares"}, plain, sumsOf(whole), label).model.inputs[0]).toMatchObject({
      gaps: false
    });
  });

  it("lets a level that training rows did not have weigh nothing", () => {
    const {model} = fitLinear(
      {kind: "least squares"},
      plain,
      sumsOf(rows.filter(({c}) => c !== "rare" && c !== null)),
      label
    );
    const at = (c: string | null): number => predictRow(model, {x: 1e6, c})[0]!;
    expect(at("rare")).toBe(at(null));
    expect(at("b") - at("a")).toBeCloseTo(12, 0);
  });

  it("is exact on Boston, as least squares on the columns", () => {
    const columns = selectColumns(bostonColumns, bostonFeatures);
    const [medv] = selectColumns(bostonColumns, ["medv"]);
    const inputs = numberInputs(bostonFeatures, columns);
    const sums = noRows(encodedWidth(inputs));
    addEncoded(sums, encodeBatch(inputs, [], numberBatch(bostonFeatures, columns)), medv!);
    const {rmse} = fitLinear({kind: "least squares"}, inputs, sums, {name: "medv", centre: 0});
    const gram = gramOf([...bostonFeatures, "medv"], [...columns, medv!]);
    const fit = predictLinear(leastSquares(gram, bostonFeatures, "medv"), columns);
    expect(rmse).toBeCloseTo(errorsOf(fit, medv!).rmse, 10);
  });
});

describe("addSums(a, b)", () => {
  it("gives the sums of the rows of both", () => {
    const [a, b] = [sumsOf(rows.slice(0, 100)), sumsOf(rows.slice(100))];
    const whole = sumsOf(rows);
    const together = addSums(a, b);
    expect(rowsOf(together)).toBe(300);
    encodedGram(together).values.forEach((sum, i) => expect(sum).toBeCloseTo(encodedGram(whole).values[i]!, 6));
    expect(addSums(a, noRows(encodedWidth(plain)))).toEqual(a);
  });

  it("refuses sums of other columns", () => {
    expect(() => addSums(noRows(1), noRows(2))).toThrow("incompatible sums: of 1 and 2 columns");
  });

  it("leaves out rows without a label", () => {
    const sums = noRows(1);
    addEncoded(sums, [{kind: "category", positions: Int32Array.of(0, 0)}], Float64Array.of(NaN, 5));
    expect(encodedGram(sums).values).toEqual([1, 1, 5, 1, 1, 5, 5, 5, 25]);
  });
});
