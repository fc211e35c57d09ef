import {describe, expect, it} from "vitest";
import type {ModelFileConfig} from "../../../data-loaders/config/types.js";
import {planModel} from "../../../data-loaders/models/plan.js";
import type {ModelData} from "../../../data-loaders/models/types.js";
import type {ModelPort} from "../../../lib/model/own/types.js";
import {configOf, data, open} from "./fixtures.js";

const port = (name: string, type: string, shape: ModelPort["shape"]): ModelPort => ({name, type, shape});
const income = port("income", "float32", [null, 1]);
const features = port("features", "float32", [null, 3]);
const number = port("variable", "float32", [null, 1]);
const label = port("label", "int64", [null]);
const two = port("probabilities", "float32", [null, 2]);
const three = port("probabilities", "float32", [null, 3]);

const plan = (
  inputs: readonly ModelPort[],
  outputs: readonly ModelPort[],
  config: Partial<ModelFileConfig> = {},
  task: ModelData["task"] = "regression",
  more: Partial<ModelData> = {}
) => planModel({format: "onnx"}, {inputs, outputs}, configOf("m.onnx", config), {...data, task, ...more});

describe("planModel(files, ports, config, data)", () => {
  it("gives each input the column of its name", () => {
    expect(plan([income, port("job", "string", [null])], [number])).toEqual({
      format: "onnx",
      inputs: [
        {name: "income", type: "float32", rank: 2, columns: [{name: "income", codes: null}]},
        {name: "job", type: "string", rank: 1, columns: [{name: "job", codes: null}]}
      ],
      output: {name: "variable", kind: "number", classes: null},
      batch: null
    });
  });

  it("gives a single input a list of columns, in its order", () => {
    const codes = {job: {clerk: 0, nurse: 1}};
    const {inputs} = plan([features], [number], {inputs: ["hours", "age", "job"], codes});
    expect(inputs[0]!.columns).toEqual([
      {name: "hours", codes: null},
      {name: "age", codes: null},
      {name: "job", codes: codes.job}
    ]);
  });

  it("gives inputs by name one column, or several", () => {
    const given = {inputs: {features: ["age", "income", "hours"], income: "hours"}};
    const {inputs} = plan([features, income], [number], given);
    expect(inputs.map(({columns}) => columns.map(({name}) => name))).toEqual([["age", "income", "hours"], ["hours"]]);
  });

  it("takes rows as the model fixes them", () => {
    expect(plan([port("income", "float32", [1, 1])], [number]).batch).toBe(1);
  });

  it.each([
    ["the only probabilities", [label, two], {}, "binary", {name: "probabilities", kind: "yes", classes: null}],
    ["a class that is named", [label, two], {output: "label"}, "binary", {name: "label", kind: "class", classes: null}],
    [
      "as many classes as there are",
      [label, three],
      {},
      "multiclass",
      {kind: "probabilities", classes: ["0", "1", "2"]}
    ],
    ["classes that are named", [three], {classes: ["a", "b", "c"]}, "multiclass", {classes: ["a", "b", "c"]}],
    ["what says neither type nor shape", [port("Identity", "unknown", null)], {}, "regression", {kind: "number"}]
  ] as const)("reads %s", (_, outputs, config, task, expected) => {
    expect(plan([income], outputs, config as Partial<ModelFileConfig>, task).output).toMatchObject(expected);
  });

  const refusals: readonly (readonly [
    string,
    readonly ModelPort[],
    readonly ModelPort[],
    Partial<ModelFileConfig>,
    ModelData["task"],
    string
  ])[] = [
    [
      "an input that no column is called as",
      [port("incom", "float32", [null, 1])],
      [number],
      {},
      "regression",
      'model.inputs: no column is called as the model\'s input incom float32 [rows, 1] (did you mean income?); name one as {"incom": "column"}'
    ],
    [
      "several columns that nobody has put in order",
      [features],
      [number],
      {},
      "regression",
      "model.inputs: expected a list of 3 columns for the model's only input, features float32 [rows, 3], in the order in which it learnt them"
    ],
    [
      "too few columns",
      [features],
      [number],
      {inputs: ["age"]},
      "regression",
      "model.inputs: expected 3 columns for the model's input features float32 [rows, 3], found 1"
    ],
    [
      "a list for several inputs",
      [features, income],
      [number],
      {inputs: ["age"]},
      "regression",
      "model.inputs: expected the columns of each input by its name, because the model takes 2 inputs"
    ],
    [
      "an input that the model does not have",
      [income],
      [number],
      {inputs: {imcome: "age"}},
      "regression",
      "model.inputs.imcome: unknown input of the model (did you mean income?)"
    ],
    [
      "texts for numbers",
      [income],
      [number],
      {inputs: ["job"]},
      "regression",
      "model.inputs[0]: column job is of type text, expected number or integer or boolean; say which number stands for each text in model.codes; it is for the model's input income float32 [rows, 1]"
    ],
    [
      "times for numbers",
      [income],
      [number],
      {inputs: {income: "at"}},
      "regression",
      "model.inputs.income: column at is of type timestamp, expected number or integer or boolean; give it such a type, or derive a column that has it"
    ],
    [
      "numbers for texts",
      [port("job", "string", [null, 1])],
      [number],
      {inputs: {job: ["age"]}},
      "regression",
      "model.inputs.job[0]: column age is of type integer, expected text; give it the type text"
    ],
    [
      "fractions for whole numbers",
      [port("income", "int64", [null, 1])],
      [number],
      {},
      "regression",
      "model.inputs: column income is of type number, expected integer or boolean"
    ],
    [
      "codes that are no whole numbers",
      [port("job", "int64", [null, 1])],
      [number],
      {codes: {job: {clerk: 0.5}}},
      "regression",
      "model.inputs: a code of column job is 0.5, expected whole numbers"
    ],
    [
      "codes of what is no text",
      [income],
      [number],
      {codes: {income: {a: 1}}},
      "regression",
      "model.inputs: column income of type number needs no model.codes"
    ],
    [
      "codes of a column that is not given",
      [income],
      [number],
      {codes: {job: {a: 1}}},
      "regression",
      "model.codes.job: expected a column that the model is given"
    ],
    [
      "images",
      [port("income", "float32", [null, 28, 28])],
      [number],
      {inputs: ["income"]},
      "regression",
      "model.inputs: expected inputs of [rows] or [rows, columns], found the model's input income float32 [rows, 28, 28]"
    ],
    [
      "elements that nothing can be made into",
      [port("income", "float16", [null, 1])],
      [number],
      {},
      "regression",
      "model.inputs: expected inputs of float32, float64, int32, int64, bool, string, found the model's input income float16"
    ],
    [
      "an output that is not there",
      [income],
      [label, two],
      {output: "labels"},
      "binary",
      "model.output: unknown output of the model: labels (did you mean label?)"
    ],
    [
      "two outputs of numbers",
      [income],
      [number, port("deviation", "float32", [null, 1])],
      {},
      "regression",
      "model.output: expected the name of the output that is the number; the model gives variable float32 [rows, 1]; deviation float32 [rows, 1]"
    ],
    [
      "probabilities as a list of maps",
      [income],
      [label, port("probabilities", "no tensor", null)],
      {},
      "binary",
      "convert the model with the option zipmap=False"
    ],
    [
      "three probabilities of two classes",
      [income],
      [three],
      {},
      "binary",
      "model.output: expected the probability of yes, or of no and of yes"
    ],
    [
      "three numbers for one",
      [income],
      [three],
      {},
      "regression",
      "model.output: expected one number a row; the model gives probabilities float32 [rows, 3]"
    ],
    [
      "more classes than probabilities",
      [income],
      [three],
      {classes: ["a", "b"]},
      "multiclass",
      "model.classes: expected 3, found 2"
    ],
    [
      "probabilities of nobody knows what",
      [income],
      [port("p", "float32", [null, null])],
      {},
      "multiclass",
      "model.classes: expected a list, because the model does not say of how many it gives p float32 [rows, any]"
    ]
  ];

  it.each(refusals)("refuses %s", (_, inputs, outputs, config, task, message) => {
    let said = "";
    try {
      plan(inputs, outputs, config, task);
    } catch (error) {
      said = (error as Error).message;
    }
    expect(said).toContain(message);
    expect(said).toContain("the model does not fit: monitor small, m.onnx\n");
    expect(said).toContain("\n  the data have age (integer), income (number), hours (number), job (text)");
  });

  it("refuses columns that have another part", () => {
    const forbidden = new Map([["income", "the label"]]);
    expect(() => plan([income], [number], {}, "regression", {forbidden})).toThrow(
      "model.inputs: column income is the label, expected another"
    );
  });

  it("names all that does not fit at once, with what the model has and what the data have", async () => {
    await expect(open("ridge.onnx", "regression", {inputs: {age: "job", hours: "hour"}})).rejects.toThrow(
      [
        "the model does not fit: monitor small, ridge.onnx",
        "  model.inputs.age: column job is of type text, expected number or integer or boolean; say which number stands for each text in model.codes; it is for the model's input age float32 [rows, 1]",
        "  model.inputs.hours: unknown column: hour (did you mean hours?); it is for the model's input hours float32 [rows, 1]",
        "  the model takes age float32 [rows, 1]; income float32 [rows, 1]; hours float32 [rows, 1]; job string [rows, 1]",
        "  the model gives variable float32 [rows, 1]",
        "  the data have age (integer), income (number), hours (number), job (text), at (timestamp), left (boolean)"
      ].join("\n")
    );
  });
});
