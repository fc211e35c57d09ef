import {describe, expect, it} from "vitest";
import {timeOfChange, timeOfStep} from "../../../../lib/course/pipeline/step-times.js";

const times = {
  steps: [
    {id: "read", ms: 5, results: 3},
    {id: "train", ms: 2, results: 40}
  ]
};

describe("timeOfStep(times, id)", () => {
  it("refuses a step that was not measured", () => {
    expect(timeOfStep(times, "read")).toEqual({id: "read", ms: 5, results: 3});
    expect(() => timeOfStep(times, "serve")).toThrow("not measured: serve");
  });
});

describe("timeOfChange(change, sizes, times)", () => {
  it("adds up what is made, and everything, at the size of the site", () => {
    const sizes = {tried: {streams: 2, days: 5}, site: {streams: 8, days: 120}};
    const outcomes = [
      {step: "read", made: 0, kept: 1, why: null},
      {step: "train", made: 2, kept: 10, why: "new"}
    ];
    expect(timeOfChange({id: "day", outcomes}, sizes, times)).toEqual({made: 8 * 2, all: 5 + 968 * 2});
  });
});
