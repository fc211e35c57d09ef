import {describe, expect, it} from "vitest";
import {START, takeStep} from "../../data-loaders/stages/decide.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import {DISTANCES} from "../../lib/drift/types.js";
import {syntheticTimeline} from "../bench/synthetic.js";
import {smallBoston} from "./boston.js";

type Alarm = Extract<JournalEvent, {kind: "alarm"}>;

const {spec, partitions} = syntheticTimeline({columns: 9, days: 60, rowsPerDay: 40, seed: 5});
const {drift, retrain} = smallBoston(60);
const {falseAlarmRate} = drift;

describe("takeStep(policy, today, memory)", () => {
  it.each(DISTANCES)("raises an alarm on a category that moved when the distance is %s", (distance) => {
    const policy = {
      drift: {distance, falseAlarmRate, current: 7},
      reference: {from: 0, to: 30},
      errorMeasure: "RMSE" as const,
      retrain: {...retrain, baseline: 1}
    };
    const today = {stream: "S", spec, partitions, anomalies: []};
    const alarms = takeStep(policy, today, START).lines.filter((line): line is Alarm => line.kind === "alarm");
    const named = new Map(alarms.map((alarm) => [alarm.column, alarm.distance]));
    expect([...named.keys()]).toEqual(["column1", "column5"]);
    expect(named.get("column1")).toBe(distance);
    expect(named.get("column5")).toBe(distance === "kolmogorovSmirnov" ? "psi" : distance);
    for (const {value, threshold} of alarms) expect(value).toBeGreaterThan(threshold);
  });
});
