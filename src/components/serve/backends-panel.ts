import {html} from "htl";
import {forward} from "../../lib/model/dense.js";
import type {Row} from "../../lib/model/encode.js";
import {figureWords} from "../../messages/monitor.en.js";
import {
  backendsSubtitle,
  batchHead,
  describeBatch,
  describeBundleFailure,
  describeProgress,
  ensembleNote,
  fastestTitle,
  words
} from "../../messages/serve.en.js";
import {chartFigure} from "../chart-figure.js";
import {button} from "../controls.js";
import {setText} from "../drift/overlay.js";
import {backendsChart} from "./backends-chart.js";
import type {Throughput} from "./backends-chart.js";
import {BACKENDS, BATCH_SIZES, loadTensorflow} from "./backends.js";
import type {BackendName, TensorflowBundle, WasmFiles} from "./backends.js";
import {timeBatch} from "./batch-time.js";
import type {BatchTime} from "./batch-time.js";
import type {Champion} from "./champion.js";

/** Where the build has put TensorFlow.js. */
export interface TensorflowFiles {
  readonly code: string;
  readonly wasm: WasmFiles;
}

/** What was measured of one way to compute: a time per size of batch, or why there is none. */
interface Measured {
  readonly name: Throughput["name"];
  readonly times: readonly BatchTime[];
  /** "" where it is there */
  readonly problem: string;
}

type Score = (inputs: Float32Array, rows: number) => Promise<unknown>;

/** Compares the back ends of TensorFlow.js with the plain loop of this page, on the reader's device and click. */
export function backendsPanel(champion: Champion, rows: readonly Row[], {code, wasm}: TensorflowFiles): HTMLElement {
  const status = html`<p class="small" role="status"></p>`;
  const start = button(words.measure, () => void run());
  const figure = chartFigure(figureWords);
  figure.element.hidden = true;
  const problems = html`<ul class="backend-problems small"></ul>`;
  const note =
    champion.networks.length > 1 ? html`<p class="small muted">${ensembleNote(champion.networks.length)}</p>` : null;
  const element = html`<section class="backends">
    <h2>${words.backends}</h2>
    <p class="serve-about">${words.backendsAbout}</p>
    <p>${start} <span class="small muted">${words.size}</span></p>
    ${note}${status}${figure.element}${problems}
  </section>`;
  const layers = champion.networks[0]!;

  /** @param name as it is shown */
  async function measure(name: Throughput["name"], score: Score): Promise<BatchTime[]> {
    const times: BatchTime[] = [];
    for (const size of BATCH_SIZES) {
      setText(status, describeProgress(name, size));
      await paint();
      const inputs = repeated(champion.encode(rows), rows.length, size);
      times.push(
        await timeBatch(
          () => score(inputs, size),
          () => performance.now()
        )
      );
    }
    return times;
  }

  async function measureBackend(tensorflow: TensorflowBundle, name: BackendName): Promise<Measured> {
    try {
      const scorer = await tensorflow.openScorer(name, layers, wasm);
      const times = await measure(name, (inputs, size) => scorer.score(inputs, size));
      scorer.close();
      return {name, times, problem: ""};
    } catch (error) {
      return {name, times: [], problem: reasonOf(error)};
    }
  }

  async function run(): Promise<void> {
    start.disabled = true;
    problems.replaceChildren();
    try {
      setText(status, `${words.measuring} …`);
      const tensorflow = await loadTensorflow(code);
      const loop: Score = async (inputs, size) => forward(layers, inputs, size);
      const measured: Measured[] = [{name: "plain loop", times: await measure("plain loop", loop), problem: ""}];
      for (const name of BACKENDS) measured.push(await measureBackend(tensorflow, name));
      show(measured, tensorflow.version);
      setText(status, "");
      setText(start, words.again);
    } catch (error) {
      setText(status, describeBundleFailure(reasonOf(error)));
    }
    start.disabled = false;
    start.focus();
  }

  function show(measured: readonly Measured[], version: string): void {
    const series = measured.filter(({problem}) => problem === "").map(throughputOf);
    const points = series.flatMap(({name, points}) => points.map((point) => ({name, ...point})));
    const fastest = points.reduce((best, next) => (next.perSecond > best.perSecond ? next : best));
    figure.element.hidden = false;
    figure.update({
      title: fastestTitle(fastest),
      subtitle: backendsSubtitle(version),
      chart: backendsChart(series, BATCH_SIZES, Math.min(640, element.clientWidth)),
      table: {
        caption: words.backends,
        columns: [{label: words.backend}, ...BATCH_SIZES.map((size) => ({label: batchHead(size), numeric: true}))],
        rows: measured.map(({name, times, problem}) => [
          name,
          ...BATCH_SIZES.map((size, i) => (problem === "" ? describeBatch(size, times[i]!) : "–"))
        ])
      }
    });
    figure.element.querySelector("details")!.open = true;
    const missing = measured.filter(({problem}) => problem !== "");
    problems.replaceChildren(...missing.map(({name, problem}) => html`<li><b>${name}</b>: ${problem}</li>`));
  }

  return element;
}

function throughputOf({name, times}: Measured): Throughput {
  return {name, points: times.map(({ms}, i) => ({rows: BATCH_SIZES[i]!, perSecond: (BATCH_SIZES[i]! / ms) * 1000}))};
}

/** Returns `size` rows: the given ones over and over. */
function repeated(encoded: Float32Array, rows: number, size: number): Float32Array {
  const width = encoded.length / rows;
  const result = new Float32Array(size * width);
  for (let at = 0; at < result.length; at += encoded.length)
    result.set(encoded.subarray(0, Math.min(encoded.length, result.length - at)), at);
  return result;
}

/** Lets the browser show what has been said: the work that follows may hold it up. */
function paint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
