import {html} from "htl";
import {latencyBins} from "../../lib/course/serving/latency-bins.js";
import {mostPerSecond} from "../../lib/course/serving/load-curve.js";
import {REQUESTS, batchTimes, priceOf, runQueueLab} from "../../lib/course/serving/queue-lab.js";
import type {QueueRun, QueueSettings} from "../../lib/course/serving/queue-lab.js";
import {meanTimeOfMmc, quantileOfMm1} from "../../lib/serving/queue-theory.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {QueueWords} from "../../messages/serving.en.js";
import {chartFigure} from "../chart-figure.js";
import type {FigureContent} from "../chart-figure.js";
import type {Control} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import {curveFigure} from "./curve-figure.js";
import {loadSweep} from "./load-sweep.js";
import {queueControls} from "./queue-controls.js";
import {guessLimits, queueFields, settingsOf, surprise} from "./queue-state.js";
import type {QueueState} from "./queue-state.js";
import {spreadChart} from "./spread-chart.js";
import {statList} from "./stat-list.js";

/** The load that the reader guesses p99 of: nine tenths of what one server can answer. */
const GUESSED_RATE = 90;
const BINS_PER_DECADE = 12;

/** Simulated requests before servers: latency, throughput and cost, by load, batches and machines. */
export function queueExplorer({
  words,
  common
}: {
  readonly words: QueueWords;
  readonly common: CommonWords;
}): HTMLElement {
  const store = createStore("a", queueFields);
  const controls = queueControls(store, words);
  const prediction = guessP99(words, common, (value) => store.set({guess: value, rate: GUESSED_RATE}));
  const stats = html`<div></div>` as HTMLElement;
  const [spread, curve] = [chartFigure(common, store.link), chartFigure(common, store.link)];
  let showCurve = (): void => {};
  const sweep = loadSweep(() => showCurve());
  return explorable({
    id: "a",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      controls.element,
      result,
      stats,
      html`<div class="columns-2">${spread.element}${curve.element}</div>`
    ],
    surprise: () => store.set(surprise(store.get())),
    draw(state, width) {
      const settings = settingsOf(state);
      const run = runQueueLab(settings);
      const half = width < 720 ? width : (width - 40) / 2;
      controls.update(state);
      prediction.update(state.guess);
      stats.replaceChildren(statList(statsOf(state, run, words)));
      spread.update(spreadFigure(run, state, {width: half, words}));
      showCurve = () => curve.update(curveFigure(settings, run, sweep.points(), {width: half, words}));
      sweep.start(settings);
      showCurve();
      return resultOf(settings, run, words);
    }
  });
}

function guessP99(words: QueueWords, common: CommonWords, onCommit: (value: Guess) => void): Control<Guess> {
  const {fixed, perRow} = batchTimes.medium;
  const serviceTime = (fixed + perRow) / 1000;
  return predict({
    question: words.predict(GUESSED_RATE, fixed + perRow),
    label: words.predictLabel,
    scale: {...guessLimits, start: 20, format: words.guessValue},
    truth: 1000 * quantileOfMm1(GUESSED_RATE, serviceTime, 0.99),
    reason: words.predictReason(
      1000 * meanTimeOfMmc(GUESSED_RATE, serviceTime, 1),
      1000 * quantileOfMm1(GUESSED_RATE, serviceTime, 0.5)
    ),
    words: common,
    onCommit
  });
}

function statsOf(state: QueueState, {summary}: QueueRun, words: QueueWords): {name: string; value: string}[] {
  const {latency, throughput, utilisation, hitRate, loads} = summary;
  const cost = priceOf(settingsOf(state), summary, state.cents / 100);
  const {stats, ms} = words;
  return [
    {name: stats.p50, value: ms(1000 * latency.p50)},
    {name: stats.p95, value: ms(1000 * latency.p95)},
    {name: stats.p99, value: ms(1000 * latency.p99)},
    {name: stats.throughput, value: words.throughput(throughput)},
    {name: stats.utilisation, value: words.share(utilisation)},
    {name: stats.cost, value: words.dollars(cost)},
    ...(state.lookUps === "cache" ? [{name: stats.hitRate, value: words.share(hitRate!)}] : []),
    ...(state.models > 1 ? [{name: stats.loads, value: words.times(loads)}] : [])
  ];
}

function spreadFigure(
  {summary, latencies}: QueueRun,
  {seed}: QueueState,
  {width, words}: {readonly width: number; readonly words: QueueWords}
): FigureContent {
  const bins = latencyBins(latencies, BINS_PER_DECADE);
  const {p50, p95, p99} = summary.latency;
  const marks = Object.entries({p50, p95, p99}).map(([name, seconds]) => ({name, ms: 1000 * seconds}));
  const subtitle = words.spreadSubtitle(latencies.length, REQUESTS - latencies.length, seed);
  return {
    title: words.spreadTitle(1000 * p50, 1000 * p99),
    subtitle,
    chart: spreadChart(bins, {width, xLabel: words.spreadAxis, yLabel: words.spreadCount, format: words.ms, marks}),
    table: {
      caption: subtitle,
      columns: words.spreadColumns,
      rows: bins.map(({from, to, count}) => [words.between(from, to), words.times(count)])
    }
  };
}

function resultOf(settings: QueueSettings, {summary}: QueueRun, words: QueueWords): string {
  const {latency, utilisation} = summary;
  return words.result(
    {rate: settings.rate, servers: settings.servers, most: mostPerSecond(settings)},
    {p50: 1000 * latency.p50, p99: 1000 * latency.p99, utilisation}
  );
}
