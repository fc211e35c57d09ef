import * as Plot from "@observablehq/plot";
import type {StreamSummary} from "../../lib/bundle.js";
import {performanceOf} from "../../lib/decay/performance.js";
import {columnFigures} from "../../lib/profile/column-summary.js";
import {
  binText,
  describeChange,
  errorSubtitle,
  errorTitle,
  predictionSubtitle,
  predictionTitle,
  words
} from "../../messages/monitor.en.js";
import type {FigureContent} from "../chart-figure.js";
import {dateSpan, shortDate} from "../dates.js";
import {fixed, percent} from "../format.js";
import type {ColumnComparison, Comparison} from "./comparison.js";
import {histogramOf} from "./histogram.js";

export interface ChartOptions {
  /** width in pixels */
  readonly width: number;
  readonly unit: string;
}

/** The distribution of a numeric column, usually the prediction, in the two windows. */
export function distributionChart(
  comparison: Comparison,
  {layout}: ColumnComparison,
  {width, unit}: ChartOptions
): FigureContent {
  const histogram = histogramOf(comparison, layout, width < 500 ? 20 : 40, words.cells.other);
  const {start, step} = histogram.grid!;
  const bins = Array.from(histogram.reference, (reference, i) => ({
    low: start + i * step,
    high: start + (i + 1) * step,
    reference,
    current: histogram.current[i]!
  }));
  const [before, now] = [comparison.referenceSums, comparison.currentSums].map((s) => columnFigures(s, layout).mean);
  const outline = bins.flatMap(({low, high, reference}) => [
    {x: low, y: reference},
    {x: high, y: reference}
  ]);
  return {
    title: predictionTitle(layout.spec.name, before!, now!, unit),
    subtitle: predictionSubtitle(unit),
    chart: Plot.plot({
      width,
      height: 220,
      marginLeft: 40,
      marginBottom: 36,
      x: {label: unit || layout.spec.name, labelArrow: "none", tickSize: 4},
      y: {label: null, percent: true, ticks: 4, tickSize: 0, tickFormat: (d: number) => `${d}%`},
      marks: [
        Plot.gridY({ticks: 4}),
        Plot.rectY(bins, {x1: "low", x2: "high", y: "current", fill: "var(--current)", fillOpacity: 0.45, inset: 0.5}),
        Plot.line(outline, {x: "x", y: "y", stroke: "var(--reference)", strokeWidth: 1.75}),
        Plot.ruleX([{x: before, y: "reference"}], {x: "x", stroke: "var(--reference)", strokeDasharray: "3,3"}),
        Plot.ruleX([now], {stroke: "var(--current)", strokeDasharray: "3,3"}),
        Plot.ruleY([0])
      ]
    }),
    table: {
      caption: predictionTitle(layout.spec.name, before!, now!, unit),
      columns: [
        {label: layout.spec.name},
        {label: words.reference, numeric: true},
        {label: words.current, numeric: true}
      ],
      rows: bins.map(({low, high, reference, current}) => [
        binText(low, high),
        percent(reference, 1),
        percent(current, 1)
      ])
    }
  };
}

/** The realised error of each day, with the error of the two windows over the days they cover. */
export function errorChart(comparison: Comparison, stream: StreamSummary, {width, unit}: ChartOptions): FigureContent {
  const {performance, timeline} = comparison;
  const days = stream.days.map((day, i) => ({date: new Date(day), rmse: dayError(comparison, i)}));
  const spans = (["reference", "current"] as const).flatMap((role) => {
    const {rmse} = performance[role];
    const {from, to} = comparison[role];
    const [x1, x2] = [days[from]!.date, new Date(days[to - 1]!.date.getTime() + 864e5)];
    return Number.isFinite(rmse) ? [{role, rmse, x1, x2, text: `${role} ${fixed(rmse, 2)}`}] : [];
  });
  const change = stream.changeDay === null ? [] : [days[stream.changeDay]!];
  return {
    title: errorTitle(performance),
    subtitle: errorSubtitle(unit),
    chart: Plot.plot({
      width,
      height: 220,
      marginLeft: 40,
      marginBottom: 28,
      x: {type: "utc", label: null, ticks: width < 500 ? 4 : 8, tickSize: 4},
      y: {label: null, zero: true, nice: true, ticks: 4, tickSize: 0},
      marks: [
        Plot.gridY({ticks: 4}),
        Plot.ruleX(change, {x: "date", stroke: "currentColor", strokeDasharray: "2,3"}),
        Plot.text(change, {
          x: "date",
          frameAnchor: "top",
          textAnchor: "start",
          dx: 5,
          text: () => describeChange(stream.days[stream.changeDay!]!)
        }),
        Plot.lineY(days, {x: "date", y: "rmse", stroke: "currentColor", strokeOpacity: 0.55, strokeWidth: 1.25}),
        ...spans.map(({role, x1, x2, rmse, text}) => [
          Plot.ruleY([rmse], {x1, x2, stroke: `var(--${role})`, strokeWidth: 3}),
          Plot.text([rmse], {
            x: x2 > days[Math.floor(days.length / 2)]!.date ? x2 : x1,
            y: rmse,
            text: [text],
            textAnchor: x2 > days[Math.floor(days.length / 2)]!.date ? "end" : "start",
            dy: -10,
            fill: `var(--${role})`,
            stroke: "var(--theme-background)",
            strokeWidth: 4,
            fontWeight: 600
          })
        ]),
        Plot.ruleY([0])
      ]
    }),
    table: {
      caption: `${errorTitle(performance)}. ${dateSpan(timeline.starts[0]!, timeline.starts.at(-1)!)}`,
      columns: [{label: words.day}, {label: "RMSE", numeric: true}],
      rows: stream.days.map((day, i) => [shortDate(day), fixed(dayError(comparison, i), 2)])
    }
  };
}

function dayError({timeline}: Comparison, day: number): number {
  return performanceOf(timeline.partitions[day]!.sums).rmse;
}
