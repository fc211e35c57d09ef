import {describe, expect, it} from "vitest";
import {codedValues, MISSING, numericValues} from "../../../lib/profile/batch.js";

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
