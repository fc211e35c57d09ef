import {describe, expect, it} from "vitest";
import {readAnswers, rowNumbers} from "../../../../lib/model/own/answers.js";
import {classOf} from "../../../../lib/model/own/classes.js";
import {isElementType} from "../../../../lib/model/own/element-type.js";
import type {ElementType} from "../../../../lib/model/own/element-type.js";
import {gapsOf} from "../../../../lib/model/own/gaps.js";
import {inputTensor} from "../../../../lib/model/own/tensors.js";
import type {OwnInput, OwnOutput, OwnRows, OwnTensor} from "../../../../lib/model/own/types.js";

const rows: OwnRows = new Map([
  ["x", {kind: "numbers", values: Float64Array.of(1.5, NaN, 3)}],
  ["i", {kind: "numbers", values: Float64Array.of(7, NaN, 2 ** 40)}],
  ["yes", {kind: "numbers", values: Float64Array.of(1, 0, NaN)}],
  ["t", {kind: "texts", values: ["a", null, "toString"]}]
]);

const input = (type: ElementType, ...names: string[]): OwnInput => ({
  ...{name: "in", type, rank: 2},
  columns: names.map((name) => ({name, codes: null}))
});
const coded = (type: ElementType): OwnInput => ({...input(type), columns: [{name: "t", codes: {a: 5}}]});

describe("inputTensor(input, rows, start, length)", () => {
  it("lays columns side by side, and repeats the last row where there are too few", () => {
    expect(inputTensor(input("float32", "x", "i"), rows, 0, 2)).toEqual({
      ...{type: "float32", shape: [2, 2]},
      data: Float32Array.of(1.5, 7, NaN, NaN)
    });
    expect(inputTensor({...input("float64", "x"), rank: 1}, rows, 2, 3)).toEqual({
      ...{type: "float64", shape: [3]},
      data: Float64Array.of(3, 3, 3)
    });
  });

  it("holds 0, no and the empty text where a row has no element", () => {
    expect(inputTensor(input("int64", "i"), rows, 0, 2).data).toEqual(BigInt64Array.of(7n, 0n));
    expect(inputTensor(input("int32", "i"), rows, 0, 2).data).toEqual(Int32Array.of(7, 0));
    expect(inputTensor(input("bool", "yes"), rows, 0, 3).data).toEqual(Uint8Array.of(1, 0, 0));
    expect(inputTensor(input("string", "t"), rows, 0, 3).data).toEqual(["a", "", "toString"]);
    expect(inputTensor(coded("int32"), rows, 0, 3).data).toEqual(Int32Array.of(5, 0, 0));
    expect(inputTensor(coded("float32"), rows, 0, 3).data).toEqual(Float32Array.of(5, NaN, NaN));
  });

  it("refuses a column that is not there, and no rows", () => {
    expect(() => inputTensor(input("float32", "z"), rows, 0, 1)).toThrow("missing column: z");
    const none: OwnRows = new Map([["x", {kind: "numbers", values: new Float64Array(0)}]]);
    expect(() => inputTensor(input("float32", "x"), none, 0, 1)).toThrow("no rows: x");
  });
});

describe("gapsOf(model, rows, length)", () => {
  it.each([
    [input("float32", "x", "i", "yes"), []],
    [coded("float64"), [[2, "t", "without a code"]]],
    [
      coded("int64"),
      [
        [1, "t", "missing"],
        [2, "t", "without a code"]
      ]
    ],
    [input("string", "t"), [[1, "t", "missing"]]],
    [input("bool", "yes"), [[2, "yes", "missing"]]],
    [input("int64", "i"), [[1, "i", "missing"]]],
    [
      input("int32", "i"),
      [
        [1, "i", "missing"],
        [2, "i", "too large for int32"]
      ]
    ]
  ])("%# names rows that have no element", (given, expected) => {
    expect(gapsOf({format: "onnx", inputs: [given]}, rows, 3)).toEqual(
      expected.map(([row, column, reason]) => ({row, column, reason}))
    );
  });

  it("misses a number where TensorFlow.js is asked", () => {
    const gaps = gapsOf({format: "layers", inputs: [input("float32", "x"), coded("float32")]}, rows, 3);
    expect(gaps.map(({row, column, reason}) => [row, column, reason])).toEqual([
      [1, "x", "missing"],
      [2, "t", "without a code"]
    ]);
  });

  it("names the first problem of a row, and rows in order", () => {
    const inputs = [input("bool", "yes"), input("string", "t"), input("int64", "i")];
    const gaps = gapsOf({format: "onnx", inputs}, rows, 3);
    expect(gaps.map(({row, column}) => [row, column])).toEqual([
      [1, "t"],
      [2, "yes"]
    ]);
  });
});

