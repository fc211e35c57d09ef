import {svg} from "htl";
import type {CalibratedDays} from "../../lib/course/false-alarms/calibrated-days.js";
import {wilsonInterval} from "../../lib/decay/interval.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {box, dot, label, polyline, segment} from "../svg-marks.js";
import type {SweepPoint} from "./quiet-lab.js";

/** Days whose PSI lies in (from, to]. */
export interface HistogramBar {
  readonly from: number;
  readonly to: number;
  readonly measured: number;
  readonly theory: number;
}

interface HistogramOptions {
  readonly width: number;
  readonly threshold: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly thresholdLabel: string;
}

/** The PSI of one feature on quiet days, against the law that it should follow. */
export function psiHistogram(bars: readonly HistogramBar[], options: HistogramOptions): Element {
  const {width, threshold, xLabel, yLabel, thresholdLabel} = options;
  const top = Math.max(...bars.flatMap(({measured, theory}) => [measured, theory])) * 1.15;
  const last = bars.at(-1)!.to;
  const layout = {
    ...{width, height: 250, margin: {top: 34, right: 18, bottom: 44, left: 40}},
    x: {domain: [0, last], ticks: width < 560 ? 4 : 8, label: xLabel},
    y: {domain: [0, top], ticks: 4, label: yLabel, grid: true}
  } as const;
  return frame(layout, ({x, y, top: high, bottom}) => [
    ...bars.map(({from, to, measured}) =>
      box([x(from) + 0.5, y(measured)], [x(to) - 0.5, bottom], roles.current, from >= threshold ? 0.9 : 0.45)
    ),
    polyline(
      bars.map(({from, to, theory}) => [x((from + to) / 2), y(theory)] as const),
      {stroke: roles.reference, width: 2}
    ),
    ...(threshold <= last
      ? [
          segment([x(threshold), high - 8], [x(threshold), bottom], {stroke: roles.alarm, dash: "5 4", width: 1.5}),
          label(x(threshold) + (threshold > last * 0.7 ? -5 : 5), high - 6, thresholdLabel, {
            ...{fill: roles.alarm, halo: true},
            anchor: threshold > last * 0.7 ? "end" : "start"
          })
        ]
      : [])
  ]);
}

interface ShareOptions {
  readonly width: number;
  /** rows of a day that the reader has set, and the share of such days in alarm */
  readonly chosen: {readonly rows: number; readonly measured: number};
  readonly theory: readonly (readonly [number, number])[];
  readonly calibrated: readonly CalibratedDays[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** says what the squares are */
  readonly calibratedLabel: string;
  /** in place of all marks, before the reader has guessed */
  readonly hidden: string | null;
}

const MOST_ROWS = 1000;

/** The share of quiet days in alarm by the rows of a day. */
export function alarmShareChart(points: readonly SweepPoint[], options: ShareOptions): Element {
  const {width, chosen, theory, calibrated, xLabel, yLabel, calibratedLabel, hidden} = options;
  const layout = {
    ...{width, height: 300, margin: {top: 34, right: 22, bottom: 44, left: 40}},
    x: {domain: [0, MOST_ROWS], ticks: width < 560 ? 4 : 10, label: xLabel},
    y: {domain: [0, 100], ticks: 5, label: yLabel, grid: true}
  } as const;
  return frame(layout, ({x, y, left, right, top, bottom}) => {
    if (hidden !== null)
      return [
        label((left + right) / 2, (top + bottom) / 2, hidden, {anchor: "middle", italic: true, fill: roles.muted})
      ];
    const last = calibrated.at(-1)!;
    return [
      polyline(
        theory.map(([rows, share]) => [x(rows), y(100 * share)] as const),
        {stroke: roles.reference, width: 2}
      ),
      ...calibrated.flatMap(({rows, days, alarms}) => {
        const {value, low, high} = wilsonInterval(alarms, days, 0.95);
        return [
          segment([x(rows), y(100 * low)], [x(rows), y(100 * high)], {stroke: roles.label, width: 1.5}),
          square(x(rows), y(100 * value))
        ];
      }),
      label(x(last.rows) + 9, y((100 * last.alarms) / last.days) - 14, calibratedLabel, {
        fill: roles.label,
        halo: true
      }),
      ...points.map(({rows, measured}) =>
        measured === null ? null : dot(x(rows), y(100 * measured), 4.5, roles.current)
      ),
      segment([x(chosen.rows), top], [x(chosen.rows), bottom], {stroke: "currentColor", dash: "2 3"}),
      dot(x(chosen.rows), y(100 * chosen.measured), 7, roles.current, "hollow")
    ];
  });
}

function square(x: number, y: number): Node | null {
  return svg`<rect x=${x - 4.5} y=${y - 4.5} width="9" height="9" style=${`fill: var(--theme-background); stroke: ${roles.label}; stroke-width: 2`}></rect>`;
}
