import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {Row} from "../../lib/model/encode.js";
import type {Timeline, Window as PartitionWindow} from "../../lib/profile/window.js";
import type {ReferencePredictions} from "../../lib/published-model.js";
import {scenarios} from "../../lib/scenario/scenarios.js";
import {deriveSeed, seeded} from "../../lib/statistics/random.js";
import type {Messages} from "../../messages/messages.js";
import {button} from "../controls.js";
import {setText} from "../drift/overlay.js";
import {streamOf} from "../drift/state.js";
import {partitionsOf} from "../partitions.js";
import {drawProfile, drawScenario, scenarioOf} from "./draw-rows.js";
import type {Input} from "./inputs.js";
import {loudestPartition} from "./loudest.js";
import {referenceWindow} from "./reference-window.js";
import type {ReferenceWindow} from "./reference-window.js";

interface RowSendersOptions {
  readonly summary: Summary;
  readonly inputs: readonly Input[];
  readonly reference: ReferenceWindow;
  /** fetches the profiles of a stream */
  readonly load: (stream: string) => Promise<Timeline>;
  /** fetches whole rows; null where none are published */
  readonly loadRows: (() => Promise<ReferencePredictions>) | null;
  /** requests so far: the next rows are drawn by a seed of their own, and by the same one wherever the page is used alike */
  readonly count: () => number;
  /** is over when the rows are in the stream */
  readonly onSend: (rows: readonly Row[], source: string) => Promise<void>;
}

/** Rows that one press sends. */
const ROWS = 50;
const SEED = 1;
/** The stream in which nothing changes: what is typical. */
const CONTROL = "S0";

/** Buttons that send many rows at once: like the reference, and like a day on which something had changed. */
export function rowSenders(messages: Messages<"partitions" | "serve">, options: RowSendersOptions): HTMLElement {
  const {summary, loadRows, onSend} = options;
  const status = html`<p class="small muted" role="status"></p>`;
  const typical = button(messages.serve.words.sendTypical, () => void send(null));
  const select = html`<select onchange=${showLike}>
    ${summary.streams.map(({id, title}) => html`<option value=${id}>${title}</option>`)}
  </select>` as HTMLSelectElement;
  const like = button("", () => void send(select.value));
  select.value = (summary.streams.find(({changeAt}) => changeAt !== null) ?? summary.streams[0]!).id;

  function showLike(): void {
    const {starts, ends} = streamOf(summary, select.value);
    const {short, span} = partitionsOf(messages, summary, starts, ends);
    const {from, to} = windowLike(options, select.value);
    setText(
      like,
      messages.serve.likeButton(to - from === 1 ? short(starts[from]!) : span(starts[from]!, starts[to - 1]!))
    );
  }

  /** @param stream null for rows like the reference */
  async function send(stream: string | null): Promise<void> {
    typical.disabled = like.disabled = true;
    try {
      await onSend(await draw(options, stream), stream ?? "typical");
      setText(status, "");
    } catch (error) {
      setText(status, messages.serve.describeRowsFailure(error instanceof Error ? error.message : String(error)));
    }
    typical.disabled = like.disabled = false;
    // a button that was switched off has lost the focus
    (stream === null ? typical : like).focus();
  }

  showLike();
  const choice =
    summary.streams.length > 1
      ? html`<label class="field"><span>${messages.serve.words.stream}</span>${select}</label>`
      : null;
  return html`<div class="row-senders">
    <div class="sender-controls">${typical} ${choice} ${like}</div>
    <p class="small muted serve-about">${loadRows === null ? messages.serve.drawnApart : messages.serve.drawnWhole}</p>
    ${status}
  </div>`;
}

/**
 * Returns the partitions that rows are drawn like: the one of a scenario in which its change shows, and of any other
 * stream as many up to it as the build compares, since one may be a Sunday like no other day.
 */
function windowLike({summary, loadRows}: RowSendersOptions, id: string): PartitionWindow {
  const to = loudestPartition(streamOf(summary, id)) + 1;
  const isScenario = loadRows !== null && scenarioOf(id) !== null;
  return {from: isScenario ? to - 1 : Math.max(0, to - summary.current), to};
}

async function draw(options: RowSendersOptions, stream: string | null): Promise<Row[]> {
  const {inputs, reference, load, loadRows, count} = options;
  const seed = deriveSeed(SEED, "requests", stream ?? "typical", count());
  const scenario = stream === null ? scenarios[CONTROL] : scenarioOf(stream);
  if (loadRows !== null && scenario !== null) {
    const day = stream === null ? 0 : windowLike(options, stream).from;
    return drawScenario(await loadRows(), inputs, scenario, {day, rows: ROWS, seed});
  }
  const random = seeded(seed);
  if (stream === null) return drawProfile(reference, inputs, ROWS, random);
  const window = referenceWindow(await load(stream), reference.spec, windowLike(options, stream));
  return drawProfile(window, inputs, ROWS, random);
}