const output = (kind: OwnOutput["kind"], classes: readonly string[] | null = null): OwnOutput => ({
  name: "out",
  kind,
  classes
});
const tensor = (...values: number[][]): OwnTensor => ({
  ...{type: "float64", shape: [values.length, values[0]!.length]},
  data: Float64Array.from(values.flat())
});

describe("readAnswers(output, tensor, rows)", () => {
  it("reads numbers, and leaves out the rows of padding", () => {
    expect(readAnswers(output("number"), tensor([1], [NaN], [Infinity], [9]), 3)).toEqual({
      ...{kind: "numbers", values: Float64Array.of(1, NaN, NaN)},
      gaps: [1, 2].map((row) => ({row, column: "", reason: "the model's answer is not a number"}))
    });
  });

  it("reads the probability of yes, alone or after that of no", () => {
    expect(readAnswers(output("yes"), tensor([0.2], [1.000001]), 2).values).toEqual(Float64Array.of(0.2, 1));
    expect(readAnswers(output("yes"), tensor([0.8, 0.2]), 1).values).toEqual(Float64Array.of(0.2));
  });

  it("takes the most probable class, of those as probable the first", () => {
    const given = tensor([0.2, 0.5, 0.3], [0.4, 0.2, 0.4], [NaN, 0, 0]);
    expect(readAnswers(output("probabilities", ["a", "b", "c"]), given, 3)).toEqual({
      ...{kind: "classes", values: ["b", "a", null], confidences: Float64Array.of(0.5, 0.4, NaN)},
      gaps: [{row: 2, column: "", reason: "the model's answer is not a number"}]
    });
  });

  it("reads classes", () => {
    const said = {type: "int64", shape: [2], data: BigInt64Array.of(3n, -1n)} as const;
    expect(readAnswers(output("class"), said, 2).values).toEqual(["3", "-1"]);
    expect(classOf(output("class"), {type: "bool", shape: [1, 1], data: Uint8Array.of(1)}, 0)).toBe("true");
    expect(() => classOf(output("class", ["a"]), {type: "string", shape: [1], data: ["b"]}, 0)).toThrow(
      "output out gives the class b, expected one of a"
    );
    expect(() => classOf(output("class"), {type: "string", shape: [1, 2], data: ["a", "b"]}, 0)).toThrow(
      "output out gives 2 classes a row, expected 1"
    );
  });
});

describe("rowNumbers(output, tensor, row)", () => {
  it.each([
    [output("yes"), tensor([3.2]), "output out gives 3.2, expected a probability, 0 to 1"],
    [output("yes"), tensor([0.1, 0.2]), "expected probabilities that add up to 1"],
    [output("probabilities", ["a", "b", "c"]), tensor([2, -1, 0]), "expected probabilities that add up to 1"],
    [output("number"), tensor([1, 2]), "output out gives 2 numbers a row, expected 1"],
    [output("yes"), tensor([1, 0, 0]), "output out gives 3 numbers a row, expected 1 or 2"]
  ])("%# refuses what is no such output", (of, given, message) => {
    expect(() => rowNumbers(of, given, 0)).toThrow(message);
  });
});

describe("isElementType(type)", () => {
  it("knows what columns can be made into", () => {
    expect(["float32", "string", "float16", ""].map(isElementType)).toEqual([true, true, false, false]);
  });
});
