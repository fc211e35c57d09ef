import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {dot, segment} from "../svg-marks.js";
import {axisOf, sharedRange} from "./pair-axes.js";

interface PairsOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
}

/** Each record's value in training and in serving, and the line on which the two are the same. */
export function pairsChart(
  training: readonly number[],
  serving: readonly number[],
  {width, xLabel, yLabel}: PairsOptions
): Element {
  const x = axisOf(training);
  const y = axisOf(serving);
  const layout = {
    ...{width, height: 300, margin: {top: 30, right: 14, bottom: 44, left: 44}},
    x: {domain: x, ticks: 5, label: xLabel, grid: true},
    y: {domain: y, ticks: 5, label: yLabel, grid: true}
  } as const;
  const equal = sharedRange(training, serving);
  return frame(layout, (scales) => [
    equal === null
      ? null
      : segment([scales.x(equal[0]), scales.y(equal[0])], [scales.x(equal[1]), scales.y(equal[1])], {
          ...{stroke: "currentColor", dash: "4 3"}
        }),
    ...training.map((value, i) =>
      dot(scales.x(value), scales.y(serving[i]!), 4.5, value === serving[i] ? roles.current : roles.alarm, "faint")
    )
  ]);
}
