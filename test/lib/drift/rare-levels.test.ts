import {describe, expect, it} from "vitest";
import {verdictOf} from "../../../lib/drift/calibrate.js";
import {rareLevelsJoined} from "../../../lib/drift/rare-levels.js";
import {codedValues} from "../../../lib/profile/batch.js";
import {layoutOf} from "../../../lib/profile/layout.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import {categoricalSpec, levelSpec, numericSpec} from "../../../lib/profile/reference-spec.js";
import {bucketOf} from "../../../lib/profile/text-digest.js";
import type {CategoricalSpec, ProfileSpec} from "../../../lib/profile/types.js";
import {timelineOf, windowSums} from "../../../lib/profile/window.js";
import {seeded} from "../../../lib/statistics/random.js";
import type {Random} from "../../../lib/statistics/random.js";

function columnOf(spec: CategoricalSpec) {
  return layoutOf({columns: [spec], blocks: [], slices: []}).columns[0]!;
}

describe("rareLevelsJoined(column, reference, current)", () => {
  it("moves the rows of levels that might not have become one to the others, and no row is lost", () => {
    const column = columnOf(levelSpec("x", "feature", ["common", "rare", "none"]));
    // levels, remainder, missing; a current window of a fifth: five rows would all be in it once in 3125 times
    const join = rareLevelsJoined(column, [795, 4, 0, 0, 1], [198, 1, 0, 1, 0]);
    expect(join([795, 4, 0, 0, 1])).toEqual([795, 0, 0, 4, 1]);
    expect(join([198, 1, 0, 1, 0])).toEqual([198, 0, 0, 2, 0]);
    const frequent = rareLevelsJoined(column, [795, 5, 0, 0, 0], [199, 1, 0, 0, 0]);
    expect(frequent([795, 5, 0, 0, 0])).toEqual([795, 5, 0, 0, 0]);
  });

  it("asks for more rows where the current window is the larger part", () => {
    const column = columnOf(levelSpec("x", "feature", ["common", "other"]));
    const join = rareLevelsJoined(column, [99, 1, 0, 0], [890, 10, 0, 0]);
    expect(join([99, 1, 0, 0])).toEqual([99, 0, 1, 0]);
  });

  it("of a column with more values than levels, asks for enough to be sure to beat the rarest of them", () => {
    const levels = ["a", "b", "c"];
    const column = columnOf(levelSpec("x", "feature", levels, 4));
    const [reference, current] = [
      [500, 30, 20, 40, 40, 40, 40, 0],
      [500, 34, 12, 40, 40, 40, 40, 0]
    ] as const;
    const joined = rareLevelsJoined(column, reference, current)(reference);
    expect(joined[0]).toBe(500);
    expect(joined.slice(1, 3)).toEqual([0, 0]);
    const expected = [40, 40, 40, 40];
    expected[bucketOf("b", 4)]! += 30;
    expected[bucketOf("c", 4)]! += 20;
    expect(joined.slice(3, 7)).toEqual(expected);
  });

  it("leaves numbers and empty windows as they are", () => {
    const [numeric] = layoutOf({
      columns: [numericSpec("x", "feature", "number", [1, 2, 3])],
      blocks: [],
      slices: []
    }).columns;
    expect(rareLevelsJoined(numeric!, [1, 2], [1, 0])([1, 2])).toEqual([1, 2]);
    const column = columnOf(levelSpec("x", "feature", ["a", "b"]));
    expect(rareLevelsJoined(column, [0, 0, 0, 0], [1, 1, 0, 0])([0, 0, 0, 0])).toEqual([0, 0, 0, 0]);
  });
});

/** Share of alarms at 1 %, over comparisons of 28 days with the 7 after them, drawn by one rule throughout. */
function alarmRate(values: number, rowsPerDay: number, weight: (rank: number) => number, rounds: number): number {
  const sums: number[] = [];
  for (let i = 0; i < values; ++i) sums.push((sums[i - 1] ?? 0) + weight(i));
  const draw = (random: Random): string => {
    const at = random() * sums.at(-1)!;
    let [low, high] = [0, values - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return `value ${low}`;
  };
  let alarms = 0;
  for (let round = 0; round < rounds; ++round) {
    const random = seeded(1000 + round);
    const days = Array.from({length: 35}, () => Array.from({length: rowsPerDay}, () => draw(random)));
    const column = categoricalSpec("x", "feature", days.slice(0, 28).flat());
    const spec: ProfileSpec = {columns: [column], blocks: [], slices: []};
    const partitions = days.map((rows, day) => ({
      start: `2026-01-${day}`,
      profile: profileRows(spec, {rows: rows.length, columns: new Map([["x", codedValues(rows, column)]])})
    }));
    const timeline = timelineOf(spec, partitions);
    const [reference, current] = [
      {from: 0, to: 28},
      {from: 28, to: 35}
    ];
    const windows = {
      ...{timeline, reference, current},
      ...{referenceSums: windowSums(timeline, reference), currentSums: windowSums(timeline, current)}
    };
    if (verdictOf(layoutOf(spec).columns[0]!, windows, 0.01).status === "alarm") ++alarms;
  }
  return alarms / rounds;
}

describe("the verdict about levels that were learnt from the reference", () => {
  it.each([
    ["1000 values of which few are frequent", 1000, 100, (rank: number) => 1 / (rank + 1)],
    ["1000 values alike", 1000, 60, () => 1],
    ["3000 values, more than become levels", 3000, 200, (rank: number) => 1 / (rank + 1)]
  ])("holds its rate: %s", {timeout: 60_000}, (_, values, rowsPerDay, weight) => {
    // each of these was in alarm every time while every level was judged by itself
    expect(alarmRate(values, rowsPerDay, weight, 20)).toBeLessThanOrEqual(0.1);
  });
});
