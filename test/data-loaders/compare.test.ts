import {describe, expect, it} from "vitest";
import {describePartition, featureDistances} from "../../data-loaders/stages/compare.js";
import type {Comparison} from "../../data-loaders/stages/compare.js";
import {DISTANCES} from "../../lib/drift/types.js";
import type {DistanceName} from "../../lib/drift/types.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import {ROWS} from "../../lib/profile/layout.js";
import {syntheticTimeline} from "../bench/synthetic.js";

type Alarm = Extract<JournalEvent, {kind: "alarm"}>;

const {spec, partitions} = syntheticTimeline({columns: 9, days: 60, rowsPerDay: 40, seed: 5});
const moved = ["column1", "column5"];

function comparison(distance: DistanceName, reference = {from: 0, to: 30}): Comparison {
  return {drift: {distance, falseAlarmRate: 0.01, current: 7}, reference, errorMeasure: "RMSE"};
}

function eventsOf(distance: DistanceName, days = partitions): JournalEvent[] {
  const today = {stream: "S", spec, partitions: days, anomalies: [], model: "3f9a5c01d2e4"};
  return describePartition(comparison(distance), today);
}

describe("describePartition(comparison, today)", () => {
  it.each(DISTANCES)("raises an alarm on a category that moved when the distance is %s", (distance) => {
    const alarms = eventsOf(distance).filter((event): event is Alarm => event.kind === "alarm");
    const named = new Map(alarms.map((alarm) => [alarm.column, alarm.distance]));
    expect([...named.keys()]).toEqual(moved);
    expect(named.get("column1")).toBe(distance);
    expect(named.get("column5")).toBe(distance === "kolmogorovSmirnov" ? "psi" : distance);
    for (const {value, threshold} of alarms) expect(value).toBeGreaterThan(threshold);
  });

  it("says what was read, by whom it was answered, and first", () => {
    const {start, profile} = partitions.at(-1)!;
    expect(eventsOf("psi")[0]).toMatchObject({
      ...{at: start, stream: "S", kind: "profiled", rows: profile.sums[ROWS]!, model: "3f9a5c01d2e4"}
    });
  });

  it("tells each anomaly in the words of the schema's check", () => {
    const anomaly = {
      ...({kind: "FLOAT_TYPE_HAS_NAN", severity: "ERROR"} as const),
      ...{column: "column1", short: "not a number", description: "column1 has 2 values that are not a number"}
    };
    const today = {stream: "S", spec, partitions: partitions.slice(0, 5), anomalies: [anomaly], model: null};
    expect(describePartition(comparison("psi"), today).slice(1)).toEqual([
      {
        ...{at: partitions[4]!.start, stream: "S", kind: "anomaly"},
        ...{column: "column1", anomaly: "FLOAT_TYPE_HAS_NAN", description: anomaly.description}
      }
    ]);
  });

  it("compares no partition of the reference with itself", () => {
    expect(eventsOf("psi", partitions.slice(0, 30)).map(({kind}) => kind)).toEqual(["profiled"]);
  });
});

describe("featureDistances(comparison, days, events)", () => {
  const features = spec.columns.filter(({role}) => role === "feature").map(({name}) => name);

  it.each(DISTANCES)("tells of every feature by %s, and which are in alarm", (distance) => {
    const found = featureDistances(comparison(distance), {spec, partitions}, eventsOf(distance));
    expect(found.map(({column}) => column)).toEqual(features);
    expect(found.filter(({isAlarm}) => isAlarm).map(({column}) => column)).toEqual(moved);
    const alarms = eventsOf(distance).filter((event): event is Alarm => event.kind === "alarm");
    for (const {column, value} of alarms)
      expect(found.find((one) => one.column === column)!.value).toBeCloseTo(value, 12);
  });

  it("has none while there is nothing to compare", () => {
    expect(featureDistances(comparison("psi"), {spec, partitions: partitions.slice(0, 30)}, [])).toEqual([]);
  });
});
