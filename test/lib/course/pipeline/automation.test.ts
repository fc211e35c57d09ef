import {describe, expect, it} from "vitest";
import {levelOf, pipelineSteps} from "../../../../lib/course/pipeline/automation.js";
import type {Automation, PipelineStep} from "../../../../lib/course/pipeline/automation.js";
import {isLookedAt, isWorkingDay, planOf, weekdayOf} from "../../../../lib/course/pipeline/calendar.js";

const byHand: Automation = {automatic: [], triggers: [], delivery: "manual", minutes: 240, weekdaysOnly: true};
const but = (...manual: PipelineStep[]): PipelineStep[] => pipelineSteps.filter((step) => !manual.includes(step));

describe("levelOf(automation)", () => {
  it.each<[string, Partial<Automation>, number]>([
    ["all by hand", {triggers: ["schedule"]}, 0],
    ["all automatic, and nothing asks", {automatic: pipelineSteps}, 0],
    ["all automatic but one step before serving", {automatic: but("validation"), triggers: ["schedule"]}, 0],
    [
      "the same, with the pipeline delivered",
      {automatic: but("training"), triggers: ["schedule"], delivery: "automatic"},
      0
    ],
    ["preparation to validation automatic", {automatic: but("extraction", "serving"), triggers: ["performance"]}, 1],
    [
      "the same, with the pipeline delivered",
      {automatic: but("analysis"), triggers: ["schedule"], delivery: "automatic"},
      2
    ]
  ])("%s", (_, part, level) => expect(levelOf({...byHand, ...part})).toBe(level));
});

describe("weekdayOf, isWorkingDay, isLookedAt", () => {
  it("count from the first day, a Thursday", () => {
    const days = [0, 1, 2, 3, 4];
    expect(days.map((day) => weekdayOf("2026-01-01", day))).toEqual([4, 5, 6, 0, 1]);
    expect(days.map((day) => isWorkingDay("2026-01-01", day, true))).toEqual([true, true, false, false, true]);
    expect(days.every((day) => isWorkingDay("2026-01-01", day, false))).toBe(true);
    expect(days.map((day) => isLookedAt("2026-01-01", day))).toEqual([false, false, false, false, true]);
  });
});

describe("planOf(automation, start, asked)", () => {
  it("puts a model in place on the same evening where no step is by hand, monitoring apart", () => {
    expect(planOf({...byHand, automatic: but("monitoring")}, "2026-01-01", 7)).toEqual({served: 7, minutes: 0});
  });
  it("takes working days for steps by hand: three and a half of them for seven steps of half a day", () => {
    expect(planOf(byHand, "2026-01-01", 0)).toEqual({served: 6, minutes: 1680});
    expect(planOf({...byHand, weekdaysOnly: false}, "2026-01-01", 0)).toEqual({served: 4, minutes: 1680});
  });
  it("begins on the working day after", () => {
    expect(planOf({...byHand, automatic: but("serving"), minutes: 15}, "2026-01-01", 1).served).toBe(4);
  });
});
