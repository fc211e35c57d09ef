import {roles} from "../chart-style.js";
import {percent, significant} from "../format.js";
import {frame} from "../svg-chart.js";
import {box, label, segment} from "../svg-marks.js";
import type {BinShare} from "./hidden-lab.js";

interface BinsOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly fill: string;
}

/** Shares of rows by bin, bins drawn equally wide: filled for the week, an outline for the quiet days. */
export function binsChart(bins: readonly BinShare[], {width, xLabel, yLabel, fill}: BinsOptions): Element {
  const highest = 100 * Math.max(...bins.flatMap(({before, now}) => [before, now]));
  const layout = {
    width,
    height: 230,
    margin: {top: 30, right: 14, bottom: 46, left: 34},
    x: {domain: [0, bins.length], ticks: 0, label: null},
    y: {domain: [0, Math.max(20, 1.1 * highest)], ticks: 3, label: yLabel, grid: true}
  } as const;
  // an edge needs about 34 pixels for its number
  const every = Math.ceil((34 * bins.length) / (width - 48));
  return frame(layout, ({x, y, left, right, bottom}) => [
    ...bins.flatMap(({before, now}, i) => {
      const [start, end] = [x(i) + 3, x(i + 1) - 3];
      return [
        box([start, y(100 * now)], [end, bottom], fill, 0.8),
        segment([start - 2, y(100 * before)], [end + 2, y(100 * before)], {stroke: "currentColor", width: 2}),
        segment([start - 2, y(100 * before)], [start - 2, bottom], {stroke: roles.reference}),
        segment([end + 2, y(100 * before)], [end + 2, bottom], {stroke: roles.reference}),
        now > 0.2
          ? label((start + end) / 2, y(100 * now) - 9, percent(now), {anchor: "middle", bold: true, halo: true})
          : null
      ];
    }),
    segment([left, bottom], [right, bottom], {stroke: roles.rule}),
    ...bins
      .slice(0, -1)
      .map(({upTo}, i) =>
        i % every === 0
          ? label(x(i + 1), bottom + 14, significant(upTo, 3), {anchor: "middle", fill: roles.muted})
          : null
      ),
    label((left + right) / 2, bottom + 34, xLabel, {anchor: "middle", fill: roles.muted})
  ]);
}
