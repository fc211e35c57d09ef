import * as Plot from "@observablehq/plot";
import {chartDefaults, roles} from "../chart-style.js";
import type {LossPoint, RunSummary} from "./training-film.js";

export interface LossOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly epochs: number;
  /** highest error on the scale */
  readonly top: number;
  readonly labels: {readonly train: string; readonly validation: string; readonly best: string; readonly over: string};
  /** horizontal lines to compare with */
  readonly baselines: readonly {readonly label: string; readonly rmse: number}[];
  /** where each run was best on the validation rows; empty until the reader has seen it */
  readonly bests: readonly RunSummary[];
  /** from here on the runs over-fit; null until the reader has seen it */
  readonly overFrom: number | null;
}

/** Error by epoch: dashed on the rows that train, solid on rows the network never saw. */
export function lossChart(points: readonly LossPoint[], options: LossOptions): Element {
  const {width, xLabel, yLabel, epochs, top, labels, baselines, bests, overFrom} = options;
  const through = Math.max(...points.map(({epoch}) => epoch));
  const last = (rows: LossPoint["rows"]): LossPoint[] =>
    points.filter((point) => point.rows === rows && point.epoch === through).slice(0, 1);
  const beside = {x: "epoch", y: "rmse", textAnchor: through > epochs * 0.7 ? "end" : "start", dx: through > epochs * 0.7 ? 0 : 8, fontWeight: 600} as const;
  return Plot.plot({
    ...chartDefaults,
    width,
    height: Math.min(400, Math.max(300, width * 0.5)),
    marginLeft: 36,
    marginTop: 24,
    marginBottom: 40,
    marginRight: 12,
    x: {label: xLabel, labelAnchor: "center", labelArrow: "none", domain: [0, epochs]},
    y: {label: yLabel, labelArrow: "none", domain: [0, top], clamp: true, grid: true},
    marks: [
      ...(overFrom === null
        ? []
        : [
            Plot.rect([overFrom], {x1: overFrom, x2: epochs, y1: 0, y2: top, fill: roles.alarm, fillOpacity: 0.07}),
            Plot.text([labels.over], {x: epochs, frameAnchor: "top", textAnchor: "end", dx: -6, dy: 8, fill: roles.alarm, fontWeight: 600})
          ]),
      Plot.ruleY(baselines, {y: "rmse", stroke: roles.muted, strokeDasharray: "1 3", strokeWidth: 1.5}),
      Plot.text(baselines, {y: "rmse", text: "label", frameAnchor: "right", textAnchor: "end", dx: -4, dy: -7, fill: roles.muted, stroke: "var(--theme-background)", strokeWidth: 4}),
      Plot.line(points.filter(({rows}) => rows === "train"), {
        ...{x: "epoch", y: "rmse", z: "seed", stroke: roles.reference, strokeWidth: 1.5, strokeDasharray: "5 3"}
      }),
      Plot.line(points.filter(({rows}) => rows === "validation"), {
        ...{x: "epoch", y: "rmse", z: "seed", stroke: roles.current, strokeWidth: 1.75}
      }),
      Plot.dot(bests, {x: "bestEpoch", y: "best", r: 5, stroke: roles.alarm, strokeWidth: 2, fill: "var(--theme-background)"}),
      Plot.text(bests.slice(0, 1), {x: "bestEpoch", y: "best", text: [labels.best], dy: -16, fill: roles.alarm, fontWeight: 600, stroke: "var(--theme-background)", strokeWidth: 4}),
      Plot.text(last("validation"), {...beside, text: [labels.validation], dy: -22, fill: roles.current, stroke: "var(--theme-background)", strokeWidth: 4}),
      Plot.text(last("train"), {...beside, text: [labels.train], dy: 18, fill: roles.reference, stroke: "var(--theme-background)", strokeWidth: 4})
    ]
  });
}
