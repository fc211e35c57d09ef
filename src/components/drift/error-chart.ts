import type {StreamSummary} from "../../lib/bundle.js";
import {performanceOf} from "../../lib/decay/performance.js";
import {describeChange, errorSubtitle, errorTitle, words} from "../../messages/monitor.en.js";
import type {FigureContent} from "../chart-figure.js";
import {roles} from "../chart-style.js";
import {shortDate} from "../dates.js";
import {fixed} from "../format.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {label, polyline, segment} from "../svg-marks.js";
import {monthStarts} from "../timeline-ticks.js";
import type {Comparison} from "./comparison.js";
import type {ChartOptions} from "./distribution-chart.js";

/** The realised error of each day, with the error of the two windows over the days they cover. */
export function errorChart(comparison: Comparison, stream: StreamSummary, {width, unit}: ChartOptions): FigureContent {
  const {performance, timeline} = comparison;
  const errors = timeline.partitions.map(({sums}) => performanceOf(sums).rmse);
  const top = 1.1 * Math.max(...errors.filter(Number.isFinite), performance.current.rmse || 0, 1e-9);
  const axes = {
    width,
    height: 250,
    margin: {top: 34, right: 8, bottom: 42, left: 34},
    x: {domain: [0, errors.length], ticks: 0, label: null},
    y: {domain: [0, top], ticks: 4, label: `RMSE${unit && `, ${unit}`}`, grid: true}
  } as const;
  const chart = frame(axes, (scales) => [
    ...runsOf(errors).map((run) =>
      polyline(
        run.map(({day, value}) => [scales.x(day + 0.5), scales.y(value)]),
        {stroke: "currentColor", width: 1.25, opacity: 0.55}
      )
    ),
    ...dayAxis(stream, scales),
    ...(["reference", "current"] as const).flatMap((role) => windowMarks(comparison, role, errors.length, scales))
  ]);
  return {
    title: errorTitle(performance),
    subtitle: errorSubtitle(unit),
    chart,
    table: {
      caption: errorTitle(performance),
      columns: [{label: words.day}, {label: "RMSE", numeric: true}],
      rows: stream.days.map((day, i) => [shortDate(day), fixed(errors[i]!, 2)])
    }
  };
}

/** Days without a labelled row break the line. */
function runsOf(values: readonly number[]): {day: number; value: number}[][] {
  const runs: {day: number; value: number}[][] = [[]];
  values.forEach((value, day) => {
    if (Number.isFinite(value)) runs.at(-1)!.push({day, value});
    else runs.push([]);
  });
  return runs.filter((run) => run.length > 0);
}

function dayAxis({days, changeDay}: StreamSummary, {x, left, right, top, bottom}: Scales): (Node | null)[] {
  const ticks = monthStarts(days).flatMap((day) => [
    segment([x(day), bottom], [x(day), bottom + 5], {stroke: roles.muted}),
    label(x(day) + 3, bottom + 14, shortDate(days[day]!), {fill: roles.muted})
  ]);
  const line = segment([left, bottom], [right, bottom], {stroke: roles.muted});
  if (changeDay === null || changeDay >= days.length) return [line, ...ticks];
  const isLate = changeDay > days.length / 2;
  const text = describeChange(days[changeDay]!);
  return [
    line,
    ...ticks,
    segment([x(changeDay), top - 8], [x(changeDay), bottom], {stroke: "currentColor", dash: "2 3"}),
    label(x(changeDay) + (isLate ? -5 : 5), top - 2, text, {anchor: isLate ? "end" : "start", halo: true})
  ];
}

/** A bar as long as the window at the height of its error, with its value. */
function windowMarks(
  {performance, ...windows}: Comparison,
  role: "reference" | "current",
  days: number,
  {x, y}: Scales
): (Node | null)[] {
  const {rmse} = performance[role];
  if (!Number.isFinite(rmse)) return [];
  const {from, to} = windows[role];
  const isLate = from + to > days;
  return [
    segment([x(from), y(rmse)], [x(to), y(rmse)], {stroke: roles[role], width: 4}),
    label(x(isLate ? to : from), y(rmse) + (role === "reference" ? 15 : -13), `${words[role]} ${fixed(rmse, 2)}`, {
      anchor: isLate ? "end" : "start",
      fill: roles[role],
      bold: true,
      halo: true
    })
  ];
}
