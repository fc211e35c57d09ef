import {describe, expect, it} from "vitest";
import {askModel, checkIndependence} from "../../../data-loaders/models/ask.js";
import type {OpenModel} from "../../../data-loaders/models/types.js";
import {rowNumbers} from "../../../lib/model/own/answers.js";
import {askRows} from "../../../lib/model/own/ask.js";
import type {OwnModel} from "../../../lib/model/own/types.js";
import {exported, looped, NUMBERS, open, ROWS, rows} from "./fixtures.js";

/** The numbers that a model gives for every row. */
async function numbersOf({model, plan}: {model: OpenModel; plan: OwnModel}): Promise<(number[] | null)[]> {
  const tensor = await askRows(model.run, plan, rows, {start: 0, length: ROWS});
  return Array.from({length: ROWS}, (_, row) => rowNumbers(plan.output, tensor, row));
}

/** Largest distance between numbers of ours and of another; those of rows without an answer do not count. */
function farthest(ours: readonly (readonly number[] | null)[], others: readonly (readonly number[] | null)[]): number {
  expect(ours.length).toBe(others.length);
  return Math.max(
    ...ours.flatMap((row, i) => {
      const other = others[i]!;
      if (row === null || other === null) return [0];
      expect(row.length).toBe(other.length);
      return row.map((x, j) => Math.abs(x - other[j]!));
    })
  );
}

const TOLERANCE = 1e-5;
const listed = {inputs: NUMBERS};

describe("models of scikit-learn and XGBoost, as ONNX", () => {
  it.each([
    ["ridge", {}],
    ["xgboost-number", listed]
  ])("%s gives the numbers that its own library does", async (name, config) => {
    const opened = await open(`${name}.onnx`, "regression", config);
    const expected = exported.models[name]!.answers.map((x) => [Number(x)]);
    const ours = await numbersOf(opened);
    expect(farthest(ours, expected)).toBeLessThan(TOLERANCE);
    const {values, gaps} = await askModel(opened.model.run, opened.plan, rows, ROWS);
    expect([...values]).toEqual(ours.map((row) => row![0]));
    expect(gaps).toEqual([]);
  });

  it.each([["logistic"], ["xgboost-yes"]])("%s gives the probabilities of yes", async (name) => {
    const {probabilities} = exported.models[name]!;
    const ours = await numbersOf(await open(`${name}.onnx`, "binary"));
    expect(
      farthest(
        ours,
        probabilities!.map((row) => [row[1]!])
      )
    ).toBeLessThan(TOLERANCE);
  });

  it.each([
    ["network", {}],
    ["tree", listed],
    ["xgboost-grade", listed]
  ])("%s gives the probabilities of its classes, and the class", async (name, inputs) => {
    const {probabilities, classes, answers} = exported.models[name]!;
    const names = classes!.map(String);
    const opened = await open(`${name}.onnx`, "multiclass", {...inputs, classes: names});
    expect(farthest(await numbersOf(opened), probabilities!)).toBeLessThan(TOLERANCE);
    const {values} = await askModel(opened.model.run, opened.plan, rows, ROWS);
    expect(values).toEqual(answers.map(String));
    const said = await open(`${name}.onnx`, "multiclass", {...inputs, output: "label"});
    expect((await askModel(said.model.run, said.plan, rows, ROWS)).values).toEqual(answers.map(String));
  });
});

describe("models of TensorFlow.js", () => {
  it("a layers model gives what plain loops do", async () => {
    const ours = await numbersOf(await open("layers", "binary"));
    const expected = looped.map((row) => (row === null ? null : [row.layers]));
    expect(expected.filter((row) => row !== null).length).toBeGreaterThan(40);
    expect(farthest(ours, expected)).toBeLessThan(TOLERANCE);
  });

  it("a graph model gives what plain loops do, by the names of its signature", async () => {
    const opened = await open("graph/model.json", "multiclass", listed);
    expect(opened.model.inputs).toEqual([{name: "features", type: "float32", shape: [null, 3]}]);
    expect(opened.model.outputs).toEqual([{name: "probabilities", type: "float32", shape: [null, 3]}]);
    const expected = looped.map((row) => row && row.graph);
    expect(farthest(await numbersOf(opened), expected)).toBeLessThan(TOLERANCE);
  });

  it("do not answer rows with a gap, which their backends would lose on its way", async () => {
    const {model, plan} = await open("layers", "binary");
    const {values, gaps} = await askModel(model.run, plan, rows, ROWS);
    const unknown = looped.flatMap((row, i) => (row === null ? [i] : []));
    expect(gaps).toEqual(unknown.map((row) => ({row, column: "income", reason: "missing"})));
    expect(unknown.every((row) => Number.isNaN(values[row]))).toBe(true);
  });
});

describe("askModel(run, model, rows, length, size)", () => {
  it.each([
    ["ridge.onnx", "regression", {}],
    ["logistic.onnx", "binary", {}],
    ["network.onnx", "multiclass", {classes: ["high", "low", "middle"]}],
    ["xgboost-number.onnx", "regression", listed],
    ["layers", "binary", {}],
    ["graph", "multiclass", listed]
  ] as const)("%s gives the same bits however many rows are asked about at once", async (file, task, config) => {
    const {model, plan} = await open(file, task, config as object);
    const all = await askModel(model.run, plan, rows, ROWS);
    await expect(checkIndependence(model.run, plan, rows, ROWS)).resolves.toBeUndefined();
    for (const size of [1, 2, 7, 59]) {
      const {values} = await askModel(model.run, plan, rows, ROWS, size);
      expect(values, `${size} rows`).toEqual(all.values);
    }
  });

  it("asks as many rows at once as the model fixes", async () => {
    const {model, plan} = await open("ridge.onnx", "regression");
    const lengths = new Set<number>();
    const run: OpenModel["run"] = (inputs, output) => {
      for (const {shape} of inputs.values()) lengths.add(shape[0]!);
      return model.run(inputs, output);
    };
    const fixed = await askModel(run, {...plan, batch: 16}, rows, ROWS);
    expect([...lengths]).toEqual([16]);
    expect(fixed).toEqual(await askModel(model.run, plan, rows, ROWS));
  });
});

describe("checkIndependence(run, model, rows, length)", () => {
  it("refuses a model whose answers depend on the rows beside", async () => {
    const {model, plan} = await open("ridge.onnx", "regression");
    const run: OpenModel["run"] = async (inputs, output) => {
      const tensor = await model.run(inputs, output);
      const data = Float32Array.from(tensor.data as Float32Array);
      const mean = data.reduce((a, b) => a + b, 0) / data.length;
      return {...tensor, data: data.map((x) => x - mean)};
    };
    await expect(checkIndependence(run, plan, rows, ROWS)).rejects.toThrow("depends on those beside it");
  });
});
