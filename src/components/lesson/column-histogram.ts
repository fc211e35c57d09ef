import * as Plot from "@observablehq/plot";
import {chartDefaults, roles} from "../chart-style.js";
import type {Bar, ColumnShape} from "./column-shape.js";

export interface HistogramOptions {
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
  const modeBar = bars.findLast((bar) => bar.start <= mode.value + 1e-9 && mode.value <= bar.end + 1e-9)!;
  const middle = (bars[0]!.start + bars.at(-1)!.end) / 2;
  const atRight = modeBar.start > middle;
  return Plot.plot({
    ...chartDefaults,
    width,
    height: 220,
    marginTop: 34,
    marginLeft: 40,
    marginBottom: 40,
    x: {label: xLabel, labelAnchor: "center", labelArrow: "none"},
    y: {label: yLabel, grid: true, ticks: 4, labelArrow: "none", domain: [0, tallest]},
    marks: [
      Plot.rectY(bars, {
        x1: "start",
        x2: "end",
        y: "count",
        fill,
        fillOpacity: (bar: Bar) => (modeLabel && bar === modeBar ? 1 : 0.62),
        insetLeft: 0.5,
        insetRight: 0.5
      }),
      Plot.ruleY([0]),
      ...(modeLabel
        ? [
            Plot.text([modeBar], {
              x: atRight ? "end" : "start",
              y: "count",
              text: () => modeLabel,
              textAnchor: atRight ? "end" : "start",
              dy: -8,
              fontWeight: 600
            })
          ]
        : []),
      ...lines.flatMap((line) => [
        Plot.ruleX([line.x], {stroke: "currentColor", strokeDasharray: line.dashed ? "4 3" : "none"}),
        Plot.text([line.label], {
          x: line.x,
          frameAnchor: "top",
          dy: line.dashed ? -28 : -14,
          textAnchor: line.x > middle ? "end" : "start",
          dx: line.x > middle ? -4 : 4,
          fontWeight: 600
        })
      ])
    ]
  });
}

/** A histogram as small as a word, for the picker; the number it stands for is written elsewhere. */
export function sparkHistogram({bars}: ColumnShape, fill: string): SVGSVGElement {
  const tallest = Math.max(...bars.map((bar) => bar.count));
  const first = bars[0]!.start;
  const extent = bars.at(-1)!.end - first;
  return Plot.plot({
    width: 80,
    height: 26,
    margin: 0,
    marginBottom: 1,
    x: {axis: null, domain: [first, first + extent]},
    y: {axis: null, domain: [0, tallest]},
    ariaLabel: null,
    marks: [Plot.rectY(bars, {x1: "start", x2: "end", y: "count", fill}), Plot.ruleY([0], {stroke: fill})]
  }) as SVGSVGElement;
}
