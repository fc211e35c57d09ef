import {describe, expect, it} from "vitest";
import {mostFrequent} from "../../../lib/statistics/most-frequent.js";

describe("mostFrequent(values)", () => {
  it.each<[readonly unknown[], unknown]>([
    [["x", "y", "y", "z"], {value: "y", count: 2}],
    [[3, 1, 1, 3], {value: 3, count: 2}],
    [[NaN, 0, NaN], {value: NaN, count: 2}]
  ])("of %j is the first of the most frequent", (values, expected) => {
    expect(mostFrequent(values)).toEqual(expected);
  });
  it("throws without values", () => {
    expect(() => mostFrequent([])).toThrow(new RangeError("no values"));
  });
});
