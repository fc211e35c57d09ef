import {describe, expect, it} from "vitest";
import {challenge, corruptedWeek} from "../../../../lib/course/retraining/corrupted-week.js";
import type {GateKind} from "../../../../lib/course/retraining/corrupted-week.js";
import {CANARY_DAYS, exposureOf, rollOut} from "../../../../lib/course/retraining/roll-out.js";
import type {Release} from "../../../../lib/course/retraining/roll-out.js";
import {scenarios} from "../../../../lib/scenario/scenarios.js";
import {boston, settings} from "../pipeline/stream.js";

const week = corruptedWeek(boston, settings);
const last = settings.days - 1;
const start = week.trained + 1;
const release: Release = {share: 0.2, until: last, rolledBack: null, seed: 1};
const released = (gate: GateKind, patch: Partial<Release> = {}, holdout = 7) =>
  rollOut(week, challenge(week, 7, gate, holdout), {...release, ...patch});

describe("corruptedWeek(boston, settings)", () => {
  it("finds the fault where the scenario put it: TAX, for seven days", () => {
    expect(week.fault).toEqual({from: scenarios.S6b.changeDay, to: scenarios.S6b.changeDay! + 7});
    expect(week.anomalies[week.fault.from]).toEqual([{column: "tax", kind: "UNEXPECTED_DATA_TYPE"}]);
    expect(week.trained).toBe(week.fault.to - 1 + settings.labelDelay);
  });
});

describe("challenge(week, window, gate, holdout)", () => {
  it("refuses the challenger of the corrupted week for its rows, though it errs less on that week", () => {
    const {checks, passed} = challenge(week, 7, "schema", 7);
    expect(passed).toBe(false);
    expect(checks.map(({name, passed}) => [name, passed])).toEqual([
      ["error", true],
      ["schema", false]
    ]);
  });
  it("lets it through without that check, and without any", () => {
    expect(challenge(week, 7, "error", 7).passed).toBe(true);
    expect(challenge(week, 7, "none", 7)).toMatchObject({checks: [], passed: true});
  });
  it("refuses it on held-out days from before the fault", () => {
    expect(challenge(week, 7, "error", 14).passed).toBe(false);
  });
});

describe("rollOut(week, challenger, release)", () => {
  it("exposes nobody to a challenger that the gate refused", () => {
    const {days, verdict} = released("schema");
    expect(exposureOf(days).exposed).toBe(0);
    expect(verdict).toBeNull();
    expect(days).toHaveLength(last - week.trained);
  });
  it("rolls a canary back once its labels are there, and the champion answers from the next day on", () => {
    const {days, verdict} = released("error");
    expect(verdict!.result.action).toBe("roll back");
    expect(verdict!.day).toBe(start + CANARY_DAYS - 1 + settings.labelDelay);
    expect(days.filter(({exposed}) => exposed > 0).at(-1)!.day).toBe(verdict!.day);
  });
  it("exposes more with a larger share, and takes longer to judge a very small one", () => {
    const exposed = (share: number): number => exposureOf(released("error", {share}).days).exposed;
    expect(exposed(0.5)).toBeGreaterThan(exposed(0.2));
    expect(exposed(0.2)).toBeGreaterThan(exposed(0.05));
    expect(released("error", {share: 0.05}).verdict!.day).toBeGreaterThan(released("error").verdict!.day);
  });
  it("has nothing to compare with when the challenger answers all: nobody but a person ends that", () => {
    const all = released("none", {share: 1});
    expect(all.verdict).toBeNull();
    expect(all.days.every(({rows, exposed}) => exposed === rows)).toBe(true);
    const ended = released("none", {share: 1, rolledBack: start + 4});
    expect(ended.days.filter(({exposed}) => exposed > 0)).toHaveLength(5);
  });
  it("answers as it would have on any day, however far one looks", () => {
    expect(released("error", {until: start + 2}).days).toEqual(released("error").days.slice(0, 3));
    expect(released("error", {until: week.trained}).days).toEqual([]);
  });
});
