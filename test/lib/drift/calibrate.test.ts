import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {calibrateColumn, calibratedDistance, verdictOf} from "../../../lib/drift/calibrate.js";
import type {ComparedWindows} from "../../../lib/drift/calibrate.js";
import {calibratedColumn} from "../../../lib/drift/calibrated/column.js";
import {COLUMN_STATISTICS} from "../../../lib/drift/calibrated/statistics.js";
import {coarseCells, orderedCells} from "../../../lib/drift/cells.js";
import {compareWindows} from "../../../lib/drift/compare.js";
import {rareLevelsJoined} from "../../../lib/drift/rare-levels.js";
import {DISTANCES} from "../../../lib/drift/types.js";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import {layoutOf} from "../../../lib/profile/layout.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import {levelSpec, numericSpec} from "../../../lib/profile/reference-spec.js";
import type {ProfileSpec} from "../../../lib/profile/types.js";
import {timelineOf, windowSums} from "../../../lib/profile/window.js";
import type {Timeline, Window} from "../../../lib/profile/window.js";
import {syntheticTimeline} from "../../bench/synthetic.js";

const made = syntheticTimeline({columns: 9, days: 60, rowsPerDay: 40, seed: 5});
const timeline = timelineOf(made.spec, made.partitions);
const {columns} = layoutOf(made.spec);

function windowsOf(line: Timeline, reference: Window, current: Window): ComparedWindows {
  return {
    ...{timeline: line, reference, current},
    referenceSums: windowSums(line, reference),
    currentSums: windowSums(line, current)
  };
}

const late = windowsOf(timeline, {from: 0, to: 20}, {from: 53, to: 60});
const early = windowsOf(timeline, {from: 0, to: 20}, {from: 20, to: 27});

describe("verdictOf(column, windows, alpha)", () => {
  it("raises an alarm on the columns that were made to drift alone", () => {
    const statuses = (windows: ComparedWindows): string[] =>
      columns.filter((column) => verdictOf(column, windows, 0.01).status === "alarm").map(({spec: {name}}) => name);
    expect(statuses(late)).toEqual(["column1", "column5"]);
    expect(statuses(early)).toEqual([]);
  });

  it("is the calibrated one where the limit laws leave a doubt", () => {
    const [column] = columns;
    const partitions = ({from, to}: Window) =>
      timeline.partitions.slice(from, to).map(({sums}) => ({counts: coarseCells(sums, column!)}));
    const exact = calibratedColumn({
      reference: coarseCells(late.referenceSums, column!),
      current: coarseCells(late.currentSums, column!),
      ordered: orderedCells(column!),
      partitions: {reference: partitions(late.reference), current: partitions(late.current)},
      alpha: 0.01
    });
    expect(verdictOf(column!, late, 0.01)).toEqual({
      status: exact.status,
      pValue: exact.pValue,
      carrier: exact.carrier!.statistic
    });
  });

  it("says that there are not enough data where a window is empty", () => {
    const empty = windowsOf(timeline, {from: 0, to: 20}, {from: 20, to: 20});
    for (const column of columns) expect(verdictOf(column, empty, 0.01).status).toBe("not enough data");
  });
});

/** Two columns, numbers and levels, in a day of reference and a current one. */
const spec: ProfileSpec = {
  columns: [
    numericSpec(
      "x",
      "feature",
      "integer",
      Array.from({length: 64}, (_, i) => i)
    ),
    levelSpec("level", "feature", ["a", "b", "c"])
  ],
  blocks: [],
  slices: []
};
const value = fc.integer({min: -2, max: 70});
const level = fc.constantFrom("a", "a", "a", "b", "b", "c", "new", null);
const day = fc.array(fc.tuple(value, level), {minLength: 1, maxLength: 120});
type Row = readonly [x: number, level: string | null];

