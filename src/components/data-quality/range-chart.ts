import type {OutsideRange} from "../../lib/course/data-quality/coverage.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {box, label, segment} from "../svg-marks.js";

interface RangeChartOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly serving: number;
  readonly text: (range: OutsideRange) => string;
}

const ROW = 26;

/** Of each column, the share of the requests outside the range of the training rows. */
export function rangeChart(
  ranges: readonly OutsideRange[],
  {width, xLabel, serving, text}: RangeChartOptions
): Element {
  const layout = {
    width,
    height: ROW * ranges.length + 50,
    margin: {top: 6, right: 14, bottom: 44, left: 70},
    x: {domain: [0, 100], ticks: 5, label: xLabel, grid: true},
    y: {domain: [ranges.length, 0], ticks: 0, label: null}
  } as const;
  return frame(layout, ({x, y, top, bottom, left, right}) => [
    segment([left, top], [left, bottom], {stroke: "currentColor"}),
    ...ranges.flatMap((range, i) => {
      const middle = y(i + 0.5);
      const end = x((100 * range.rows) / serving);
      const isLong = end > (left + right) / 2;
      return [
        label(left - 8, middle, range.column.toUpperCase(), {anchor: "end"}),
        range.rows === 0 ? null : box([left, middle - 8], [end, middle + 8], roles.alarm, isLong ? 0.22 : 1),
        label(isLong ? end - 7 : end + 7, middle, text(range), {anchor: isLong ? "end" : "start", halo: !isLong})
      ];
    })
  ]);
}
