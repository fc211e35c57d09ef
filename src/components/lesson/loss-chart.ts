import type {LossCurves} from "../../lib/course.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {box, dot, label, polyline, segment} from "../svg-marks.js";
import type {RunSummary} from "./training-film.js";

export interface LossOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  /** last epoch to draw */
  readonly through: number;
  /** highest error on the scale; what lies above is cut off */
  readonly top: number;
  readonly labels: {readonly train: string; readonly validation: string; readonly best: string; readonly over: string};
  /** horizontal lines to compare with */
  readonly baselines: readonly {readonly label: string; readonly rmse: number}[];
  /** where each run was best on the validation rows; empty until the reader has seen it */
  readonly bests: readonly RunSummary[];
  /** from here on the runs over-fit; null until the reader has seen it */
  readonly overFrom: number | null;
}

/** Pixels from a line of text to the next. */
const LINE = 15;

/** Error by epoch: dashed on the rows that train, solid on rows the network never saw. */
export function lossChart({runs}: LossCurves, options: LossOptions): Element {
  const {width, xLabel, yLabel, through, top: highest, labels, baselines, bests, overFrom} = options;
  const epochs = runs[0]!.train.length;
  const layout = {
    width,
    height: Math.round(Math.min(400, Math.max(300, width * 0.5))),
    margin: {top: 28, right: 12, bottom: 44, left: 28},
    x: {domain: [0, epochs], ticks: width < 560 ? 5 : 10, label: xLabel},
    y: {domain: [0, highest], ticks: 5, label: yLabel, grid: true}
  } as const;
  return frame(layout, ({x, y, top, bottom, right}) => {
    const curve = (values: readonly number[]): [number, number][] =>
      values.slice(0, through).map((value, i) => [x(i + 1), y(Math.min(highest, value))]);
    const late = through > epochs * 0.6;
    const beside = {anchor: late ? "end" : "start", bold: true, halo: true} as const;
    const at = x(through) + (late ? 0 : 8);
    const [last] = runs;
    const nameAt = ({rmse}: {readonly rmse: number}): number => y(rmse) + (rmse < highest / 3 ? 9 : -9);
    // above the curve, and above the name of a baseline that is there already
    const above = y(Math.min(highest, last!.validation[through - 1]!)) - 20;
    const met = baselines.map(nameAt).find((name) => Math.abs(name - above) < LINE);
    const first = bests[0];
    return [
      overFrom === null ? null : box([x(overFrom), top], [right, bottom], roles.alarm, 0.07),
      overFrom === null ? null : label(right, top - 12, labels.over, {anchor: "end", bold: true, fill: roles.alarm}),
      ...baselines.flatMap((baseline) => [
        segment([x(0), y(baseline.rmse)], [right, y(baseline.rmse)], {stroke: roles.muted, dash: "1 3", width: 1.5}),
        label(right - 4, nameAt(baseline), baseline.label, {
          anchor: "end",
          fill: roles.muted,
          halo: true
        })
      ]),
      ...runs.map((run) => polyline(curve(run.train), {stroke: roles.reference, width: 1.5, dash: "5 3"})),
      ...runs.map((run) => polyline(curve(run.validation), {stroke: roles.current, width: 1.75})),
      ...bests.map(({bestEpoch, best}) => dot(x(bestEpoch), y(best), 5, roles.alarm, "hollow")),
      first === undefined
        ? null
        : label(x(first.bestEpoch), y(first.best) - 17, labels.best, {
            anchor: "middle",
            bold: true,
            fill: roles.alarm,
            halo: true
          }),
      label(at, met === undefined ? above : met - LINE, labels.validation, {
        ...beside,
        fill: roles.current
      }),
      label(at, y(Math.min(highest, last!.train[through - 1]!)) + 18, labels.train, {...beside, fill: roles.reference})
    ];
  });
}