function daysOf(days: readonly (readonly Row[])[]): ComparedWindows {
  const partitions = days.map((rows, i) => ({
    start: `2024-01-0${i + 1}`,
    profile: profileRows(spec, {
      rows: rows.length,
      columns: new Map<string, ReturnType<typeof numericValues> | ReturnType<typeof codedValues>>([
        ["x", numericValues(rows.map(([x]) => x))],
        [
          "level",
          codedValues(
            rows.map(([, text]) => text),
            {levels: ["a", "b", "c"], buckets: 1}
          )
        ]
      ])
    })
  }));
  return windowsOf(timelineOf(spec, partitions), {from: 0, to: 1}, {from: 1, to: 2});
}

const pair = fc.tuple(day, day).map(daysOf);

it("says that there are not enough data where each level is too rare to be judged by itself", () => {
  const [, levels] = layoutOf(spec).columns;
  const rows = (count: number, level: string): Row[] => new Array<Row>(count).fill([0, level]);
  expect(verdictOf(levels!, daysOf([rows(5, "c"), rows(4, "new")]), 0.01).status).toBe("not enough data");
  expect(verdictOf(levels!, daysOf([rows(5, "c"), rows(4, "c")]), 0.01).status).toBe("no alarm");
  expect(verdictOf(levels!, daysOf([rows(50, "c"), rows(40, "new")]), 0.01).status).toBe("alarm");
});

describe("the short cut by the limit laws", () => {
  it("is not taken where cells are rare, as the limit laws are far off there", () => {
    // 40 levels of 4 rows among 100,000, three of them in a window of 200
    const levels = ["most", ...Array.from({length: 40}, (_, i) => `rare ${i}`)];
    const rare: ProfileSpec = {columns: [levelSpec("level", "feature", levels)], blocks: [], slices: []};
    const days = [
      [
        ...new Array<string>(99_843).fill("most"),
        ...levels.slice(1).flatMap((l, i) => new Array<string>(i < 3 ? 3 : 4).fill(l))
      ],
      [...new Array<string>(197).fill("most"), ...levels.slice(1, 4)]
    ];
    const partitions = days.map((rows, i) => {
      const batch = {rows: rows.length, columns: new Map([["level", codedValues(rows, {levels, buckets: 1})]])};
      return {start: `2024-01-0${i + 1}`, profile: profileRows(rare, batch)};
    });
    const windows = windowsOf(timelineOf(rare, partitions), {from: 0, to: 1}, {from: 1, to: 2});
    expect(verdictOf(layoutOf(rare).columns[0]!, windows, 0.005).status).toBe("alarm");
  });

  it("hides no alarm: where it is taken, the calibrated verdict raises none either", () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(0.0001, 0.001, 0.01), (windows, alpha) => {
        for (const column of layoutOf(spec).columns) {
          const {status, pValue} = verdictOf(column, windows, alpha);
          if (!(pValue > 0.2)) continue;
          expect(status).not.toBe("alarm");
          const [reference, current] = [windows.referenceSums, windows.currentSums].map((sums) =>
            coarseCells(sums, column)
          );
          const joined = rareLevelsJoined(column, reference!, current!);
          const exact = calibratedColumn({
            ...{reference: joined(reference!), current: joined(current!)},
            ordered: orderedCells(column),
            alpha
          });
          expect(exact.status).not.toBe("alarm");
        }
      }),
      {numRuns: 150}
    );
  });
});

describe("calibrateColumn(column, drift, windows, alpha, distance)", () => {
  const drifts = compareWindows(made.spec, late.referenceSums, late.currentSums, 0.09);

  it.each(DISTANCES)("keeps the value of %s and gives it the threshold at its part of α", (distance) => {
    columns.forEach((column, i) => {
      const {distances} = calibrateColumn(column, drifts[i]!, late, 0.01, distance);
      const own = calibratedDistance(column, late, 0.01 / COLUMN_STATISTICS.length, distance);
      expect(distances[distance]).toEqual(own);
      const {value: before} = drifts[i]!.distances[distance];
      if (Number.isNaN(before)) expect(own).toEqual({value: NaN, threshold: NaN, alarm: false});
      else expect(own.value).toBeCloseTo(before, 12);
    });
  });

  it("leaves the other distances as they were", () => {
    const {distances} = calibrateColumn(columns[0]!, drifts[0]!, late, 0.01, "psi");
    expect(distances.jensenShannon).toBe(drifts[0]!.distances.jensenShannon);
  });
});
