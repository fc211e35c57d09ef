import {describe, expect, it} from "vitest";
import {pipelineSteps, triggerNames} from "../../../../lib/course/pipeline/automation.js";
import type {Automation, PipelineStep} from "../../../../lib/course/pipeline/automation.js";
import {planOf} from "../../../../lib/course/pipeline/calendar.js";
import {productionOf} from "../../../../lib/course/pipeline/production.js";
import {runPipeline, STALE} from "../../../../lib/course/pipeline/run-pipeline.js";
import {gramRmse} from "../../../../lib/model/gram.js";
import {scenarios} from "../../../../lib/scenario/scenarios.js";
import {automationFields} from "../../../../src/components/the-pipeline/automation-state.js";
import {boston, productionFor, settings} from "./stream.js";

const production = productionFor("S4");
const byHand: Automation = {automatic: [], triggers: [], delivery: "manual", minutes: 240, weekdaysOnly: true};
const subsetsOf = <T>(all: readonly T[]): T[][] =>
  Array.from({length: 2 ** all.length}, (_, bits) => all.filter((__, i) => (bits >> i) & 1));

describe("productionOf(rows, settings, scenario)", () => {
  it("deals the rows of a day between training and scoring, none left out", () => {
    for (const {training, scoring} of production.days)
      expect(training.values[0]! + scoring.values[0]!).toBe(settings.rowsPerDay);
  });
  it("knows by how much the scenario has raised true values", () => {
    expect(production.days.slice(0, 41).every(({prices}) => prices === 1)).toBe(true);
    expect(production.days.at(-1)!.prices).toBeCloseTo(1.005 ** 79, 12);
    expect(productionFor("S0").days.every(({prices}) => prices === 1)).toBe(true);
  });
  it("compares inputs once the last days have left the first ones; prices move none of them", () => {
    const compared = production.days.map(({features}) => features.length);
    expect(compared).toEqual(compared.map((_, day) => (day < 36 ? 0 : 12)));
    expect(Math.max(...production.days.flatMap(({features}) => features.map(({value}) => value)))).toBeLessThan(0.1);
    const moved = productionFor("S2").days[75]!.features.find(({column}) => column === "rad")!;
    expect(moved.value).toBeGreaterThan(0.25);
  });
  it("gives the same days for the same seed", () => {
    expect(productionOf(boston, settings, scenarios.S4).days).toEqual(production.days);
  });
});

describe("runPipeline(automation, production)", () => {
  it("keeps the first model while nothing asks for another", () => {
    const run = runPipeline(byHand, production);
    expect(run.releases).toEqual([]);
    expect(run.rmse[119]).toBeCloseTo(gramRmse(production.days[119]!.scoring, production.first, "medv"), 10);
    expect(run.stale).toEqual(production.days.map(({prices}) => prices - 1 > STALE));
    expect(run.staleDays).toBe(run.stale.filter(Boolean).length);
  });

  it("counts the hours: Mondays on which somebody looks, changes of the code, and every step of every model", () => {
    // 17 Mondays from 2026-01-01 on in 120 days, 4 changes of 3 steps
    expect(runPipeline(byHand, production).hours).toBe((17 + 4 * 3) * 4);
    const asked = runPipeline({...byHand, triggers: ["schedule"]}, production);
    expect(asked.hours).toBe((17 + 4 * 3 + 7 * asked.releases.length) * 4);
    const none = runPipeline({...byHand, automatic: pipelineSteps, delivery: "automatic"}, production);
    expect(none.hours).toBe(0);
  });

  it("makes one model at a time, each asked for before it is there", () => {
    const {releases} = runPipeline({...byHand, triggers: triggerNames, minutes: 480}, production);
    expect(releases.length).toBeGreaterThan(1);
    releases.forEach(({asked, from}, i) => {
      expect(from).toBeGreaterThan(asked);
      if (i > 0) expect(asked).toBeGreaterThanOrEqual(releases[i - 1]!.from);
    });
  });

  it("looks at the figures on Mondays alone while monitoring is by hand", () => {
    const {releases} = runPipeline({...byHand, triggers: ["performance"]}, production);
    const weekdays = releases.map(({asked}) => new Date(Date.UTC(2026, 0, 1 + asked)).getUTCDay());
    expect(weekdays.length).toBeGreaterThan(0);
    expect(new Set(weekdays)).toEqual(new Set([1]));
  });

  it("is never asked by the inputs while prices rise, nor by anything but the calendar and the labels while nothing does", () => {
    const automatic = {...byHand, automatic: pipelineSteps};
    expect(runPipeline({...automatic, triggers: ["distribution"]}, production).releases).toEqual([]);
    expect(
      runPipeline({...automatic, triggers: ["on demand", "performance", "distribution"]}, productionFor("S0")).releases
    ).toEqual([]);
  });

  it("has the fewest stale days and the lowest error, among single triggers, when it asks by the error", () => {
    const runs = triggerNames.map((trigger) =>
      runPipeline({...byHand, automatic: pipelineSteps, triggers: [trigger]}, production)
    );
    const best = runs[triggerNames.indexOf("performance")]!;
    for (const run of runs) {
      expect(best.staleDays).toBeLessThanOrEqual(run.staleDays);
      expect(best.overall).toBeLessThanOrEqual(run.overall);
    }
  });

  it("with all steps automatic, never has more stale days than with all by hand", () => {
    for (const triggers of subsetsOf(triggerNames))
      for (const minutes of [30, 240, 960]) {
        const run = {...byHand, triggers, minutes};
        const days = runPipeline({...run, automatic: pipelineSteps}, production).staleDays;
        expect(days).toBeLessThanOrEqual(runPipeline(run, production).staleDays);
      }
  });

  it("with one trigger, never has more stale days when one more step is automatic", () => {
    const sets = subsetsOf(pipelineSteps);
    for (const trigger of triggerNames) {
      const days = sets.map(
        (automatic) => runPipeline({...byHand, automatic, triggers: [trigger]}, production).staleDays
      );
      sets.forEach((_, bits) =>
        pipelineSteps.forEach((__, i) => expect(days[bits | (1 << i)]).toBeLessThanOrEqual(days[bits]!))
      );
    }
  });

  // which of the steps before monitoring are by hand is nothing to the calendar, only how many: a line of sets, each
  // with one more step than the last, stands for all of them
  it("at the minutes that a reader finds, never has more stale days when one more step is automatic, whatever triggers", () => {
    const making = pipelineSteps.filter((step) => step !== "monitoring");
    const plan = (automatic: readonly PipelineStep[]): unknown => planOf({...byHand, automatic}, settings.start, 40);
    for (const steps of subsetsOf(making)) expect(plan(steps)).toEqual(plan(making.slice(0, steps.length)));

    expect(automationFields(settings.days).minutes.initial).toBe(byHand.minutes);
    for (const triggers of subsetsOf(triggerNames)) {
      const daysOf = (automatic: readonly PipelineStep[]): number =>
        runPipeline({...byHand, triggers, automatic}, production).staleDays;
      const unwatched = Array.from({length: making.length + 1}, (_, n) => daysOf(making.slice(0, n)));
      const watched = unwatched.map((_, n) => daysOf([...making.slice(0, n), "monitoring"]));
      expect(unwatched).toEqual(unwatched.toSorted((a, b) => b - a));
      expect(watched).toEqual(watched.toSorted((a, b) => b - a));
      watched.forEach((days, n) => expect(days).toBeLessThanOrEqual(unwatched[n]!));
    }
  });
});
