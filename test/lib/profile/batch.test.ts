import {describe, expect, it} from "vitest";
import {booleanValues, codedValues, MISSING, numericValues, selectRows} from "../../../lib/profile/batch.js";
import type {CodedValues, NumericValues} from "../../../lib/profile/batch.js";

describe("numericValues(values)", () => {
  it.each([
    [
      [1, null, NaN],
      [1, 0, NaN],
      [1, 0, 1]
    ],
    [[-0, 2 ** 53 + 2], [-0, 2 ** 53 + 2], null],
    [[], [], null]
  ])("marks null alone as missing: %j", (values, numbers, valid) => {
    expect(numericValues(values)).toEqual({
      kind: "numeric",
      values: Float64Array.from(numbers),
      valid: valid && Uint8Array.from(valid)
    });
  });
});

describe("codedValues(values, {levels, buckets})", () => {
  it.each([
    {levels: ["a", "b"], values: ["b", null, "c", "a"], codes: [1, MISSING, 2, 0]},
    {levels: ["__proto__", ""], values: ["constructor", "__proto__", "", "toString"], codes: [2, 0, 1, 2]},
    {levels: ["é", "\ud800"], values: ["e\u0301", "\ud800", "\ud801", "é"], codes: [2, 1, 2, 0]},
    {levels: [], values: ["a", null], codes: [0, MISSING]}
  ])("tells missing, other and each of $levels apart", ({levels, values, codes}) => {
    expect(codedValues(values, {levels, buckets: 1}).codes).toEqual(Int32Array.from(codes));
  });
});

describe("booleanValues(values)", () => {
  it("codes false as 0 and true as 1", () => {
    expect(booleanValues([true, null, false]).codes).toEqual(Int32Array.of(1, MISSING, 0));
  });
});

describe("selectRows(batch, belongs)", () => {
  const batch = {
    rows: 4,
    columns: new Map<string, NumericValues | CodedValues>([
      ["x", numericValues([1, null, NaN, -0])],
      ["y", numericValues([5, 6, 7, 8])],
      ["c", codedValues(["a", "b", null, "?"], {levels: ["a", "b"], buckets: 1})]
    ])
  };

  it("keeps the rows that do not have 0, in their order, with what is missing", () => {
    const {rows, columns} = selectRows(batch, Uint8Array.of(0, 1, 2, 255));
    expect(rows).toBe(3);
    expect(columns.get("x")).toEqual({...numericValues([0, NaN, -0]), valid: Uint8Array.of(0, 1, 1)});
    expect(columns.get("y")).toEqual(numericValues([6, 7, 8]));
    expect(columns.get("c")).toEqual({kind: "categorical", codes: Int32Array.of(1, MISSING, 2)});
  });

  it("can leave no row", () => {
    const {rows, columns} = selectRows(batch, new Uint8Array(4));
    expect([rows, columns.get("y")]).toEqual([0, numericValues([])]);
  });
});
