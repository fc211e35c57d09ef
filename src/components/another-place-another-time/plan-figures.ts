import {planIds, trailingRmse} from "../../lib/course/another-place-another-time/plans.js";
import type {PlanId} from "../../lib/course/another-place-another-time/plans.js";
import type {Replay} from "../../lib/policy/replay-types.js";
import type {PlanWords} from "../../messages/another-place-another-time.en.js";
import type {FigureContent} from "../chart-figure.js";
import {fixed} from "../format.js";
import {TRAILING} from "../policy/race.js";
import {courseChart, plansChart} from "./plan-charts.js";

interface Facts {
  readonly plan: PlanId;
  readonly rmse: number;
  readonly trainings: number;
  readonly never: number;
}

interface Options {
  readonly width: number;
  readonly words: PlanWords;
}

type Replays = Readonly<Record<PlanId, Replay>>;

/** The error day by day, left alone and with a plan. */
export function courseFigure(replays: Replays, facts: Facts, {width, words}: Options): FigureContent {
  const [never, own] = [replays.none, replays[facts.plan]].map(({errors}) => trailingRmse(errors, TRAILING)) as [
    number[],
    number[]
  ];
  const trained = replays[facts.plan].retrainings.map(({at}) => at + 1);
  const subtitle = words.courseSubtitle(TRAILING);
  return {
    title: words.courseTitle(facts),
    subtitle,
    chart: courseChart(never, facts.plan === "none" ? null : own, {
      ...{width, trained, xLabel: words.courseAxis, yLabel: words.errorAxis},
      names: {never: words.never, yours: words.yours}
    }),
    table: {
      caption: subtitle,
      columns: words.courseColumns,
      rows: never.map((error, day) => [
        String(day),
        fixed(error, 2),
        fixed(own[day]!, 2),
        trained.includes(day) ? words.trained : "–"
      ])
    }
  };
}

/** What each plan costs in error and in work. */
export function plansFigure(replays: Replays, picked: PlanId, {width, words}: Options): FigureContent {
  const points = planIds.map((plan) => {
    const {rmse, retrainings} = replays[plan];
    return {plan, name: words.names[plan], rmse, trainings: retrainings.length, isPicked: plan === picked};
  });
  const best = points.reduce((least, point) => (point.rmse < least.rmse ? point : least));
  return {
    title: words.plansTitle(best.plan, best),
    subtitle: words.plansSubtitle,
    chart: plansChart(points, {width, xLabel: words.trainingsAxis, yLabel: words.errorAxis}),
    table: {
      caption: words.plansSubtitle,
      columns: words.plansColumns,
      rows: points.map(({name, rmse, trainings}) => [name, fixed(rmse, 2), String(trainings)])
    }
  };
}
