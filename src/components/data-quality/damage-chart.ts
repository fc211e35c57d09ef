import type {DamageCurve} from "../../lib/course/data-quality/damage-curves.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {area, dot, label, polyline, segment} from "../svg-marks.js";

interface DamageChartOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  /** where the reader's rows stand: the amount of this damage, as a share, and the error; null to hide it */
  readonly yours: {readonly amount: number; readonly rmse: number; readonly label: string} | null;
  /** whether to draw the errors on rows that were not in training, where they differ */
  readonly unseen: boolean;
  readonly labels: Readonly<Record<"linear" | "network" | "clean" | "unseen", string>>;
}

/** Limits of the error that hold all curves, in $1000. */
const [LOW, HIGH] = [2, 8];

/** Error against the amount of one kind of damage: both models, what clean rows give, and the reader's rows. */
export function damageChart({linear, network}: DamageCurve, options: DamageChartOptions): Element {
  const {width, xLabel, yLabel, yours, unseen, labels} = options;
  const most = 100 * linear.amounts.at(-1)!;
  const layout = {
    width,
    height: 340,
    margin: {top: 26, right: 16, bottom: 44, left: 28},
    x: {domain: [0, most], ticks: 6, label: xLabel},
    y: {domain: [LOW, Math.max(HIGH, Math.ceil(yours?.rmse ?? 0))], ticks: 6, label: yLabel, grid: true}
  } as const;
  return frame(layout, (scales) => {
    const {x, y, left, right} = scales;
    const clean = y(linear.median[0]!);
    const line = (curve: typeof linear, values: readonly number[]): [number, number][] =>
      curve.amounts.map((amount, i) => [x(100 * amount), y(values[i]!)]);
    // the line of clean rows is named on the side that the curve of damaged ones leaves free
    const falls = linear.median.at(-1)! < linear.median[0]!;
    // away from the reader's dot
    const named = yours !== null && 100 * yours.amount < most / 2 ? 8 : 4;
    return [
      area([...line(linear, linear.low), ...line(linear, linear.high).toReversed()], roles.reference, 0.16),
      segment([left, clean], [right, clean], {stroke: "currentColor", dash: "5 4"}),
      polyline(line(linear, linear.median), {stroke: roles.reference, width: 2}),
      polyline(line(network, network.median), {stroke: roles.prediction, width: 2}),
      ...(unseen
        ? [
            polyline(line(linear, linear.unseen), {stroke: roles.reference, width: 1.5, dash: "2 3"}),
            polyline(line(network, network.unseen), {stroke: roles.prediction, width: 1.5, dash: "2 3"}),
            label(right, y(network.unseen.at(-1)!) - 11, labels.unseen, {
              anchor: "end",
              fill: roles.prediction,
              halo: true
            })
          ]
        : []),
      label(right, clean + (falls ? -10 : 11), labels.clean, {anchor: "end", halo: true}),
      label(
        x(100 * linear.amounts[named]!),
        y((falls ? linear.low : linear.high)[named]!) + (falls ? 12 : -10),
        labels.linear,
        {
          ...{anchor: "middle", bold: true, fill: roles.reference, halo: true}
        }
      ),
      label(left + 8, y(network.median[0]!) + 15, labels.network, {bold: true, fill: roles.prediction, halo: true}),
      ...(yours === null ? [] : drawYours(yours, most, scales))
    ];
  });
}

function drawYours(
  {amount, rmse, label: text}: {readonly amount: number; readonly rmse: number; readonly label: string},
  most: number,
  {x, y}: Scales
): (Node | null)[] {
  const at = x(100 * amount);
  const ahead = 100 * amount < most / 2;
  return [
    dot(at, y(rmse), 6, roles.current),
    label(at + (ahead ? 10 : -10), y(rmse) - 13, text, {
      ...{anchor: ahead ? "start" : "end", bold: true, halo: true, fill: roles.current}
    })
  ];
}
