import {describe, expect, it} from "vitest";
import {selectColumns} from "../../../lib/model/columns.js";
import {encode, encoderOf} from "../../../lib/model/encode.js";

describe("encoderOf(features, columns)", () => {
  it("learns mean and population standard deviation, missing values aside", () => {
    expect(encoderOf(["a"], [[1, NaN, 3]])).toEqual({features: ["a"], mean: [2], sd: [1]});
  });

  it("gives a feature that does not vary the sd 1", () => {
    expect(encoderOf(["a"], [[5, 5]])).toEqual({features: ["a"], mean: [5], sd: [1]});
  });

  it("refuses a feature without a value", () => {
    expect(() => encoderOf(["a", "b"], [[1], [NaN]])).toThrow("no training values: b");
  });
});

describe("encode(encoder, columns)", () => {
  const encoder = {features: ["a", "b"], mean: [2, 0], sd: [1, 10]};

  it("returns standardised rows, one after another", () => {
    const columns = [
      [1, 3],
      [10, -5]
    ];
    expect([...encode(encoder, columns)]).toEqual([-1, 1, 1, -0.5]);
  });

  it("takes a missing value to be the training mean, and lets infinity pass", () => {
    expect([...encode(encoder, [[NaN], [Infinity]])]).toEqual([0, Infinity]);
  });

  it("returns nothing for no rows", () => {
    expect(encode(encoder, [[], []])).toHaveLength(0);
  });

  it("refuses another number of columns", () => {
    expect(() => encode(encoder, [[1]])).toThrow("1 columns, expected 2: a,b");
  });
});

describe("selectColumns(table, names, rows)", () => {
  const table = {a: [1, 2, 3], b: [4, 5, 6]};

  it("returns the columns named, in that order, cut down to the rows", () => {
    expect(selectColumns(table, ["b", "a"], [2, 0]).map((c) => [...c])).toEqual([
      [6, 4],
      [3, 1]
    ]);
    expect([...selectColumns(table, ["a"])[0]!]).toEqual([1, 2, 3]);
  });

  it("refuses a column the table lacks", () => {
    expect(() => selectColumns(table, ["c"])).toThrow("missing column: c");
  });
});
