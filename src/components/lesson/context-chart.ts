import * as Plot from "@observablehq/plot";
import {mean} from "../../lib/statistics/moments.js";
import {chartDefaults, roles} from "../chart-style.js";

/** A model's test error on the published splits: all of them where it was measured here, else the mean alone. */
export interface ContextRow {
  readonly label: string;
  readonly rmse: readonly number[];
  readonly measured: boolean;
  /** what the source puts after ±, as text */
  readonly note: string;
}

/** Models on the same splits: dots and a tick for those measured in this build, a diamond for published means. */
export function contextChart(rows: readonly ContextRow[], {width, xLabel}: {width: number; xLabel: string}): Element {
  const narrow = width < 560;
  const dots = rows.filter(({measured}) => measured).flatMap(({label, rmse}) => rmse.map((value) => ({label, value})));
  const means = rows.map((row) => ({...row, mean: mean(row.rmse)}));
  const text = {y: "label", x: "mean", fontWeight: 700, stroke: "var(--theme-background)", strokeWidth: 4, fill: "currentColor"} as const;
  return Plot.plot({
    ...chartDefaults,
    width,
    height: (narrow ? 54 : 38) * rows.length + 44,
    marginLeft: narrow ? 4 : 250,
    marginRight: 16,
    marginTop: 8,
    marginBottom: 40,
    x: {label: xLabel, labelAnchor: "center", labelArrow: "none", grid: true, domain: [0, Math.ceil(Math.max(...dots.map(({value}) => value)))]},
    y: {label: null, domain: rows.map(({label}) => label), tickSize: 0, axis: narrow ? null : "left"},
    marks: [
      ...(narrow ? [Plot.text(rows, {y: "label", text: "label", frameAnchor: "left", dy: -18})] : []),
      Plot.dot(dots, {x: "value", y: "label", r: 4, fill: roles.prediction, fillOpacity: 0.4}),
      Plot.tickX(means.filter(({measured}) => measured), {x: "mean", y: "label", stroke: "currentColor", strokeWidth: 2.5, insetTop: narrow ? 16 : 8, insetBottom: narrow ? 16 : 8}),
      Plot.dot(means.filter(({measured}) => !measured), {x: "mean", y: "label", r: 6, symbol: "diamond", stroke: roles.prediction, strokeWidth: 2, fill: "var(--theme-background)"}),
      Plot.text(means.filter(({measured}) => measured), {...text, text: "note", dy: narrow ? -18 : -14}),
      Plot.text(means.filter(({measured}) => !measured), {...text, text: "note", textAnchor: "start", dx: 10})
    ]
  });
}
