import {svg} from "htl";
import {frame} from "../svg-chart.js";
import {box, label, segment} from "../svg-marks.js";
import type {ColumnShape} from "./column-shape.js";

interface HistogramOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly fill: string;
  /** text above the bar of the most frequent value, where that value is worth pointing at */
  readonly modeLabel: string | null;
  /** lines across the chart, such as the median or the reader's guess */
  readonly lines: readonly {readonly x: number; readonly label: string; readonly dashed: boolean}[];
}

/** The values of one column, as bars. */
export function columnHistogram({bars, mode}: ColumnShape, options: HistogramOptions): Element {
  const {width, xLabel, yLabel, fill, modeLabel, lines} = options;
  const tallest = Math.max(...bars.map((bar) => bar.count));
  const low = Math.min(bars[0]!.start, ...lines.map((line) => line.x));
  const high = Math.max(bars.at(-1)!.end, ...lines.map((line) => line.x));
  const modeBar = bars.findLast((bar) => bar.start <= mode.value + 1e-9 && mode.value <= bar.end + 1e-9)!;
  const middle = (low + high) / 2;
  // one line of text for each mark above the bars, and one for the name of the axis
  const above = 26 + 16 * (lines.length + (modeLabel === null ? 0 : 1));
  const layout = {
    width,
    height: 206 + above,
    margin: {top: above, right: 12, bottom: 40, left: 36},
    x: {domain: [low, high], ticks: width < 400 ? 5 : 8, label: xLabel},
    y: {domain: [0, tallest], ticks: 4, label: yLabel, grid: true}
  } as const;
  return frame(
    layout,
    ({x, y, top, bottom, left, right}) =>
      [
        ...bars.map((bar) => {
          const isMode = modeLabel !== null && bar === modeBar;
          return box([x(bar.start) + 0.5, y(0)], [x(bar.end) - 0.5, y(bar.count)], fill, isMode ? 1 : 0.6);
        }),
        segment([left, bottom], [right, bottom], {stroke: "currentColor"}),
        ...lines.flatMap((line, i) => {
          const ahead = line.x <= middle;
          const height = top - 10 - 16 * (i + (modeLabel === null ? 0 : 1));
          return [
            segment([x(line.x), height - 6], [x(line.x), bottom], {
              stroke: "currentColor",
              width: 1.5,
              ...(line.dashed ? {dash: "4 3"} : {})
            }),
            label(x(line.x) + (ahead ? 5 : -5), height, line.label, {
              anchor: ahead ? "start" : "end",
              bold: true,
              halo: true
            })
          ];
        }),
        modeLabel &&
          label(modeBar.start > middle ? x(modeBar.end) : x(modeBar.start), y(modeBar.count) - 10, modeLabel, {
            anchor: modeBar.start > middle ? "end" : "start",
            bold: true,
            halo: true,
            fill
          })
      ] as (Node | null)[]
  );
}

/** A histogram as small as a word, for the picker; the numbers it stands for are written elsewhere. */
export function sparkHistogram({bars}: ColumnShape, fill: string): SVGSVGElement {
  const tallest = Math.max(...bars.map((bar) => bar.count));
  const first = bars[0]!.start;
  const extent = bars.at(-1)!.end - first;
  const path = bars.map(({start, end, count}) => {
    const [x1, x2] = [(100 * (start - first)) / extent, (100 * (end - first)) / extent];
    return `M${x1.toFixed(2)},30V${(30 - (29 * count) / tallest).toFixed(2)}H${x2.toFixed(2)}V30Z`;
  });
  return svg`<svg class="spark" viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true"><path d=${path.join("")} style=${`fill: ${fill}`}></path></svg>` as SVGSVGElement;
}
