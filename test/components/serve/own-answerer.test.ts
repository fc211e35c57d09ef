import {describe, expect, it} from "vitest";
import type {ColumnSummary} from "../../../lib/bundle.js";
import type {OwnOutput} from "../../../lib/model/own/types.js";
import {levelSpec, numericSpec} from "../../../lib/profile/reference-spec.js";
import type {CategoricalSpec, ColumnSpec} from "../../../lib/profile/types.js";
import type {PageModel, RowValue} from "../../../src/components/model/onnx-session.js";
import {ownAnswerer} from "../../../src/components/serve/own-answerer.js";

/** A model that writes down what it was given. */
function recording(output: Partial<OwnOutput>, said: number[] | string = [0.25]) {
  const given: Readonly<Record<string, RowValue>>[] = [];
  const model: PageModel = {
    version: "f00",
    plan: {format: "onnx", inputs: [], output: {name: "out", kind: "number", classes: null, ...output}, batch: null},
    threshold: 0.5,
    inputs: [
      {name: "age", kind: "number"},
      {name: "left", kind: "number"},
      {name: "job", kind: "text"}
    ],
    async predict(row) {
      given.push(row);
      if (row["job"] === null) throw new RangeError("the model cannot be asked: job missing");
      return said;
    }
  };
  return {model, given};
}

const columns = [{name: "y", role: "label"}] as ColumnSummary[];
const specOf = (prediction: ColumnSpec) => ({columns: [prediction], blocks: [], slices: []});
const number = numericSpec("prediction", "prediction", "number", [1, 2, 3]);
const boolean: CategoricalSpec = {
  ...(levelSpec("prediction", "prediction", ["false", "true"]) as CategoricalSpec),
  type: "boolean"
};
const regression = {task: "regression", columns} as const;

describe("ownAnswerer", () => {
  it("gives the model numbers for yes and no, and text where it takes text", async () => {
    const {model, given} = recording({});
    const {answer, inputs} = ownAnswerer(model, regression, specOf(number));
    expect(inputs).toEqual(["age", "left", "job"]);
    expect(await answer({age: 30, left: "true", job: "nurse"})).toEqual({answer: [0.25], reason: null});
    await answer({age: null, left: "perhaps", job: "7"});
    expect(given).toEqual([
      {age: 30, left: true, job: "nurse"},
      {age: null, left: NaN, job: "7"}
    ]);
  });

  it("says why a row has no answer, and goes on", async () => {
    const {model} = recording({});
    const {answer} = ownAnswerer(model, regression, specOf(number));
    expect(await answer({age: 30, left: null, job: null})).toEqual({
      answer: null,
      reason: "the model cannot be asked: job missing"
    });
    expect((await answer({age: 30, left: null, job: "nurse"})).answer).toEqual([0.25]);
  });

  it("answers as often as it is asked to, and no row beside", async () => {
    const {model, given} = recording({});
    await ownAnswerer(model, regression, specOf(number)).repeat({age: 1, left: "false", job: "nurse"}, 3);
    expect(given).toEqual(Array(3).fill({age: 1, left: false, job: "nurse"}));
  });

  it("calls classes as labels call them", () => {
    const outcome = (output: Partial<OwnOutput>, task: "binary" | "multiclass", prediction: ColumnSpec) =>
      ownAnswerer(recording(output).model, {task, columns}, specOf(prediction)).outcome;
    const words = levelSpec("prediction", "prediction", ["high", "low"]);
    expect(outcome({kind: "yes"}, "binary", boolean)).toEqual({task: "binary", name: "y", classes: ["false", "true"]});
    expect(outcome({kind: "yes"}, "binary", words).classes).toEqual(["0", "1"]);
    expect(outcome({kind: "yes", classes: ["low", "high"]}, "binary", words).classes).toEqual(["low", "high"]);
    expect(outcome({kind: "probabilities", classes: ["a", "b"]}, "multiclass", words).classes).toEqual(["a", "b"]);
    expect(outcome({kind: "class", classes: null}, "multiclass", words).classes).toEqual([]);
  });

  it("is about the prediction where the monitor has no labels", () => {
    const {model} = recording({});
    const {outcome} = ownAnswerer(model, {task: "regression", columns: []}, specOf(number));
    expect(outcome).toEqual({task: "regression", name: "prediction", classes: []});
  });
});
