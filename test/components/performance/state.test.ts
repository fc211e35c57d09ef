import {describe, expect, it} from "vitest";
import type {Summary} from "../../../lib/bundle.js";
import {bandPath} from "../../../src/components/performance/band.js";
import {performanceFields, windowOf, windowText} from "../../../src/components/performance/state.js";
import {parseState} from "../../../src/components/state-fields.js";

const starts = Array.from({length: 50}, (_, i) => `logs/part..${String(i).padStart(2, "0")}.csv`);
const labelled = starts.map((_, i) => (i < 45 ? 10 : 0));
const streams = [
  {id: "S0", changeAt: null},
  {id: "S4", changeAt: 40}
] as unknown as Summary["streams"];

describe("the state of the page", () => {
  it("opens with the first stream in which something changes, and the last labelled partitions", () => {
    expect(parseState("errors", performanceFields({streams}), new URLSearchParams())).toEqual({
      ...{stream: "S4", group: "", version: "", window: ""}
    });
    expect(windowOf("", {starts, labelled})).toEqual({from: 15, to: 45});
    expect(windowOf("", {starts: starts.slice(0, 3), labelled: [0, 0, 0]})).toEqual({from: 0, to: 3});
  });

  it("brings back a window from its text, names with dots and all", () => {
    const window = {from: 3, to: 9};
    expect(windowOf(windowText(window, starts), {starts, labelled})).toEqual(window);
    expect(windowOf("nothing..of this stream", {starts, labelled})).toEqual({from: 15, to: 45});
    expect(windowOf(`${starts[9]}..${starts[3]}`, {starts, labelled})).toEqual({from: 15, to: 45});
  });
});

describe("bandPath(points, top)", () => {
  const limits = (low: number, high: number) => ({low, high});

  it("goes along the upper limits and back along the lower", () => {
    expect(bandPath([limits(1, 2), limits(2, 4)], 4)).toBe("M0.5,0.5L1.5,0L1.5,0.5L0.5,0.75Z");
  });

  it("is broken where there are none, and as wide as a partition that stands alone", () => {
    expect(bandPath([limits(0, 2), null, limits(NaN, NaN), limits(0, 4)], 4)).toBe(
      "M0.1,0.5L0.9,0.5L0.9,1L0.1,1ZM3.1,0L3.9,0L3.9,1L3.1,1Z"
    );
    expect(bandPath([null, limits(NaN, NaN)], 4)).toBe("");
  });

  it("cuts off what is above the top", () => {
    expect(bandPath([limits(1, 100), limits(1, 2)], 4)).toBe("M0.5,0L1.5,0.5L1.5,0.75L0.5,0.75Z");
  });
});
