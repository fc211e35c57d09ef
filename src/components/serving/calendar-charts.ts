import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {dot, label, polyline} from "../svg-marks.js";

const HEIGHT = 230;

interface ErrorLine {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
  readonly isPicked: boolean;
}

interface ErrorOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly days: number;
}

/** RMSE of the predictions by day: a line that climbs, and one that climbs and falls back with each run. */
export function errorChart(lines: readonly ErrorLine[], {width, xLabel, yLabel, days}: ErrorOptions): Element {
  const highest = Math.max(...lines.flatMap(({points}) => points.map(([, rmse]) => rmse)));
  const layout = {
    ...{width, height: HEIGHT, margin: {top: 34, right: 14, bottom: 40, left: 34}},
    x: {domain: [0, days], ticks: 6, label: xLabel},
    y: {domain: [0, Math.ceil(highest)], ticks: 5, label: yLabel, grid: true}
  } as const;
  return frame(layout, ({x, y, right}) =>
    lines.flatMap(({name, points, isPicked}) => {
      const ink = {stroke: isPicked ? roles.current : roles.reference, width: isPicked ? 2.5 : 1.5};
      const [, last] = points.at(-1)!;
      const top = Math.max(...points.map(([, rmse]) => rmse));
      const isClimbing = last === top;
      return [
        polyline(
          points.map(([day, rmse]) => [x(day), y(rmse)] as const),
          isPicked ? ink : {...ink, dash: "5 4"}
        ),
        isClimbing
          ? label(right - 70, y(top) + 6, name, {anchor: "end", bold: isPicked, halo: true})
          : label(right, y(top) - 11, name, {anchor: "end", bold: isPicked, halo: true})
      ];
    })
  );
}

interface UnreadOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly format: (hours: number) => string;
  /** the calendar as it is set */
  readonly here: {readonly place: number; readonly share: number};
}

/** Share of predictions that nobody reads, in percent, by time between runs, one place per interval. */
export function unreadChart(
  intervals: readonly {readonly hours: number; readonly share: number}[],
  {width, xLabel, yLabel, format, here}: UnreadOptions
): Element {
  const layout = {
    ...{width, height: HEIGHT, margin: {top: 34, right: 24, bottom: 44, left: 34}},
    x: {domain: [0, intervals.length - 1], ticks: 0, label: null},
    y: {domain: [0, 100], ticks: 5, label: yLabel, grid: true}
  } as const;
  const every = width < 420 ? 2 : 1;
  return frame(layout, ({x, y, left, right, bottom}) => [
    ...intervals.map(({hours}, i) =>
      i % every === 0 ? label(x(i), bottom + 13, format(hours), {anchor: "middle", fill: roles.muted, size: 11}) : null
    ),
    label((left + right) / 2, bottom + 32, xLabel, {anchor: "middle", fill: roles.muted}),
    polyline(
      intervals.map(({share}, i) => [x(i), y(100 * share)] as const),
      {stroke: roles.reference, width: 2}
    ),
    dot(x(here.place), y(100 * here.share), 6, roles.current)
  ]);
}
