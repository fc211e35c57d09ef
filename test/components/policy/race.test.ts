import {describe, expect, it} from "vitest";
import {gramTriangle} from "../../../lib/model/gram-triangle.js";
import {publishedReplay} from "../../../lib/policy/published-replay.js";
import {choiceText, OPENING, parseChoice, policyOf} from "../../../src/components/policy/choices.js";
import type {PolicyChoice} from "../../../src/components/policy/choices.js";
import {raceOf} from "../../../src/components/policy/race.js";
import {raceTitle, runText} from "../../../src/messages/policy.en.js";
import {columnsOf, features, rowsOf, streamOf, trainRows} from "../../lib/policy/boston-streams.js";

const stream = streamOf("S4");
const first = gramTriangle(columnsOf(trainRows));
const published = publishedReplay(
  {features, target: "medv", delay: 7, first, holdout: first},
  stream.partitions.map(({features: distances, anomalies}, day) => {
    const {training, scoring} = rowsOf("S4", day);
    return {
      ...{start: String(day), features: distances, anomalies},
      ...{training: gramTriangle(columnsOf(training)), scoring: gramTriangle(columnsOf(scoring))}
    };
  })
);
const prices = {training: 200, error: 1};

describe("raceOf(published, delay, choices, prices)", () => {
  const {never, runs} = raceOf(published, 7, OPENING, prices);

  it("plays the opening policies: never, then monthly, then weekly errs least", () => {
    const [none, monthly, weekly] = runs;
    expect(none!.replay.rmse).toBe(never.replay.rmse);
    expect(none!.replay.rmse).toBeGreaterThan(monthly!.replay.rmse);
    expect(monthly!.replay.rmse).toBeGreaterThan(weekly!.replay.rmse);
    expect(runs.map(({replay}) => replay.retrainings.length).slice(0, 3)).toEqual([0, 4, 17]);
    expect(runText(weekly!)).toBe("RMSE 5.80 · 17 trainings");
    expect(raceTitle(runs, never)).toMatch(/^Least error: weekly, last 30 days, RMSE 5\.80 with 17 trainings/);
  });

  it("is blind to risen prices where inputs alone are looked at, and dearer the dearer trainings are", () => {
    const inputs: PolicyChoice = {trigger: "distribution", amount: 0.25, window: 30, isGated: false};
    const weekly = OPENING[2]!;
    const [blind, seeing] = raceOf(published, 7, [inputs, weekly], {training: 1000, error: 1}).runs;
    expect(blind!.replay.retrainings).toEqual([]);
    expect(seeing!.cost.training).toBe(17_000);
    expect(seeing!.cost.total).toBeGreaterThan(blind!.cost.total);
    expect(runs[2]!.cost.total).toBeLessThan(runs[0]!.cost.total);
  });

  it("trains on fresher rows when labels come sooner", () => {
    const [sooner] = raceOf(published, 0, [OPENING[2]!], prices).runs;
    expect(sooner!.replay.rmse).toBeLessThan(runs[2]!.replay.rmse);
  });

  it("joins a week of rows to each point of a course", () => {
    const {errors} = never.replay;
    const week = errors.slice(20, 27);
    const sum = (name: "n" | "total"): number => week.reduce((total, part) => total + part[name], 0);
    expect(never.course[26]).toBeCloseTo(Math.sqrt(sum("total") / sum("n")), 12);
  });
});

describe("a choice", () => {
  const gated: PolicyChoice = {trigger: "performance", amount: 1.25, window: null, isGated: true};

  it("comes back from an address", () => {
    for (const choice of [...OPENING, gated]) expect(parseChoice(choiceText(choice))).toEqual(choice);
  });

  it.each([
    "",
    "weekly",
    "schedule~0~30~open",
    "schedule~2.5~30~open",
    "schedule~7~31~open",
    "performance~9~14~gate",
    "never~0~all~maybe"
  ])("is none in %j", (text) => expect(parseChoice(text)).toBeUndefined());

  it("becomes a policy", () => {
    expect(policyOf(gated)).toEqual({
      ...{triggers: [{on: "performance", ratio: 1.25, partitions: 5}], window: null, start: "rebuild", coolDown: 7},
      gate: {holdout: 7, confidence: 0.95}
    });
    expect(policyOf(OPENING[0]!)).toMatchObject({triggers: [], gate: null, coolDown: 0});
  });
});
