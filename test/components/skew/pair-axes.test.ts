import {describe, expect, it} from "vitest";
import {axisOf, sharedRange} from "../../../src/components/skew/pair-axes.js";

describe("axisOf(values)", () => {
  it("has an edge on both sides, and a width where all values are the same", () => {
    expect(axisOf([0, 100])).toEqual([-6, 106]);
    expect(axisOf([3, 3])).toEqual([2.94, 3.06]);
  });
});

describe("sharedRange(training, serving)", () => {
  it("is null where another unit leaves no value on both axes", () => {
    expect(sharedRange([0.4, 0.6], [40, 60])).toBeNull();
  });

  it("is the whole axis where the same values come in another order", () => {
    expect(sharedRange([1, 2, 3], [3, 1, 2])).toEqual(axisOf([1, 2, 3]));
  });

  it("is the part that both axes have", () => {
    expect(sharedRange([0, 100], [50, 250])).toEqual([38, 106]);
  });
});
