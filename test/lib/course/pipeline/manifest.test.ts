import {describe, expect, it} from "vitest";
import {costOfChange, downstreamOf, resultsAt} from "../../../../lib/course/pipeline/manifest.js";

const steps = [
  {id: "read", reads: []},
  {id: "train", reads: ["read"]},
  {id: "serve", reads: ["read", "train"]},
  {id: "apart", reads: []}
];
const sizes = {tried: {streams: 2, days: 5}, site: {streams: 8, days: 120}};

describe("downstreamOf(steps, id)", () => {
  it("follows reading to its end, in the steps' order", () => {
    expect(downstreamOf(steps, "read")).toEqual(["train", "serve"]);
    expect(downstreamOf(steps, "serve")).toEqual([]);
  });
});

describe("resultsAt(count, tried, site)", () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 8],
    [10, 960]
  ])("%i of the tried build are %i of the site's", (count, expected) =>
    expect(resultsAt(count, sizes.tried, sizes.site)).toBe(expected)
  );
  it("refuses what is neither", () => {
    expect(() => resultsAt(3, sizes.tried, sizes.site)).toThrow("neither per stream nor per day: 3");
  });
});

describe("costOfChange(change, sizes)", () => {
  it("counts steps that made anything, and results at the size of the site", () => {
    const outcomes = [
      {step: "read", made: 0, kept: 1, why: null},
      {step: "train", made: 10, kept: 0, why: "changed: read"},
      {step: "serve", made: 2, kept: 10, why: "new"}
    ];
    expect(costOfChange({id: "x", outcomes}, sizes)).toEqual({steps: ["train", "serve"], made: 968, kept: 961});
  });
});
