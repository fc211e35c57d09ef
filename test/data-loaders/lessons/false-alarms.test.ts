import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {boston} from "../../../data-loaders/built-in/boston.js";
import {championModel} from "../../../data-loaders/champion.js";
import {findSimulated} from "../../../data-loaders/config/monitors.js";
import {projectRoot} from "../../../data-loaders/config/paths.js";
import {parseConfig} from "../../../data-loaders/config/schema.js";
import {falseAlarmAnswers, timelineOf} from "../../../data-loaders/lessons/false-alarms.js";
import {keptSource} from "../../../data-loaders/source.js";
import {openStore} from "../../../data-loaders/state/store.js";
import {calibratedDays} from "../../../lib/course/false-alarms/calibrated-days.js";
import {
  columnsInAlarm,
  OPENING_DAY,
  referenceWindow,
  STREAM_DAYS
} from "../../../lib/course/false-alarms/drift-streams.js";
import {evaluate, labelledDays, usualError} from "../../../lib/course/false-alarms/late-labels.js";
import type {LabelStream} from "../../../lib/course/false-alarms/late-labels.js";
import {SWINGING} from "../../../lib/course/false-alarms/published.js";
import type {FalseAlarmAnswers} from "../../../lib/course/false-alarms/published.js";
import {agreementOf, OWN_THRESHOLDS, toolFigures} from "../../../lib/course/false-alarms/two-tools.js";
import {productionOf} from "../../../lib/course/what-to-watch/production.js";
import type {Production} from "../../../lib/course/what-to-watch/production.js";
import type {Timeline} from "../../../lib/profile/window.js";
import {dealPools} from "../../../lib/scenario/pools.js";
import {scenarios} from "../../../lib/scenario/scenarios.js";
import {silentEffects} from "../silent-effects.js";

/** The service of the lesson, with the champion that the build trains. */
async function makeProduction(): Promise<Production> {
  const effects = silentEffects();
  const monitor = findSimulated(parseConfig({title: "test", monitors: [boston]}, "test"), boston.id);
  const store = await openStore(await mkdtemp(join(tmpdir(), "false-alarms-")));
  try {
    const source = await keptSource(store, monitor.data, projectRoot, effects);
    const {model} = await championModel(store, monitor, source, effects);
    const {columns} = source.rows;
    const pool = Array.from(dealPools(columns["medv"]!, monitor.seed));
    return productionOf({columns, pool}, model, {rowsPerDay: monitor.stream.rowsPerDay, seed: monitor.seed});
  } finally {
    await store.close();
  }
}

describe("the lesson on false alarms", () => {
  let production: Production;
  let swinging: Timeline;
  let answers: FalseAlarmAnswers;

  beforeAll(async () => {
    production = await makeProduction();
    swinging = timelineOf(production, "S3", boston.stream.start);
    answers = falseAlarmAnswers(production, swinging);
  });

  it("10A: a weekly swing is above chance against a month and a week, and hardly against the same weekday", () => {
    const {first, week, weekday} = answers.swingDays;
    expect(Math.min(first, week)).toBeGreaterThan(45);
    expect(weekday).toBeLessThan(10);
  });

  it("10A: the dashboard is in alarm about the day that the page opens with, not against the same weekday, and never about whole weeks", () => {
    const alarms = (id: "first" | "weekday"): string[] =>
      columnsInAlarm(swinging, referenceWindow(id, OPENING_DAY), OPENING_DAY);
    expect(alarms("first")).toContain(SWINGING);
    expect(alarms("weekday")).toEqual([]);
    expect(columnsInAlarm(swinging, {from: 0, to: 28}, {from: 84, to: 112})).toEqual([]);
  });

  it("10B: the calibrated verdict seldom takes a quiet day for changed, where the rule of thumb mostly does", () => {
    const {days, alarms} = calibratedDays(production, 120, 80);
    expect(days).toBe(80);
    // one in twenty; twelve or more of 80 are less likely than one in a thousand
    expect(alarms).toBeLessThan(12);
    expect(answers.falseAlarmsAYear / 365).toBeGreaterThan(0.6);
  });

  it.each(["S1", "S2"] as const)("10C: in %s the PSI shouts, and the divergence stays under its default", (stream) => {
    const figures = toolFigures(production, stream);
    expect(Math.max(...figures.map(({psi}) => psi))).toBeGreaterThan(1);
    expect(Math.max(...figures.map(({js}) => js))).toBeLessThan(0.3);
    const {both, onlyPsi, onlyJs} = agreementOf(figures, OWN_THRESHOLDS);
    expect({both, onlyJs}).toEqual({both: 0, onlyJs: 0});
    expect(onlyPsi).toBeGreaterThan(5);
  });

  it("10C: where nothing changes, both tools are quiet about a week of rows", () => {
    expect(agreementOf(toolFigures(production, "S0"), OWN_THRESHOLDS).neither).toBe(production.features.length);
  });

  it.each(["S4", "S5"] as LabelStream[])("10D: in %s more delay never detects earlier", (stream) => {
    const days = labelledDays(production, stream, STREAM_DAYS);
    const usual = usualError(production);
    const change = scenarios[stream].changeDay;
    for (const share of [1, 0.3, 0.1]) {
      const found = [0, 3, 7, 14, 30].map(
        (delay) => evaluate(days, {delay, share}, usual, change).alarmDay ?? Infinity
      );
      expect(found).toEqual(found.toSorted((a, b) => a - b));
      expect(found[0]).toBeLessThan(STREAM_DAYS);
    }
  });

  it("10D: with labels of all rows no quiet day is an alarm, and fewer labels make wider limits", () => {
    const days = labelledDays(production, "S0", STREAM_DAYS);
    const usual = usualError(production);
    const [all, some] = [1, 0.2].map((share) => evaluate(days, {delay: 0, share}, usual, null));
    expect(all!.falseAlarms).toBe(0);
    const widthOn = (found: typeof all): number => {
      const {low, high} = found!.readings[100]!.recent.rmse;
      return high - low;
    };
    expect(widthOn(some)).toBeGreaterThan(1.5 * widthOn(all));
  });

  it("answers the quiz as the text says", () => {
    expect(answers).toMatchObject({fewestRows: 170, fewestRowsOfTwo: 382, seasonalReference: "weekday"});
    expect(answers.atLeastOne).toBeCloseTo(46, 0);
    expect(answers.corrected).toBeCloseTo(0.0042, 4);
    expect(answers.falseAlarmsAYear).toBeGreaterThan(250);
    expect(answers.detectionDays - answers.detectionDaysAtOnce).toBe(14);
    expect(answers.detectionDaysAtOnce).toBeGreaterThanOrEqual(2);
  });
});
