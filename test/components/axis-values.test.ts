import {describe, expect, it} from "vitest";
import {axisValues} from "../../src/components/axis-values.js";

describe("axisValues(low, high, count)", () => {
  it.each([
    [0, 10, 5, [0, 2, 4, 6, 8, 10]],
    [-6.1, 6.1, 6, [-6, -4, -2, 0, 2, 4, 6]],
    [0.37, 0.88, 5, [0.4, 0.5, 0.6, 0.7, 0.8]],
    [0, 0.3, 3, [0, 0.1, 0.2, 0.3]],
    [150, 720, 6, [200, 300, 400, 500, 600, 700]]
  ])("returns round numbers within [%d, %d]", (low, high, count, expected) => {
    expect(axisValues(low, high, count)).toEqual(expected);
  });
  it("throws when the interval is empty", () => {
    expect(() => axisValues(3, 3, 5)).toThrow(new RangeError("empty interval: 3 to 3"));
  });
});
