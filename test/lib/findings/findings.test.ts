import {describe, expect, it} from "vitest";
import type {Summary} from "../../../lib/bundle.js";
import {alarmRun, longestRun} from "../../../lib/findings/alarm-run.js";
import {monthlyErrors, worstError} from "../../../lib/findings/errors.js";
import {findingsOf} from "../../../lib/findings/findings.js";
import {largestStep} from "../../../lib/findings/step.js";
import {missingValues, unknownValues} from "../../../lib/findings/surplus.js";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import type {CodedValues, NumericValues} from "../../../lib/profile/batch.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import {levelSpec, numericSpec} from "../../../lib/profile/reference-spec.js";
import type {ProfileSpec} from "../../../lib/profile/types.js";
import {timelineOf} from "../../../lib/profile/window.js";
import type {Timeline} from "../../../lib/profile/window.js";

const spec: ProfileSpec = {
  columns: [
    numericSpec("x", "feature", "number", [0, 1, 2, 3]),
    levelSpec("c", "feature", ["a", "b"]),
    numericSpec("y", "label", "number", [0, 1, 2, 3]),
    numericSpec("p", "prediction", "number", [0, 1, 2, 3])
  ],
  blocks: [],
  slices: []
};

const summary = {
  columns: spec.columns.map(({name, role, kind}) => ({name, role, kind, unit: "", description: ""})),
  reference: {from: 0, to: 2},
  unit: "month",
  errorMeasure: "RMSE"
} as unknown as Summary;

/** Forty rows a partition, around a mean, with a class and an error of one size. */
interface Lot {
  readonly mean: number;
  readonly level: string | null;
  readonly error: number;
  readonly gaps?: number;
}

const alone = {merged: [1, 1, 1, 1, 1]};
const starts = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"];

function timeline(lots: readonly Lot[], rows = 40): Timeline {
  return timelineOf(
    spec,
    lots.map(({mean, level, error, gaps = 0}, i) => {
      const labels = Array.from({length: rows}, (_, row) => row % 4);
      const batch = {
        rows,
        columns: new Map<string, NumericValues | CodedValues>([
          ["x", numericValues(labels.map((y, row) => (row < gaps ? null : mean + y)))],
          [
            "c",
            codedValues(
              labels.map(() => level),
              {levels: ["a", "b"], buckets: 1}
            )
          ],
          ["y", numericValues(labels)],
          ["p", numericValues(labels.map((y) => y + error))]
        ])
      };
      return {start: starts[i]!, profile: profileRows(spec, batch)};
    })
  );
}

const calm: Lot = {mean: 0, level: "a", error: 1};
const streamOf = (alarms: readonly string[][]) => ({
  starts: starts.slice(0, alarms.length),
  alarms,
  merged: alarms.map(() => 1)
});

describe("alarmRun(summary, stream, timeline)", () => {
  const moved = timeline([calm, calm, calm, {...calm, level: "b"}, {...calm, level: "b"}]);

  it("names the longest run, all columns that share it, and what moved in the first of them", () => {
    const run = alarmRun(summary, streamOf([[], [], ["x"], ["c", "y"], ["c", "y"]]), moved);
    expect(run).toEqual({
      kind: "alarm run",
      columns: ["c", "y"],
      ...{first: "2026-04-01", last: "2026-05-01", length: 2, inAlarm: 3, compared: 3, never: ["p"]},
      changes: [
        {level: "b", before: 0, now: 1},
        {level: "a", before: 1, now: 0}
      ]
    });
  });

  it("tells the means of a column of numbers", () => {
    const run = alarmRun(
      summary,
      streamOf([[], [], [], [], ["x"]]),
      timeline([calm, calm, calm, calm, {...calm, mean: 5}])
    );
    expect(run).toMatchObject({columns: ["x"], changes: [{level: null, before: 1.5, now: 6.5}]});
  });

  it("says that there was none, and nothing where nothing was compared", () => {
    expect(alarmRun(summary, streamOf([[], [], [], [], []]), moved)).toEqual({kind: "quiet", compared: 3});
    expect(alarmRun(summary, streamOf([[], []]), timeline([calm, calm]))).toBeNull();
  });

  it("does not count partitions that were merged", () => {
    const stream = {...streamOf([[], [], ["c"], ["c"], ["c"]]), merged: [7, 7, 7, 1, 1]};
    expect(alarmRun(summary, stream, moved)).toMatchObject({length: 2, inAlarm: 2, compared: 2, first: "2026-04-01"});
    expect(alarmRun(summary, {...stream, merged: [7, 7, 7, 7, 7]}, moved)).toBeNull();
  });

  it("takes the earliest of runs as long", () => {
    expect(longestRun([true, false, true])).toEqual({from: 0, to: 1});
    expect(longestRun([])).toEqual({from: 0, to: 0});
  });
});

