import type {LatencyBin} from "../../lib/course/serving/latency-bins.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {box, label, segment} from "../svg-marks.js";
import {logAxisX} from "./log-axis.js";

interface SpreadOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  /** milliseconds as text */
  readonly format: (ms: number) => string;
  /** lines to draw, in milliseconds, from left to right */
  readonly marks: readonly {readonly name: string; readonly ms: number}[];
}

const HEIGHT = 230;
/** Labels of the marks, each above the one to its left, so that none crosses the line of another. */
const LABEL = 16;

/** How many requests took how long, on a logarithmic scale, with quantiles marked. */
export function spreadChart(bins: readonly LatencyBin[], options: SpreadOptions): Element {
  const {width, xLabel, yLabel, format, marks} = options;
  // the first bin begins at 0, which has no logarithm: it is drawn as wide as the others
  const step = Math.log10(bins[1]!.to / bins[1]!.from);
  const domain = [Math.round(Math.log10(bins[0]!.to) - step), Math.log10(bins.at(-1)!.to)] as const;
  const most = Math.max(...bins.map(({count}) => count));
  const layout = {
    ...{width, height: HEIGHT, margin: {top: 26 + LABEL * marks.length, right: 12, bottom: 40, left: 46}},
    x: {domain, ticks: 0, label: null},
    y: {domain: [0, most], ticks: 3, label: yLabel, grid: true}
  } as const;
  return frame(layout, (scales) => {
    const {x, y, left, right, top, bottom} = scales;
    return [
      ...logAxisX(scales, {domain, format, label: xLabel}),
      ...bins.map(({to, count}) =>
        box([x(Math.log10(to) - step) + 0.5, y(count)], [x(Math.log10(to)) - 0.5, bottom], roles.current, 0.75)
      ),
      ...marks.flatMap(({name, ms}, i) => {
        const at = x(Math.log10(ms));
        const height = top - LABEL * (i + 1) + 4;
        const isLate = at > (left + right) / 2;
        return [
          segment([at, height], [at, bottom], {stroke: "currentColor", width: 1.5}),
          label(at + (isLate ? -5 : 5), height + 3, `${name} ${format(ms)}`, {
            ...{anchor: isLate ? "end" : "start", bold: true, halo: true}
          })
        ];
      })
    ];
  });
}
