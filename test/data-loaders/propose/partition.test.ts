import {describe, expect, it} from "vitest";
import type {Slots} from "../../../data-loaders/propose/look.js";
import {choosePartition, currentLength, referenceLength, typicalRows} from "../../../data-loaders/propose/partition.js";
import type {SlotUnit} from "../../../lib/sql/types.js";
import {slotsOf} from "./looks.js";

/** Chooses among partitions given as [number, rows of each]. */
async function chosen(choices: Record<SlotUnit, [number, number]>, withHours = true): Promise<SlotUnit> {
  const slots = (unit: SlotUnit): Promise<Slots> => Promise.resolve(slotsOf(unit, ...choices[unit]));
  return (await choosePartition(slots, withHours)).unit;
}

describe("choosePartition(slots, withHours)", () => {
  it.each<[string, Record<SlotUnit, [number, number]>, SlotUnit]>([
    ["days of enough rows", {hour: [2160, 5], day: [90, 120], week: [13, 840], month: [3, 3600]}, "day"],
    ["weeks where days have too few", {hour: [2160, 1], day: [90, 24], week: [13, 168], month: [3, 720]}, "week"],
    ["months where weeks have too few", {hour: [9000, 1], day: [400, 5], week: [57, 35], month: [13, 150]}, "month"],
    ["hours of a few days", {hour: [72, 400], day: [3, 9600], week: [1, 28800], month: [1, 28800]}, "hour"],
    [
      "days, where hours of a few days have too few",
      {hour: [72, 40], day: [3, 960], week: [1, 2880], month: [1, 2880]},
      "day"
    ],
    [
      "the longest there are two of, where none has enough",
      {hour: [90, 1], day: [90, 1], week: [13, 7], month: [3, 30]},
      "month"
    ],
    ["days, where there is one partition of each", {hour: [1, 50], day: [1, 50], week: [1, 50], month: [1, 50]}, "day"]
  ])("takes %s", async (_, choices, unit) => {
    expect(await chosen(choices)).toBe(unit);
  });

  it("takes no hours from a column of days", async () => {
    expect(await chosen({hour: [72, 400], day: [3, 9600], week: [1, 28800], month: [1, 28800]}, false)).toBe("day");
  });
});

it("typicalRows(slots) is a number of rows that half of the partitions reach", () => {
  expect(typicalRows({...slotsOf("day", 3, 0), rows: [1, 1000, 50]})).toBe(50);
  expect(typicalRows({...slotsOf("day", 4, 0), rows: [1, 1000, 50, 60]})).toBe(60);
  expect(typicalRows({...slotsOf("day", 0, 0), rows: []})).toBe(0);
});

it.each([
  [1, 1],
  [2, 1],
  [3, 1],
  [9, 3],
  [89, 29],
  [90, 30],
  [1000, 30]
])("referenceLength(%i) is %i", (partitions, length) => {
  expect(referenceLength(partitions)).toBe(length);
});

it("currentLength(slots) is a week of days, a day of hours, and never more than is left", () => {
  expect(currentLength(slotsOf("day", 90, 1))).toBe(7);
  expect(currentLength(slotsOf("hour", 90, 1))).toBe(24);
  expect(currentLength(slotsOf("day", 6, 1))).toBe(4);
  expect(currentLength(slotsOf("day", 1, 1))).toBe(1);
});
