import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {box, label, segment} from "../svg-marks.js";

interface Bar {
  readonly name: string;
  readonly points: number;
  readonly text: string;
  /** whether it is the least, which decides */
  readonly decides: boolean;
}

const ROW = 52;
const MOST = 7;

/** Points of sections as bars, the name of each above it, with a line at the smallest. */
export function scoreChart(bars: readonly Bar[], {width, xLabel}: {width: number; xLabel: string}): Element {
  const layout = {
    ...{width, height: ROW * bars.length + 54, margin: {top: 6, right: 14, bottom: 44, left: 6}},
    x: {domain: [0, MOST], ticks: MOST, label: xLabel, grid: true},
    y: {domain: [bars.length, 0], ticks: 0, label: null}
  } as const;
  const least = Math.min(...bars.map(({points}) => points));
  return frame(layout, ({x, y, top, bottom}) => [
    ...bars.flatMap(({name, points, decides}, i) => [
      label(x(0) + 2, y(i) + 13, name, {size: 13, halo: true, bold: decides}),
      box([x(0), y(i) + 23], [x(points), y(i) + 43], decides ? roles.alarm : roles.reference)
    ]),
    segment([x(least), top], [x(least), bottom], {stroke: roles.alarm, width: 1.5, dash: "5 4"}),
    ...bars.map(({points, text}, i) => label(x(points) + 7, y(i) + 33, text, {bold: true, size: 13, halo: true})),
    segment([x(0), top], [x(0), bottom], {stroke: "currentColor"})
  ]);
}
