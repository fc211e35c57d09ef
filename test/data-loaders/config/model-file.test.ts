import {describe, expect, it} from "vitest";
import {parseTable} from "./table-monitor.js";

const parse = (model: unknown, more: object = {}) =>
  parseTable({
    ...{id: "credit", title: "Credit", task: "binary", target: "y"},
    ...{data: {serving: "logs/*.csv", time: "ts", key: "id"}, model},
    ...more
  });

describe("a model in a file, in the configuration", () => {
  it("is filled in with what is left out", () => {
    expect(parse({file: "m.onnx"}).model).toEqual({
      ...{file: "m.onnx", inputs: null, codes: {}, output: null, classes: null},
      ...{threshold: 0.5, publish: true}
    });
  });

  it("takes columns as a list, or by input", () => {
    expect(parse({file: "m.onnx", inputs: ["a", "b"]}).model).toMatchObject({inputs: ["a", "b"]});
    const inputs = {x: ["a", "b"], z: "c"};
    expect(parse({file: "m.onnx", inputs, codes: {c: {no: 0}}}).model).toMatchObject({inputs, codes: {c: {no: 0}}});
  });

  it.each([
    [{file: "m.onnx", input: ["a"]}, {}, "model: unknown key: input (did you mean inputs?)"],
    [{file: ""}, {}, "model.file: expected text"],
    [{file: "m.onnx", inputs: []}, {}, "model.inputs: expected a list of at least 1"],
    [{file: "m.onnx", inputs: {x: 1}}, {}, "model.inputs.x: expected text"],
    [{file: "m.onnx", inputs: ["a", "y"]}, {}, "model.inputs[1]: expected a column other than that of target"],
    [{file: "m.onnx", inputs: {x: ["id"]}}, {}, "model.inputs.x[0]: expected a column other than that of data.key"],
    [{file: "m.onnx", classes: ["a", "b", "c"]}, {}, "model.classes: expected two, because the task is binary"],
    [{file: "m.onnx", classes: ["a", "a"]}, {}, "model.classes: expected each class once"],
    [{file: "m.onnx", classes: ["a", "b"]}, {task: "regression"}, "model.classes: expected nothing"],
    [
      {file: "m.onnx"},
      {task: undefined, target: undefined},
      "task: expected one of regression, binary, multiclass, because a model is asked"
    ],
    [
      {file: "m.onnx", inputs: ["a"]},
      {columns: [{name: "a", role: "ignore"}]},
      "columns[0].role: expected feature, because the model or the target names this column"
    ],
    [
      {file: "m.onnx"},
      {data: {serving: {trino: "http://localhost", catalog: "c", schema: "s", table: "t"}, time: "ts"}},
      "model.file: expected predictions in a column, because rows stay in Trino"
    ]
  ])("%# is refused where it does not fit", (model, more, message) => {
    expect(() => parse(model, more)).toThrow(message);
  });

  it("lets a column go to several inputs", () => {
    expect(parse({file: "m.onnx", inputs: {x: "a", z: ["a", "b"]}}).model).toMatchObject({inputs: {x: "a"}});
  });
});
