import {columnFigures} from "../../lib/profile/column-summary.js";
import type {Messages} from "../../messages/messages.js";
import type {FigureContent} from "../chart-figure.js";
import {roles} from "../chart-style.js";
import {percent} from "../format.js";
import {frame} from "../svg-chart.js";
import {box, label, polyline, segment} from "../svg-marks.js";
import type {ColumnComparison, Comparison} from "./comparison.js";
import {histogramOf} from "./histogram.js";

const LABEL_WIDTH = 110;

export interface ChartOptions {
  /** width in pixels */
  readonly width: number;
  readonly unit: string;
}

/** The distribution of a numeric column, usually the prediction, in the two windows, with their means. */
export function distributionChart(
  messages: Messages<"monitor">,
  comparison: Comparison,
  {layout}: ColumnComparison,
  {width, unit}: ChartOptions
): FigureContent {
  const histogram = histogramOf(comparison, layout, width < 500 ? 20 : 40, messages.monitor.words.cells.other);
  const {start, step} = histogram.grid!;
  const bins = Array.from(histogram.reference, (reference, i) => ({
    low: start + i * step,
    high: start + (i + 1) * step,
    reference,
    current: histogram.current[i]!
  }));
  const means = {
    reference: columnFigures(comparison.referenceSums, layout).mean,
    current: columnFigures(comparison.currentSums, layout).mean
  };
  const title = messages.monitor.predictionTitle(layout.spec.name, means.reference, means.current, unit);
  const top = 100 * Math.max(...bins.map(({reference, current}) => Math.max(reference, current)), 1e-3);
  const axes = {
    width,
    height: 276,
    // two lines of names of means, then that of the axis
    margin: {top: 60, right: 8, bottom: 42, left: 34},
    x: {domain: [start, start + bins.length * step], ticks: width < 500 ? 5 : 8, label: unit || layout.spec.name},
    y: {domain: [0, top], ticks: 4, label: messages.monitor.words.percentOfRows, grid: true}
  } as const;
  const chart = frame(axes, ({x, y, left, right, bottom}) => [
    ...bins.map(({low, high, current}) =>
      box([x(low) + 0.5, y(100 * current)], [x(high) - 0.5, bottom], roles.current, 0.45)
    ),
    polyline(
      bins.flatMap(({low, high, reference}) => [low, high].map((v) => [x(v), y(100 * reference)] as const)),
      {stroke: roles.reference, width: 1.75}
    ),
    segment([left, bottom], [right, bottom], {stroke: roles.muted}),
    ...(["reference", "current"] as const).flatMap((role) => {
      if (!Number.isFinite(means[role])) return [];
      const [at, other] = [means[role], means[role === "current" ? "reference" : "current"]];
      // A label to the left needs room there.
      const isRight = at > other || (at === other && role === "current") || x(at) < LABEL_WIDTH;
      return [
        segment([x(at), 12], [x(at), bottom], {stroke: roles[role], dash: "3 3"}),
        label(x(at) + (isRight ? 5 : -5), role === "current" ? 14 : 28, messages.monitor.words.meanOf[role], {
          anchor: isRight ? "start" : "end",
          fill: roles[role],
          bold: true,
          halo: true
        })
      ];
    })
  ]);
  return {
    title,
    subtitle: messages.monitor.predictionSubtitle(unit),
    chart,
    table: {
      caption: title,
      columns: [
        {label: layout.spec.name},
        {label: messages.monitor.words.reference, numeric: true},
        {label: messages.monitor.words.current, numeric: true}
      ],
      rows: bins.map(({low, high, reference, current}) => [
        messages.monitor.binText(low, high),
        percent(reference, 1),
        percent(current, 1)
      ])
    }
  };
}
