import {describe, expect, it} from "vitest";
import type {StreamSummary} from "../../lib/bundle.js";
import {coarseSummary, mergePartitions} from "../../lib/coarse-stream.js";
import {performanceOf} from "../../lib/decay/performance.js";
import {numericValues} from "../../lib/profile/batch.js";
import {profileRows} from "../../lib/profile/profile-rows.js";
import {numericSpec} from "../../lib/profile/reference-spec.js";
import type {ProfileSpec} from "../../lib/profile/types.js";

const spec: ProfileSpec = {
  columns: [numericSpec("y", "label", "number", [0, 1]), numericSpec("p", "prediction", "number", [0, 1])],
  blocks: [],
  slices: []
};
const rowsOf = (...pairs: readonly (readonly [number, number])[]) =>
  profileRows(spec, {
    rows: pairs.length,
    columns: new Map([
      ["y", numericValues(pairs.map(([y]) => y))],
      ["p", numericValues(pairs.map(([, p]) => p))]
    ])
  });
const partitions = [
  {start: "2026-01-01", profile: rowsOf([0, 1], [1, 1])},
  {start: "2026-01-02", profile: rowsOf([0, 3])},
  {start: "2026-01-03", profile: rowsOf([1, 1])}
];
const stream: StreamSummary = {
  ...{id: "log", title: "Log", description: "", simulated: false, changeAt: 2},
  starts: partitions.map(({start}) => start),
  ends: partitions.map(({start}) => start),
  merged: [1, 1, 1],
  rows: [2, 1, 1],
  labelled: [2, 1, 1],
  quarantined: [0, 4, 1],
  alarms: [["y"], ["y", "p"], []],
  error: [Math.SQRT1_2, 3, 0],
  anomalies: [
    {at: "2026-01-01", kind: "OUT_OF_RANGE", column: "y", description: "too large"},
    {at: "2026-01-02", kind: "OUT_OF_RANGE", column: "y", description: "too large"}
  ] as unknown as StreamSummary["anomalies"],
  decisions: [],
  modelEvents: [],
  arrivals: null,
  missingFiles: [],
  hasRequests: false
} as StreamSummary;
const windows = [
  {from: 0, to: 2},
  {from: 2, to: 3}
];

describe("mergePartitions and coarseSummary", () => {
  const merged = mergePartitions(partitions, windows);
  const coarse = coarseSummary(stream, windows, merged, spec, "RMSE");

  it("merge profiles exactly", () => {
    expect(merged.map(({start}) => start)).toEqual(["2026-01-01", "2026-01-03"]);
    expect(merged[0]!.profile).toEqual(rowsOf([0, 1], [1, 1], [0, 3]));
    expect(merged[1]).toBe(partitions[2]);
  });

  it("add rows up, take the error over all of them, and say where each begins and ends", () => {
    expect(coarse).toMatchObject({
      starts: ["2026-01-01", "2026-01-03"],
      ends: ["2026-01-02", "2026-01-03"],
      merged: [2, 1],
      rows: [3, 1],
      labelled: [3, 1],
      quarantined: [4, 1],
      alarms: [["y", "p"], []],
      changeAt: 1
    });
    expect(coarse.error[0]).toBe(performanceOf(rowsOf([0, 1], [1, 1], [0, 3]).sums).rmse);
    expect(coarse.error[1]).toBe(0);
  });

  it("date what was noted by the partition that it is in now, once", () => {
    expect(coarse.anomalies).toEqual([{...stream.anomalies[0], at: "2026-01-01"}]);
  });
});
