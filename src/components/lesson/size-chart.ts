import * as Plot from "@observablehq/plot";
import {chartDefaults, roles} from "../chart-style.js";
import type {SizeRange, SubsetFit} from "./feature-choice.js";

export interface SizeOptions {
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
  readonly sizes: number;
}

/** Error against number of columns: the reach of all subsets of each size, and where the reader's stands in it. */
export function sizeChart(ranges: readonly SizeRange[], fit: SubsetFit, options: SizeOptions): Element {
  const {width, xLabel, yLabel, labels, domain, sizes} = options;
  const size = fit.features.length;
  const left = size > sizes / 2;
  const beside = {textAnchor: left ? "end" : "start", dx: left ? -9 : 9, fontWeight: 600} as const;
  const named = ranges.find((range) => range.size === 5) ?? ranges.at(-1);
  const apart = Math.abs(fit.holdOutRmse - fit.trainRmse) > (domain[1] - domain[0]) / 18 ? 0 : 8;
  return Plot.plot({
    ...chartDefaults,
    width,
    height: 300,
    marginLeft: 40,
    marginTop: 20,
    marginBottom: 40,
    marginRight: 16,
    x: {label: xLabel, labelAnchor: "center", labelArrow: "none", domain: [-0.5, sizes + 0.5], ticks: sizes, tickFormat: "d"},
    y: {label: yLabel, labelArrow: "none", grid: true, domain: [...domain]},
    marks: [
      Plot.areaY(ranges, {
        x: "size",
        y1: (range: SizeRange) => range.best.holdOutRmse,
        y2: (range: SizeRange) => range.worst.holdOutRmse,
        fill: roles.reference,
        fillOpacity: 0.16
      }),
      Plot.line(ranges, {x: "size", y: (range: SizeRange) => range.best.holdOutRmse, stroke: roles.reference, marker: "dot"}),
      Plot.line(ranges, {x: "size", y: (range: SizeRange) => range.worst.holdOutRmse, stroke: roles.reference, strokeDasharray: "3 3"}),
      ...(named
        ? [
            Plot.text([named], {x: "size", y: named.best.holdOutRmse, text: [labels.best], dy: 14, fill: roles.muted}),
            Plot.text([named], {x: "size", y: named.worst.holdOutRmse, text: [labels.worst], dy: -12, dx: 10, fill: roles.muted})
          ]
        : []),
      Plot.link([fit], {x1: size, x2: size, y1: "trainRmse", y2: "holdOutRmse", stroke: roles.prediction, strokeWidth: 1.5}),
      Plot.dot([fit], {x: size, y: "trainRmse", r: 5, stroke: roles.prediction, strokeWidth: 2, fill: "var(--theme-background)"}),
      Plot.dot([fit], {x: size, y: "holdOutRmse", r: 6, fill: roles.prediction}),
      Plot.text([fit], {x: size, y: "trainRmse", text: [labels.train], dy: apart, ...beside}),
      Plot.text([fit], {x: size, y: "holdOutRmse", text: [labels.holdOut], dy: -apart, ...beside})
    ]
  });
}
