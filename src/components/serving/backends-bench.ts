import {html} from "htl";
import type {InputRange, ServingFile} from "../../lib/course/serving/files.js";
import type {Row} from "../../lib/model/encode.js";
import type {TrainedModel} from "../../lib/model/types.js";
import {seeded} from "../../lib/statistics/random.js";
import type {BackendWords} from "../../messages/serving.en.js";
import {button} from "../controls.js";
import {BATCH_SIZES} from "../serve/backends.js";
import {championOf} from "../serve/champion.js";
import type {Measured, TensorflowFiles} from "../serve/measure-backends.js";
import {tableOf} from "../show-table.js";

interface BenchOptions {
  readonly words: BackendWords;
  readonly files: TensorflowFiles;
  /** of the code that a click loads */
  readonly bytes: number;
}

/** Rows that a measurement repeats. */
const ROWS = 64;

/** TensorFlow.js on the model of the course, by each way to compute that the browser has. Nothing loads before a click. */
export function backendsBench(
  {inputs}: ServingFile,
  model: TrainedModel,
  {words, files, bytes}: BenchOptions
): HTMLElement {
  const champion = championOf({version: "", model});
  const status = html`<p class="result" aria-live="polite">${words.idle}</p>` as HTMLElement;
  const result = html`<div></div>` as HTMLElement;
  const start = button(words.start, () => void run(), "primary");

  async function run(): Promise<void> {
    start.disabled = true;
    status.textContent = words.loading;
    try {
      const {measureBackends} = await import("../serve/measure-backends.js");
      const {measured, version} = await measureBackends(champion, drawRows(inputs), files, (name, rows) => {
        status.textContent = words.progress(nameOf(name, words), rows);
      });
      result.replaceChildren(tableFor(measured, version, words));
      status.textContent = verdictOf(measured, words);
      start.textContent = words.again;
    } catch (error) {
      status.textContent = words.failed(error instanceof Error ? error.message : String(error));
    }
    start.disabled = false;
    start.focus();
  }

  return html`<section class="explorable" aria-label=${words.label}>
    <header><span class="explorable-label">${words.label}</span></header>
    <p class="serving-measure">${start} <span class="option-note">${words.size(bytes)}</span></p>
    ${status}${result}
  </section>` as HTMLElement;
}

/** Rows evenly drawn from the range of each input: what they hold makes no difference to the time. */
function drawRows(inputs: readonly InputRange[]): Row[] {
  const random = seeded(1);
  return Array.from({length: ROWS}, () =>
    Object.fromEntries(inputs.map(({name, min, max}) => [name, min + (max - min) * random()]))
  );
}

function nameOf(name: Measured["name"], words: BackendWords): string {
  return name === "plain loop" ? words.loop : name;
}

function perSecond({times}: Measured, place: number): number {
  return (BATCH_SIZES[place]! / times[place]!.ms) * 1000;
}

function tableFor(measured: readonly Measured[], version: string, words: BackendWords): HTMLElement {
  return tableOf({
    caption: words.caption(version),
    columns: words.columns(BATCH_SIZES),
    rows: measured.map((one) => [
      nameOf(one.name, words),
      ...BATCH_SIZES.map((_, i) => (one.problem === "" ? words.perSecond(perSecond(one, i)) : words.missing))
    ])
  });
}

function verdictOf(measured: readonly Measured[], words: BackendWords): string {
  const there = measured.filter(({problem}) => problem === "");
  const fastest = (place: number): string =>
    nameOf(there.reduce((a, b) => (perSecond(b, place) > perSecond(a, place) ? b : a)).name, words);
  return words.result(fastest(0), fastest(BATCH_SIZES.length - 1), BATCH_SIZES.at(-1)!);
}
