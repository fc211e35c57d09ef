import {describe, expect, it} from "vitest";
import {planIds, planPolicy} from "../../../lib/course/another-place-another-time/plans.js";
import {policyOf} from "../../../src/components/policy/choices.js";
import {dayScale, gateFields, windows} from "../../../src/components/retraining/gate-state.js";
import {plannedLane} from "../../../src/components/retraining/planned-lane.js";
import {laneIds, opening, raceFields} from "../../../src/components/retraining/race-state.js";

describe("plannedLane(plan)", () => {
  it.each(planIds)("runs %s as the lesson on another time did", (plan) => {
    expect(policyOf(plannedLane(plan))).toEqual(planPolicy(plan));
  });
});

describe("raceFields(labelDelay)", () => {
  const fields = raceFields(3);

  it("opens with four lanes and the monitor's own delay, and reads back what it writes", () => {
    expect(fields.delay.initial).toBe(3);
    laneIds.forEach((id, i) => {
      expect(fields[id].initial).toEqual(opening[i]);
      expect(fields[id].parse(fields[id].format(opening[3]!))).toEqual(opening[3]);
    });
  });
  it.each(["", "schedule~0~30~open", "schedule~7~31~open", "tomorrow~7~30~open"])(
    "does not take “%s” for a lane",
    (text) => {
      expect(fields.a.parse(text)).toBeUndefined();
    }
  );
});

describe("gateFields(week)", () => {
  const week = {trained: 69, rows: {length: 120} as never};
  const fields = gateFields(week);

  it("lets today be any day on which the challenger may answer", () => {
    expect(dayScale(week)).toEqual({min: 70, max: 119, step: 1});
    expect(fields.day.parse("69")).toBeUndefined();
    expect(fields.day.initial).toBe(76);
  });
  it("knows three windows, and no others", () => {
    for (const window of windows) expect(fields.window.parse(String(window))).toBe(window);
    for (const text of ["8", "", "seven"]) expect(fields.window.parse(text)).toBeUndefined();
  });
});
