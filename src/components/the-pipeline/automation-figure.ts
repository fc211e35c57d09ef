import type {PipelineRun, Release} from "../../lib/course/pipeline/run-pipeline.js";
import type {AutomationWords} from "../../messages/the-pipeline.en.js";
import type {FigureContent} from "../chart-figure.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {box, dot, label, polyline, segment} from "../svg-marks.js";

interface Options {
  readonly width: number;
  readonly words: AutomationWords;
  /** the run without any new model */
  readonly never: PipelineRun;
}

/** The error of each day, the new models, and when the served one was out of date. */
export function automationFigure(run: PipelineRun, {width, words, never}: Options): FigureContent {
  const days = run.rmse.length;
  return {
    title: words.title(run),
    subtitle: words.subtitle,
    chart: automationChart(run, {width, words, never}),
    table: {
      caption: words.caption,
      columns: [
        {label: words.columns.asked, numeric: true},
        {label: words.columns.by},
        {label: words.columns.from, numeric: true},
        {label: words.columns.waited, numeric: true}
      ],
      // days are counted from 1 for readers
      rows: run.releases.map(({trigger, asked, from}) => [
        String(asked + 1),
        words.trigger(trigger),
        words.beyond(from + 1, days),
        String(from - asked)
      ])
    }
  };
}

const BAR = 10;

/** Days over whose line the name of the served model stands. */
const OPENING = 40;

function automationChart(run: PipelineRun, {width, words, never}: Options): Element {
  const days = run.rmse.length;
  const highest = Math.ceil(Math.max(...never.rmse, ...run.rmse));
  const layout = {
    width,
    height: 300,
    margin: {top: 36, right: 14, bottom: 66, left: 30},
    x: {domain: [1, days], ticks: width < 480 ? 5 : 10, label: null},
    y: {domain: [0, highest], ticks: 5, label: words.axis.y, grid: true}
  } as const;
  return frame(layout, (scales) => [
    polyline(lineOf(never.rmse, scales), {stroke: roles.reference, dash: "4 3", width: 1.5}),
    polyline(lineOf(run.rmse, scales), {stroke: roles.current, width: 2}),
    ...releaseMarks(run.releases, days, scales),
    ...staleBar(run.stale, scales, words),
    label(scales.x(days), scales.y(never.rmse.at(-1)!) - 14, words.never, {
      anchor: "end",
      fill: roles.reference,
      halo: true
    }),
    label(scales.x(4), scales.y(Math.max(...run.rmse.slice(0, OPENING))) - 14, words.served, {
      fill: roles.current,
      bold: true,
      halo: true
    }),
    label(scales.right, scales.bottom + 34, words.axis.x, {anchor: "end", fill: roles.muted})
  ]);
}

function lineOf(values: readonly number[], {x, y}: Scales): (readonly [number, number])[] {
  return values.map((value, day) => [x(day + 1), y(value)]);
}

function releaseMarks(releases: readonly Release[], days: number, {x, top, bottom}: Scales): (Node | null)[] {
  return releases
    .filter(({from}) => from < days)
    .flatMap(({from}) => [
      segment([x(from + 1), top], [x(from + 1), bottom], {stroke: roles.prediction, dash: "2 3"}),
      dot(x(from + 1), bottom, 4, roles.prediction)
    ]);
}

/** A bar under the axis over the days on which the model was out of date. */
function staleBar(stale: readonly boolean[], {x, bottom, left}: Scales, words: AutomationWords): (Node | null)[] {
  const y = bottom + 46;
  const half = (x(2) - x(1)) / 2;
  const marks = stale.map((is, day) => {
    if (!is || stale[day - 1] === true) return null;
    const fresh = stale.indexOf(false, day);
    return box(
      [x(day + 1) - half, y - BAR / 2],
      [x(fresh < 0 ? stale.length : fresh) + half, y + BAR / 2],
      roles.alarm
    );
  });
  const any = stale.includes(true);
  return [
    segment([x(1), y], [x(stale.length), y], {stroke: roles.rule}),
    ...marks,
    label(left, bottom + 34, any ? words.outOfDate : "", {fill: roles.alarm, bold: true, size: 12})
  ];
}
