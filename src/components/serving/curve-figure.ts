import {mostPerSecond} from "../../lib/course/serving/load-curve.js";
import type {LoadPoint} from "../../lib/course/serving/load-curve.js";
import {batchTimes} from "../../lib/course/serving/queue-lab.js";
import type {QueueRun, QueueSettings} from "../../lib/course/serving/queue-lab.js";
import {quantileOfMm1} from "../../lib/serving/queue-theory.js";
import type {QueueWords} from "../../messages/serving.en.js";
import type {FigureContent} from "../chart-figure.js";
import {curveChart} from "./curve-chart.js";

/** Shares of the limit at which the formula is drawn. */
const THEORY_SHARES = Array.from({length: 60}, (_, i) => (i + 1) / 61);

/** Latency by load, as far as it has been measured. */
export function curveFigure(
  settings: QueueSettings,
  {summary}: QueueRun,
  points: readonly LoadPoint[],
  {width, words}: {readonly width: number; readonly words: QueueWords}
): FigureContent {
  const most = mostPerSecond(settings);
  const {p50, p99} = summary.latency;
  const theory = theoryOf(settings, most);
  const subtitle = words.curveSubtitle(theory !== null);
  return {
    title: words.curveTitle(most, growthOf(points, most)),
    subtitle,
    chart: curveChart(points, {
      ...{width, xLabel: words.curveAxis, yLabel: words.curveUnit, format: words.ms},
      ...{most, limit: words.limit, theory},
      here: {rate: settings.rate, p50: 1000 * p50, p99: 1000 * p99, label: words.here}
    }),
    table: {
      caption: subtitle,
      columns: words.curveColumns,
      rows: points.map((point) => [words.throughput(point.rate), words.ms(point.p50), words.ms(point.p99)])
    }
  };
}

/** How many times as long p99 is near the limit as at half of it; null before both are known. */
function growthOf(points: readonly LoadPoint[], most: number): number | null {
  const half = points.findLast(({rate}) => rate <= 0.5 * most);
  const near = points.findLast(({rate}) => rate < most);
  return half === undefined || near === undefined || near.rate < 0.95 * most ? null : near.p99 / half.p99;
}

/** There is a formula for one server that answers one request of one model after another. */
function theoryOf(
  {size, accelerated, servers, maxBatch, models, lookUps, burst}: QueueSettings,
  most: number
): {rate: number; p99: number}[] | null {
  const isPlain = servers === 1 && maxBatch === 1 && models === 1 && lookUps === "none" && burst === 1;
  if (!isPlain || accelerated) return null;
  const {fixed, perRow} = batchTimes[size];
  return THEORY_SHARES.map((share) => ({
    rate: share * most,
    p99: 1000 * quantileOfMm1(share * most, (fixed + perRow) / 1000, 0.99)
  }));
}
