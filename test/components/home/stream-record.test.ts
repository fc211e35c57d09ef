import {expect, it} from "vitest";
import type {StreamSummary, Summary} from "../../../lib/bundle.js";
import {streamRecord} from "../../../src/components/home/stream-record.js";

const stream: StreamSummary = {
  ...{id: "S", title: "stream", description: "", simulated: true, changeDay: 4, anomalies: [], decisions: []},
  days: ["a", "b", "c", "d", "e", "f", "g", "h"],
  rows: [10, 10, 10, 10, 10, 10, 10, 10],
  alarms: [[], [], [], ["y"], ["x"], ["x", "y"], ["x", "z"], []],
  rmse: [3, 3, 3, 3, null, 5, 1, 3]
};

const summary = {
  columns: [
    {name: "x", role: "feature"},
    {name: "z", role: "feature"},
    {name: "y", role: "label"}
  ],
  referenceDays: 3,
  currentDays: 2
} as unknown as Summary;

it("streamRecord(summary, stream) counts inputs in alarm, and not the label", () => {
  const record = streamRecord(summary, stream);
  expect(record.alarms).toEqual([0, 0, 0, 0, 1, 1, 2, 0]);
  expect(record).toMatchObject({alarmsNow: 0, days: 5, daysInAlarm: 3});
});

it("streamRecord(summary, stream) pools the error of windows by rows, skipping days without labels", () => {
  const {weekly, referenceRmse} = streamRecord(summary, stream);
  expect(referenceRmse).toBe(3);
  expect(weekly.map((rmse) => Math.round(rmse * 1000) / 1000)).toEqual([NaN, 3, 3, 3, 3, 5, 3.606, 2.236]);
});

it("streamRecord(summary, stream) gives the last days as the monitor opens with them", () => {
  expect(streamRecord(summary, stream).rmseNow).toBeCloseTo(Math.sqrt(5), 12);
  expect(streamRecord(summary, {...stream, alarms: [...stream.alarms.slice(1), ["x", "y", "z"]]}).alarmsNow).toBe(2);
});
