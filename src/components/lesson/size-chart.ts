import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {area, dot, label, polyline, segment} from "../svg-marks.js";
import type {SizeRange, SubsetFit} from "./feature-choice.js";

interface SizeOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly labels: {
    readonly best: string;
    readonly worst: string;
    readonly train: string;
    readonly holdOut: string;
  };
  readonly domain: readonly [number, number];
  /** largest number of columns */
  readonly sizes: number;
}

/** Number of columns at which the upper edge of the band is named. */
const NAMED = 5;

/** Error against number of columns: the reach of all subsets of each size, and where the reader's stands in it. */
export function sizeChart(ranges: readonly SizeRange[], fit: SubsetFit, options: SizeOptions): Element {
  const {width, xLabel, yLabel, labels, domain, sizes} = options;
  const size = fit.features.length;
  const ahead = size <= sizes / 2;
  const layout = {
    width,
    height: 362,
    margin: {top: 26, right: 14, bottom: 44, left: 28},
    x: {domain: [-0.5, sizes + 0.5], ticks: sizes, label: xLabel},
    y: {domain, ticks: 6, label: yLabel, grid: true}
  } as const;
  return frame(layout, ({x, y}) => {
    const best = ranges.map((range) => [x(range.size), y(range.best.holdOutRmse)] as const);
    const worst = ranges.map((range) => [x(range.size), y(range.worst.holdOutRmse)] as const);
    const named = ranges.find((range) => range.size === NAMED);
    const [train, holdOut] = [y(fit.trainRmse), y(fit.holdOutRmse)];
    const apart = Math.max(0, 16 - Math.abs(train - holdOut)) / 2;
    const side = holdOut <= train ? 1 : -1;
    const beside = {anchor: ahead ? "start" : "end", bold: true, halo: true, fill: roles.prediction} as const;
    const quiet = {fill: roles.muted, halo: true} as const;
    const at = x(size) + (ahead ? 11 : -11);
    return [
      area([...best, ...worst.toReversed()], roles.reference, 0.16),
      polyline(best, {stroke: roles.reference, width: 1.5}),
      polyline(worst, {stroke: roles.reference, dash: "3 3"}),
      named
        ? label(x(1), y(Math.min(...ranges.map((range) => range.best.holdOutRmse))) + 15, labels.best, quiet)
        : null,
      named ? label(x(NAMED) + 4, y(named.worst.holdOutRmse) - 13, labels.worst, quiet) : null,
      segment([x(size), train], [x(size), holdOut], {stroke: roles.prediction, width: 1.5}),
      dot(x(size), train, 5, roles.prediction, "hollow"),
      dot(x(size), holdOut, 6, roles.prediction),
      label(at, train + side * apart, labels.train, beside),
      label(at, holdOut - side * apart, labels.holdOut, beside)
    ];
  });
}
