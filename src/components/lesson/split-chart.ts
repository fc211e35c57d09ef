import * as Plot from "@observablehq/plot";
import {chartDefaults, roles} from "../chart-style.js";

/** One way to split the rows, and the error it reports. */
export interface SplitRow {
  readonly label: string;
  readonly selected: boolean;
  /** test error of each split; empty while it is hidden */
  readonly rmse: readonly number[];
  /** error over all tested rows; null while it is hidden */
  readonly pooled: number | null;
  /** lowest and highest `pooled` over other shuffles; null where there is only one */
  readonly range: readonly [number, number] | null;
}

export interface SplitOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly hidden: string;
  readonly domain: readonly [number, number];
  /** the reader's guess for the hidden row, once made */
  readonly guess: {readonly row: string; readonly value: number; readonly label: string} | null;
  readonly format: (value: number) => string;
}

/** One line of dots per way to split: a dot is the test error of one split, a tick the error over all tested rows. */
export function splitChart(rows: readonly SplitRow[], options: SplitOptions): Element {
  const {width, xLabel, hidden, domain, guess, format} = options;
  const dots = rows.flatMap(({label, selected, rmse}) => rmse.map((value) => ({label, selected, value})));
  const shown = rows.filter(({pooled}) => pooled !== null);
  const narrow = width < 560;
  const ranges = rows.flatMap(({label, range}) => (range ? [{label, low: range[0], high: range[1]}] : []));
  return Plot.plot({
    ...chartDefaults,
    width,
    height: 70 * rows.length + 50,
    marginLeft: 8,
    marginRight: 20,
    marginTop: 4,
    marginBottom: 40,
    x: {label: xLabel, labelAnchor: "center", labelArrow: "none", grid: true, domain: [...domain], ticks: narrow ? 5 : 10},
    fy: {label: null, domain: rows.map(({label}) => label), axis: null, padding: 0.06},
    marks: [
      ...[true, false].map((selected) =>
        Plot.text(
          rows.filter((row) => row.selected === selected),
          {fy: "label", text: "label", frameAnchor: "top-left", dy: 4, fontSize: 13, fontWeight: selected ? 700 : 400}
        )
      ),
      Plot.ruleY(rows, {fy: "label", y: 0, stroke: roles.rule}),
      Plot.rect(ranges, {fy: "label", x1: "low", x2: "high", y1: -1, y2: 1, fill: roles.reference, fillOpacity: 0.25}),
      Plot.dot(dots, {
        fy: "label",
        x: "value",
        y: 0,
        r: 4.5,
        fill: (dot: {selected: boolean}) => (dot.selected ? roles.current : roles.reference),
        fillOpacity: 0.55,
        stroke: "var(--theme-background)",
        strokeWidth: 0.5
      }),
      Plot.tickX(shown, {fy: "label", x: "pooled", y: 0, stroke: "currentColor", strokeWidth: 2.5, insetTop: 22, insetBottom: 6}),
      Plot.text(shown, {
        fy: "label",
        x: "pooled",
        y: 0,
        text: (row: SplitRow) => format(row.pooled!),
        dy: -20,
        fontWeight: 700,
        stroke: "var(--theme-background)",
        strokeWidth: 4,
        fill: "currentColor"
      }),
      Plot.text(
        rows.filter(({pooled}) => pooled === null),
        {fy: "label", text: () => hidden, frameAnchor: "middle", fontStyle: "italic", fill: roles.muted, fontSize: 13}
      ),
      ...(guess
        ? [
            Plot.ruleX([guess], {fy: "row", x: "value", stroke: "currentColor", strokeDasharray: "4 3", insetTop: 18}),
            Plot.text([guess], {fy: "row", x: "value", text: "label", frameAnchor: "bottom", dy: 2, dx: 4, textAnchor: "start", fontWeight: 600})
          ]
        : [])
    ],
    y: {axis: null, domain: [-1.6, 1]}
  });
}
