import {alarmDays, usualRule} from "../../lib/course/what-to-watch/alarms.js";
import type {FailureId} from "../../lib/course/what-to-watch/failures.js";
import type {DashboardWords} from "../../messages/what-to-watch.en.js";
import type {FigureContent} from "../chart-figure.js";
import {significant} from "../format.js";
import {dashboardChart} from "./dashboard-chart.js";
import type {Lane} from "./dashboard-chart.js";
import type {DashboardLab, Setup} from "./dashboard-lab.js";

/** What a dashboard shows while one thing fails. */
export function dashboardFigure(
  lab: DashboardLab,
  setup: Setup & {readonly failure: FailureId},
  {width, words, rows}: {readonly width: number; readonly words: DashboardWords; readonly rows: number}
): FigureContent {
  const failure = lab.failure(setup.failure);
  const board = lab.board(setup);
  const found = setup.metrics.map((metric) => board.detection(metric, failure));
  const noticed = found.filter((one) => one !== null).toSorted((a, b) => a.days - b.days);
  const lanes = setup.metrics.map((metric): Lane => {
    const limits = lab.limits(metric, setup);
    const watched = lab.readings(failure.id)[metric];
    const alarms = alarmDays(watched, limits, {...usualRule, ...setup});
    return {label: words.named(metric), quiet: lab.quiet[metric], watched, limits, alarms};
  });
  const subtitle = words.subtitle(rows, lab.watch.reference);
  return {
    title: words.title({failure: failure.id, noticed}),
    subtitle,
    chart: dashboardChart(lanes, {
      ...{width, days: lab.watch.days, reference: lab.watch.reference, start: failure.start},
      ...{xLabel: words.axis, startLabel: words.begins, empty: words.empty}
    }),
    table: {
      caption: subtitle,
      columns: words.columns,
      rows: lanes.map(({label, limits}, i) => [
        label,
        significant(limits.low, 4),
        significant(limits.high, 4),
        found[i] == null ? words.none : String(found[i].days),
        String(board.quiet(setup.metrics[i]!).filter(Boolean).length)
      ])
    }
  };
}