describe("monthlyErrors(summary, stream, timeline)", () => {
  const worse = timeline([calm, calm, {...calm, error: 2}, {...calm, error: 3}, calm]);

  it("pools the rows of each month after the reference", () => {
    expect(monthlyErrors(summary, {starts}, worse)).toEqual({
      kind: "monthly errors",
      measure: "RMSE",
      reference: 1,
      months: [
        {month: "2026-03", value: 2},
        {month: "2026-04", value: 3},
        {month: "2026-05", value: 1}
      ]
    });
  });

  it("leaves out a month that begins in the reference, and one with too few labels", () => {
    const days = ["2026-01-30", "2026-01-31", "2026-02-01", "2026-02-02", "2026-03-01"];
    const daily = {...summary, unit: "day", reference: {from: 0, to: 1}} as const;
    const pooled = monthlyErrors(daily, {starts: days}, worse)!;
    expect(pooled.months.map(({month}) => month)).toEqual(["2026-02", "2026-03"]);
    expect(pooled.months[0]!.value).toBeCloseTo(Math.sqrt((4 + 9) / 2), 12);
    expect(monthlyErrors(daily, {starts: days}, timeline([calm, calm, calm, calm, calm], 20))).toBeNull();
  });

  it("is null where errors are not known, and where partitions are files", () => {
    expect(monthlyErrors({...summary, errorMeasure: null}, {starts}, worse)).toBeNull();
    expect(monthlyErrors({...summary, unit: "file"}, {starts}, worse)).toBeNull();
  });
});

describe("worstError(summary, stream)", () => {
  it("is that after the reference with enough labels", () => {
    const stream = {starts, error: [9, 1, 2, 7, null], labelled: [40, 40, 40, 6, 0], ...alone};
    expect(worstError(summary, stream)).toEqual({
      ...{kind: "worst error", measure: "RMSE", at: "2026-03-01", value: 2, rows: 40}
    });
    expect(worstError(summary, {...stream, error: [1, 1, null, null, null]})).toBeNull();
  });
});

describe("largestStep(summary, alone, timeline)", () => {
  it("is measured by the spread of the reference, and passes over predictions", () => {
    const step = largestStep(
      summary,
      alone,
      timeline([calm, calm, {...calm, mean: 2}, {...calm, mean: 3, error: 50}, calm])
    )!;
    expect(step).toMatchObject({column: "x", at: "2026-05-01", before: 4.5, now: 1.5});
    expect(step.deviations).toBeCloseTo(3 / Math.sqrt(1.25), 12);
  });

  it("passes over partitions that were merged", () => {
    const lots = timeline([calm, calm, calm, {...calm, mean: 2}, {...calm, mean: 9}]);
    expect(largestStep(summary, {merged: [1, 1, 1, 1, 7]}, lots)).toMatchObject({at: "2026-04-01"});
  });

  it("is null within sampling error, and with few rows", () => {
    expect(largestStep(summary, alone, timeline([calm, calm, {...calm, mean: 0.5}, calm, calm]))).toBeNull();
    expect(largestStep(summary, alone, timeline([calm, calm, {...calm, mean: 9}, calm, calm], 20))).toBeNull();
  });
});

describe("unknownValues and missingValues", () => {
  const odd = timeline([calm, calm, calm, {...calm, level: "z"}, {...calm, gaps: 10}]);

  it("count rows after the reference, and name the worst partition", () => {
    expect(unknownValues(summary, odd)).toEqual({
      ...{kind: "unknown values", column: "c", rows: 40, share: 1 / 3, at: "2026-04-01", most: 40}
    });
    expect(missingValues(summary, odd)).toEqual({
      ...{kind: "missing values", column: "x", rows: 10, share: 1 / 12, at: "2026-05-01", most: 10}
    });
  });

  it("are null where there are none, or no more than in the reference", () => {
    expect(unknownValues(summary, timeline([calm, calm, calm]))).toBeNull();
    expect(unknownValues(summary, timeline([{...calm, level: "z"}, calm, {...calm, level: "z"}]))).toBeNull();
    const gaps = {...calm, gaps: 10};
    expect(missingValues(summary, timeline([gaps, gaps, gaps]))).toBeNull();
  });
});

describe("findingsOf(summary, stream, timeline)", () => {
  it("leaves out what does not apply", () => {
    const stream = {...streamOf([[], [], []]), error: [1, 1, 1], labelled: [40, 40, 40]};
    const kinds = findingsOf(summary, stream as never, timeline([calm, calm, calm])).map(({kind}) => kind);
    expect(kinds).toEqual(["quiet", "worst error"]);
  });
});
