import {describe, expect, it} from "vitest";
import {seasonalReference} from "../../../../lib/drift/calibrated/seasonal.js";

const partitions = [
  {counts: [60, 20, 20], slot: "Mon"},
  {counts: [20, 60, 20], slot: "Mon"},
  {counts: [5, 5, 190], slot: "Sun"}
];

describe("seasonalReference(partitions, rowsBySlot)", () => {
  it("weighs slots as the current window does, and partitions of a slot by their rows", () => {
    const {counts, weights} = seasonalReference(
      partitions,
      new Map([
        ["Mon", 100],
        ["Sun", 300]
      ])
    )!;
    expect(weights.map(({weight}) => weight)).toEqual([0.125, 0.125, 0.75]);
    const rows = counts.reduce((sum, count) => sum + count, 0);
    expect(rows).toBe(Math.round(1 / (0.25 ** 2 / 200 + 0.75 ** 2 / 200)));
    [0.25 * 0.4 + 0.75 * 0.025, 0.25 * 0.4 + 0.75 * 0.025, 0.25 * 0.2 + 0.75 * 0.95].forEach((share, i) =>
      expect(Math.abs(counts[i]! - share * rows)).toBeLessThan(1)
    );
  });

  it("is the whole reference when the mix is the same", () => {
    const {counts} = seasonalReference(
      partitions,
      new Map([
        ["Mon", 7],
        ["Sun", 7]
      ])
    )!;
    expect(counts).toEqual([85, 85, 230]);
  });

  it("is the slot's own rows when the window has one slot", () => {
    expect(
      seasonalReference(
        partitions,
        new Map([
          ["Sun", 12],
          ["Mon", 0]
        ])
      )!.counts
    ).toEqual([5, 5, 190]);
  });

  it("treats partitions without a slot as one slot", () => {
    expect(seasonalReference([{counts: [3, 1]}, {counts: [1, 3]}], new Map([["", 9]]))!.counts).toEqual([4, 4]);
  });

  it.each([
    ["the window has no rows", new Map([["Mon", 0]])],
    ["there is no window", new Map<string, number>()],
    [
      "a slot is absent from the reference",
      new Map([
        ["Mon", 5],
        ["Tue", 1]
      ])
    ]
  ])("is null when %s", (_, rowsBySlot) => {
    expect(seasonalReference(partitions, rowsBySlot)).toBeNull();
  });
});
