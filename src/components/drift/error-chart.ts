import type {StreamSummary} from "../../lib/bundle.js";
import {realisedError} from "../../lib/decay/realised-error.js";
import type {ErrorChange} from "../../lib/decay/realised-error.js";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import type {Messages} from "../../messages/messages.js";
import type {FigureContent} from "../chart-figure.js";
import {roles} from "../chart-style.js";
import type {Partitions} from "../partitions.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {label, polyline, segment} from "../svg-marks.js";
import {timelineTicks} from "../timeline-ticks.js";
import type {Comparison} from "./comparison.js";
import type {ChartOptions} from "./distribution-chart.js";

interface ErrorChartOptions extends ChartOptions {
  readonly partitions: Partitions;
}

/** Pixels that the label of a date takes, and a letter of it. */
const TICK_WIDTH = 64;
const LETTER_WIDTH = 7;

/** The realised error of each partition, with the error of the two windows over the partitions they cover. */
export function errorChart(
  messages: Messages<"monitor">,
  comparison: Comparison,
  performance: ErrorChange,
  stream: StreamSummary,
  {width, unit, partitions}: ErrorChartOptions
): FigureContent {
  const {spec, partitions: profiles} = comparison.timeline;
  const {measure, reference, current} = performance;
  const scale = measure === "RMSE" ? 1 : 100;
  const errors = profiles.map(({sums}) => realisedError(spec, sums, measure).value);
  const levels = [...errors, reference.value, current.value].filter(Number.isFinite);
  const top = 1.1 * levels.reduce((a, b) => Math.max(a, b), 1e-9);
  const axes = {
    width,
    height: 250,
    margin: {top: 34, right: 8, bottom: 42, left: 34},
    x: {domain: [0, errors.length], ticks: 0, label: null},
    y: {
      domain: [0, scale * top],
      ticks: 4,
      label: measure === "RMSE" ? messages.monitor.errorLabel(measure, unit) : messages.monitor.words.percentOfRows,
      grid: true
    }
  } as const;
  const chart = frame(axes, (scales) => [
    ...runsOf(errors).map((run) =>
      polyline(
        run.map(({position, value}) => [scales.x(position + 0.5), scales.y(scale * value)]),
        {stroke: "currentColor", width: 1.25, opacity: 0.55}
      )
    ),
    ...partitionAxis(messages, stream, partitions, scales, width),
    ...(["reference", "current"] as const).flatMap((role) => {
      const {value} = performance[role];
      if (!Number.isFinite(value)) return [];
      const text = `${messages.monitor.words[role]} ${messages.monitor.errorText(measure, value)}`;
      return windowMarks(comparison[role], role, {at: scale * value, text, length: errors.length}, scales);
    })
  ]);
  return {
    title: messages.monitor.errorTitle(performance),
    subtitle: messages.monitor.errorSubtitle(measure, partitions, unit),
    chart,
    table: {
      caption: messages.monitor.errorTitle(performance),
      columns: [{label: partitions.heading}, {label: messages.monitor.errorLabel(measure, unit), numeric: true}],
      rows: stream.starts.map((start, i) => [partitions.short(start), messages.monitor.errorText(measure, errors[i]!)])
    }
  };
}

/** Partitions without a labelled row break the line. */
function runsOf(values: readonly number[]): {position: number; value: number}[][] {
  const runs: {position: number; value: number}[][] = [[]];
  values.forEach((value, position) => {
    if (Number.isFinite(value)) runs.at(-1)!.push({position, value});
    else runs.push([]);
  });
  return runs.filter((run) => run.length > 0);
}

function partitionAxis(
  messages: Messages<"monitor">,
  {starts, changeAt}: StreamSummary,
  partitions: Partitions,
  {x, left, right, top, bottom}: Scales,
  width: number
): (Node | null)[] {
  const positions = timelineTicks(starts, partitions, Math.floor(width / TICK_WIDTH));
  const ticks = positions.flatMap(({position, label: text}, i) => {
    const end = i + 1 < positions.length ? x(positions[i + 1]!.position) : right;
    return [
      segment([x(position), bottom], [x(position), bottom + 5], {stroke: roles.muted}),
      label(x(position) + 3, bottom + 14, cutTo(text, (end - x(position)) / LETTER_WIDTH), {fill: roles.muted})
    ];
  });
  const line = segment([left, bottom], [right, bottom], {stroke: roles.muted});
  if (changeAt === null) return [line, ...ticks];
  const isLate = changeAt > starts.length / 2;
  const text = messages.monitor.describeChange(partitions, starts[changeAt]!);
  return [
    line,
    ...ticks,
    segment([x(changeAt), top - 8], [x(changeAt), bottom], {stroke: "currentColor", dash: "2 3"}),
    label(x(changeAt) + (isLate ? -5 : 5), top - 2, text, {anchor: isLate ? "end" : "start", halo: true})
  ];
}

/** Names of files may be longer than there is room. */
function cutTo(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, Math.floor(letters) - 1))}…`;
}

/** A bar as long as the window at the height of its error, with its value. */
function windowMarks(
  {from, to}: PartitionWindow,
  role: "reference" | "current",
  {at, text, length}: {readonly at: number; readonly text: string; readonly length: number},
  {x, y}: Scales
): (Node | null)[] {
  const isLate = from + to > length;
  return [
    segment([x(from), y(at)], [x(to), y(at)], {stroke: roles[role], width: 4}),
    label(x(isLate ? to : from), y(at) + (role === "reference" ? 15 : -13), text, {
      anchor: isLate ? "end" : "start",
      fill: roles[role],
      bold: true,
      halo: true
    })
  ];
}
