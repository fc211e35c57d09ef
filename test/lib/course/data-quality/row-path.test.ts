import {describe, expect, it} from "vitest";
import {beyondTraining, rowPath} from "../../../../lib/course/data-quality/row-path.js";
import type {TrainedModel} from "../../../../lib/model/types.js";

const model: TrainedModel = {
  kind: "least squares",
  inputs: [{kind: "number", name: "x", mean: 2, sd: 2, gaps: false}],
  outcome: {task: "regression", name: "y", mean: 0, sd: 1},
  layers: [{inputs: 1, outputs: 1, weights: [3], bias: [10], activation: "linear"}]
};
const boston = {columns: {x: [0, 4, 6], other: [7, 8, 9], y: [1, 2, 3]}, pool: [0, 0, 1]};

describe("rowPath(boston, model, target, row)", () => {
  it("prepares the inputs as the model does, and their training range", () => {
    expect(rowPath(boston, model, "y", 2)).toEqual({
      fields: [
        {name: "x", value: 6},
        {name: "other", value: 9},
        {name: "y", value: 3}
      ],
      inputs: [{name: "x", value: 6, prepared: 2, range: [-1, 1]}],
      left: ["other"],
      prediction: 16,
      label: 3,
      isTraining: false
    });
  });
  it("says whether the model learnt from the row", () => {
    expect(rowPath(boston, model, "y", 0).isTraining).toBe(true);
  });
  it("throws for a model that reads a category", () => {
    const other: TrainedModel = {...model, inputs: [{kind: "category", name: "x", levels: ["a"]}]};
    expect(() => rowPath(boston, other, "y", 0)).toThrow(new RangeError("not a number: x"));
  });
});

describe("beyondTraining(boston, model)", () => {
  it("counts each row held out once, on either side of the training range", () => {
    const x = [0, 4, 6, -1, 4, 0, 5];
    const rows = {columns: {x, y: x}, pool: [0, 0, 1, 2, 1, 1, 1]};
    expect(beyondTraining(rows, model)).toEqual({
      rows: 5,
      beyond: 3,
      farthest: {row: 2, name: "x", value: 6, prepared: 2}
    });
  });
  it("has no farthest where all is within", () => {
    expect(beyondTraining({columns: {x: [0, 4, 4]}, pool: [0, 0, 1]}, model)).toEqual({
      rows: 1,
      beyond: 0,
      farthest: null
    });
  });
});
