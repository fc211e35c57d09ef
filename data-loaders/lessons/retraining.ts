import {productionOf} from "../../lib/course/pipeline/production.js";
import type {StreamSettings} from "../../lib/course/pipeline/production.js";
import {quizPlans} from "../../lib/course/retraining/answers.js";
import type {QuizPlan, RetrainingAnswers} from "../../lib/course/retraining/answers.js";
import {
  BORDER_SEED,
  bestRemedy,
  borderMap,
  borderPools,
  borderRows,
  medianErrors,
  tryRemedies
} from "../../lib/course/retraining/border.js";
import type {BorderPools, RemedyErrors} from "../../lib/course/retraining/border.js";
import {challenge, corruptedWeek} from "../../lib/course/retraining/corrupted-week.js";
import type {CorruptedWeek} from "../../lib/course/retraining/corrupted-week.js";
import {errorPlan, plansByTrigger, plansInOrder} from "../../lib/course/retraining/plans.js";
import {raceStream} from "../../lib/course/retraining/stream.js";
import type {RaceScenario, Scoring} from "../../lib/course/retraining/stream.js";
import type {BostonRows} from "../../lib/course.js";
import {gramRmse} from "../../lib/model/gram.js";
import {rounded} from "../../lib/model/metrics.js";
import type {LinearModel} from "../../lib/model/types.js";
import {sumGrams} from "../../lib/policy/learning-rows.js";
import type {Replay, ReplayPolicy} from "../../lib/policy/replay-types.js";
import {replay} from "../../lib/policy/replay.js";
import {scenarios} from "../../lib/scenario/scenarios.js";
import type {Json} from "../state/json.js";
import type {CourseKit} from "./kit.js";

/** New rows that the quiz asks about, where prices are half as high again. */
const [FEW_ROWS, HALF_MORE] = [15, 1.5];

/** Makes what the lesson on retraining reads: the settings of its stream, the border map, and the answers of its quiz. */
export async function retrainingFiles(kit: CourseKit): Promise<Record<string, string>> {
  const stream = streamSettings(kit);
  const boston = {columns: kit.table, pool: Array.from(kit.pools)};
  const inputs = {...kit.data, stream: stream as unknown as Json};
  const pools = borderPools(boston, stream);
  return {
    "retraining-stream.json": JSON.stringify(stream),
    "retraining-border.json": await kit.kept("border", inputs, () => shortened(borderMap(pools))),
    "quiz-retraining.json": await kit.kept("quiz", inputs, () => answersOf(boston, stream, pools))
  };
}

function streamSettings({monitor, features, seed}: CourseKit): StreamSettings {
  const {start, days, rowsPerDay, labelDelay} = monitor.stream;
  const {reference, current} = monitor.drift;
  return {
    ...{features, target: monitor.target.name, seed, start, days, rowsPerDay, labelDelay},
    ...{reference: reference.first, current}
  };
}

function shortened(map: readonly (readonly RemedyErrors[])[]): RemedyErrors[][] {
  return map.map((factors) =>
    factors.map(({keep, continue: both, rebuild}) => {
      return {keep: rounded(keep), continue: rounded(both), rebuild: rounded(rebuild)};
    })
  );
}

function answersOf(boston: BostonRows, settings: StreamSettings, pools: BorderPools): RetrainingAnswers {
  const run = (scenario: RaceScenario, scoring: Scoring): ((policy: ReplayPolicy) => Replay) => {
    const production = productionOf(boston, settings, scenarios[scenario]);
    const stream = raceStream(boston, production, settings.labelDelay, scoring);
    return (policy) => replay(policy, stream);
  };
  const [rising, quiet, same] = [run("S4", "apart"), run("S0", "apart"), run("S0", "same")];
  const flattery = (scored: typeof quiet): [number, number] => [
    rounded(scored(plansInOrder.never).rmse),
    rounded(scored(plansInOrder.weekly).rmse)
  ];
  const error = rising(errorPlan);
  return {
    ...{blind: blindTrigger(rising), ...orderOf(rising)},
    ...remedyAnswers(pools),
    merged: "demand-performance",
    ...gateAnswers(corruptedWeek(boston, settings)),
    ...{errorRmse: rounded(error.rmse), errorTrainings: error.retrainings.length},
    quietTrainings: quiet(errorPlan).retrainings.length,
    ...{apart: flattery(quiet), same: flattery(same)}
  };
}

function blindTrigger(rising: (policy: ReplayPolicy) => Replay): RetrainingAnswers["blind"] {
  const names = Object.keys(plansByTrigger) as (keyof typeof plansByTrigger)[];
  const blind = names.filter((name) => rising(plansByTrigger[name]).retrainings.length === 0);
  if (blind.length !== 1) throw new Error(`not one blind trigger: ${blind.join(", ")}`);
  return blind[0]!;
}

function orderOf(rising: (policy: ReplayPolicy) => Replay): Pick<RetrainingAnswers, "order" | "errors" | "trainings"> {
  const replays = quizPlans.map((plan) => [plan, rising(plansInOrder[plan])] as const);
  const byPlan = (of: (result: Replay) => number): Record<QuizPlan, number> =>
    Object.fromEntries(replays.map(([plan, result]) => [plan, of(result)])) as Record<QuizPlan, number>;
  return {
    order: replays.toSorted(([, a], [, b]) => b.rmse - a.rmse).map(([plan]) => plan),
    errors: byPlan(({rmse}) => rounded(rmse)),
    trainings: byPlan(({retrainings}) => retrainings.length)
  };
}

function remedyAnswers(pools: BorderPools): Pick<RetrainingAnswers, "remedies" | "half" | "slight" | "rebuildFrom"> {
  const errors = (rows: number, factor: number): RemedyErrors =>
    medianErrors(tryRemedies(pools, rows, [factor], BORDER_SEED)[0]!);
  const [half, slight] = [errors(FEW_ROWS, HALF_MORE), errors(60, 1.05)];
  const rebuilds = (rows: number): boolean => bestRemedy(errors(rows, HALF_MORE), 0) === "rebuild";
  return {
    remedies: [half, slight].map((one) => bestRemedy(one, 0)).join("-"),
    half: [rounded(half.continue), rounded(half.rebuild)],
    rebuildFrom: borderRows.find(rebuilds)!,
    slight: [rounded(slight.keep), rounded(slight.continue)]
  };
}

function gateAnswers(week: CorruptedWeek): Pick<RetrainingAnswers, "stopped" | "corrupted" | "after"> {
  const {fault, trained, production} = week;
  const length = fault.to - fault.from;
  const {model, checks} = challenge(week, length, "schema", length);
  const rmse = (from: number, to: number, of: LinearModel): number =>
    gramRmse(sumGrams(production.days.slice(from, to).map(({scoring}) => scoring)), of, production.settings.target);
  const failed = checks.find(({passed}) => !passed)?.name;
  return {
    stopped: failed === "error" || failed === "schema" ? failed : "neither",
    corrupted: [rounded(rmse(fault.from, fault.to, production.first)), rounded(rmse(fault.from, fault.to, model))],
    after: rounded(rmse(trained + 1, production.days.length, model))
  };
}
