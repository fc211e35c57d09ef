import {gramRows, squaredError} from "../../model/gram.js";
import type {LinearModel} from "../../model/types.js";
import {decide} from "../../policy/decide.js";
import {errorOf} from "../../policy/evidence.js";
import type {ErrorSum} from "../../policy/evidence.js";
import {challengerRows, sumGrams} from "../../policy/learning-rows.js";
import type {Trigger, TriggerName} from "../../policy/types.js";
import {CODE_CHANGE, COMPLAINT, triggerSettings} from "./automation.js";
import type {Automation} from "./automation.js";
import {isLookedAt, planOf} from "./calendar.js";
import type {Production} from "./production.js";

/** A new model, from the evening it was asked for on to the morning it first answers. */
export interface Release {
  readonly trigger: TriggerName;
  /** day on whose evening it was asked for; it learns from what is known by then */
  readonly asked: number;
  /** first day that it answers; it may lie after the last day */
  readonly from: number;
}

/** What a pipeline did over the days of production. */
export interface PipelineRun {
  /** RMSE of each day, by the model that was served */
  readonly rmse: readonly number[];
  /** whether prices have left the served model behind, by day */
  readonly stale: readonly boolean[];
  readonly releases: readonly Release[];
  readonly staleDays: number;
  /** hours of work by hand */
  readonly hours: number;
  /** over all rows of all days */
  readonly overall: number;
}

/** A model is stale when prices have moved by more than this share since the newest label that it learnt from. */
export const STALE = 0.1;

/** Labelled days that a new model learns from, the last ones; and days after a request on which triggers are silent. */
export const [WINDOW, COOL_DOWN] = [14, 7];

interface Served {
  readonly model: LinearModel;
  /** of true values, when the newest label that it learnt from was true */
  readonly prices: number;
}

/**
 * Runs a pipeline over the days of production: a day's rows are answered, labels arrive, and in the evening whatever may ask
 * for a new model does so, one at a time. No gate: what is made is served.
 */
export function runPipeline(automation: Automation, production: Production): PipelineRun {
  const {days, settings, first} = production;
  const releases: Release[] = [];
  let minutes = 0;
  const errors: ErrorSum[] = [];
  const stale: boolean[] = [];
  let served: Served = {model: first, prices: 1};
  days.forEach((day, at) => {
    const due = releases.at(-1);
    if (due?.from === at) served = modelOf(production, due.asked);
    errors.push({n: gramRows(day.scoring), total: squaredError(day.scoring, served.model, settings.target)});
    stale.push(Math.abs(day.prices / served.prices - 1) > STALE);
    if (due !== undefined && due.from > at) return;
    const trigger = triggerOn(automation, production, {at, errors, last: due ?? null});
    if (trigger === null) return;
    const plan = planOf(automation, settings.start, at);
    minutes += plan.minutes;
    releases.push({trigger, asked: at, from: plan.served + 1});
  });
  return {
    rmse: errors.map((error) => errorOf("RMSE", error)),
    stale,
    releases,
    staleDays: stale.filter(Boolean).length,
    hours: (minutes + minutesBeside(automation, production)) / 60,
    overall: errorOf("RMSE", {n: total(errors, "n"), total: total(errors, "total")})
  };
}

/** Days whose labels are known on the evening of a day. */
const knownOn = ({settings}: Production, day: number): number => Math.max(0, day + 1 - settings.labelDelay);

function modelOf(production: Production, asked: number): Served {
  const known = knownOn(production, asked);
  const {partitions} = challengerRows({window: WINDOW, start: "rebuild"}, {first: false, partitions: []}, known);
  const block = sumGrams(partitions.map((day) => production.days[day]!.training));
  return {model: production.fit(block), prices: production.days[known - 1]!.prices};
}

interface Evening {
  readonly at: number;
  readonly errors: readonly ErrorSum[];
  readonly last: Release | null;
}

/** What asks for a new model on the evening of a day; null if nothing does. */
function triggerOn(automation: Automation, production: Production, {at, errors, last}: Evening): TriggerName | null {
  const {days, baseline, settings} = production;
  const known = knownOn(production, at);
  const since = last === null ? 0 : knownOn(production, last.asked);
  const newLabels = days.slice(since, known).reduce((sum, {training}) => sum + gramRows(training), 0);
  const own = errors.slice(last?.from ?? 0, known);
  const newest = own.at(-1);
  const complains =
    automation.triggers.includes("on demand") && newest !== undefined && errorOf("RMSE", newest) > COMPLAINT * baseline;
  const isWatched = automation.automatic.includes("monitoring") || isLookedAt(settings.start, at);
  const triggers = triggerSettings.filter(
    (trigger) => automation.triggers.includes(trigger.on) && (isWatched || !needsWatching(trigger))
  );
  const evidence = {
    ...{sinceTraining: at - (last?.asked ?? -1), newLabels, learnable: known, errors: own, measure: "RMSE" as const},
    ...{baseline, features: days[at]!.features, requests: complains ? ["complaints"] : []},
    sinceFired: last === null ? null : at - last.asked
  };
  return decide({triggers, coolDown: COOL_DOWN}, evidence).trigger;
}

/** A calendar and a count of labels need nobody who looks at the figures. */
function needsWatching({on}: Trigger): boolean {
  return on === "performance" || on === "distribution";
}

/** Looking at the figures where nothing watches them, and delivering changes of the pipeline's own code. */
function minutesBeside({automatic, delivery, minutes}: Automation, {days, settings}: Production): number {
  const looks = automatic.includes("monitoring") ? 0 : days.filter((_, day) => isLookedAt(settings.start, day)).length;
  const changes = delivery === "automatic" ? 0 : Math.floor(days.length / CODE_CHANGE.every) * CODE_CHANGE.steps;
  return minutes * (looks + changes);
}

function total(errors: readonly ErrorSum[], of: keyof ErrorSum): number {
  return errors.reduce((sum, error) => sum + error[of], 0);
}
