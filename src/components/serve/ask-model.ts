import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {Row} from "../../lib/model/encode.js";
import type {Timeline} from "../../lib/profile/window.js";
import type {PublishedModel, ReferencePredictions} from "../../lib/published-model.js";
import {seeded} from "../../lib/statistics/random.js";
import {describeModel} from "../../messages/monitor.en.js";
import {describeFailure, words} from "../../messages/serve.en.js";
import {button} from "../controls.js";
import {answerView} from "./answer-view.js";
import {askForm} from "./ask-form.js";
import {backendsPanel} from "./backends-panel.js";
import type {TensorflowFiles} from "./backends-panel.js";
import {championOf} from "./champion.js";
import type {Champion} from "./champion.js";
import {drawProfile} from "./draw-rows.js";
import {inputsOf, requestSpec, typicalRow} from "./inputs.js";
import type {Input} from "./inputs.js";
import {referenceWindow} from "./reference-window.js";
import type {ReferenceWindow} from "./reference-window.js";
import {faultsOf} from "./row-faults.js";
import {rowSenders} from "./row-senders.js";
import {trafficView} from "./traffic-view.js";

interface AskModelOptions {
  /** fetches the model in force; null where none is published */
  readonly loadModel: (() => Promise<PublishedModel>) | null;
  /** fetches the profiles of a stream */
  readonly load: (stream: string) => Promise<Timeline>;
  /** fetches whole rows; null where none are published */
  readonly loadRows: (() => Promise<ReferencePredictions>) | null;
  readonly tensorflow: TensorflowFiles;
}

/** What the parts of the page share. */
interface Serving {
  readonly summary: Summary;
  readonly champion: Champion;
  readonly inputs: readonly Input[];
  readonly reference: ReferenceWindow;
}

/** The page on which a reader asks the model: one request, the stream of all that were sent, and the back ends. */
export function askModel(summary: Summary, options: AskModelOptions): HTMLElement {
  const {loadModel} = options;
  const body = html`<div class="serve-body"></div>`;
  const eyebrow = [...(summary.model === null ? [] : [describeModel(summary.model.version)]), summary.title];
  const element = html`<div class="serve">
    <p class="eyebrow">${eyebrow.join(" · ")} · <a href="./">${words.back}</a></p>
    <h1>${words.title}</h1>
    ${body}
  </div>`;

  async function open(load: () => Promise<PublishedModel>): Promise<void> {
    body.replaceChildren(html`<p class="loading">${words.loading}</p>`);
    try {
      const [published, timeline] = await Promise.all([load(), options.load(summary.streams[0]!.id)]);
      body.replaceChildren(...partsOf(servingOf(summary, published, timeline), options));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      body.replaceChildren(
        html`<div class="notice alarm" role="alert">
          <p>${describeFailure(reason)}</p>
          ${button(words.retry, () => void open(load))}
        </div>`
      );
    }
  }

  if (loadModel === null) body.replaceChildren(html`<p class="notice">${words.noModel}</p>`);
  else if ((summary.streams[0]?.starts.length ?? 0) === 0)
    body.replaceChildren(html`<p class="notice">${words.noPartitions}</p>`);
  else void open(loadModel);
  return element;
}

function servingOf(summary: Summary, published: PublishedModel, timeline: Timeline): Serving {
  const champion = championOf(published);
  const spec = requestSpec(timeline.spec, champion.inputs, champion.outcome);
  const reference = referenceWindow(timeline, spec, summary.reference);
  return {summary, champion, reference, inputs: inputsOf(champion.inputs, summary.columns, reference)};
}

function partsOf(serving: Serving, {load, loadRows, tensorflow}: AskModelOptions): Element[] {
  const {summary, champion, inputs, reference} = serving;
  const traffic = trafficView(
    summary,
    reference,
    rowSenders({...{summary, inputs, reference, load, loadRows}, count: () => traffic.count(), onSend: send}),
    champion.version
  );
  const label = {name: champion.outcome.name, unit: unitOf(summary, champion.outcome.name)};
  const answer = answerView(champion, label);
  const form = askForm(inputs, {
    onEdit: ask,
    onSend: () => {
      const {row, isComplete} = form.request();
      if (isComplete) send([row], "typed");
    },
    onTypical: () => {
      form.show(typicalRow(inputs));
      ask();
    }
  });

  function ask(): void {
    const {row, isComplete} = form.request();
    const faults = faultsOf(summary.schema, reference.spec, inputs, row);
    form.mark(faults);
    answer.update(isComplete ? row : null, faults.size);
  }

  function send(rows: readonly Row[], source: string): void {
    const at = new Date().toISOString();
    traffic.add(rows.map((row) => ({row, answer: champion.predict(row), source, at})));
  }

  form.show(typicalRow(inputs));
  ask();
  return [
    html`<p class="lede">${words.lede}</p>`,
    html`<div class="ask">${form.element}${answer.element}</div>`,
    traffic.element,
    backendsPanel(champion, drawProfile(reference, inputs, MEASURED_ROWS, seeded(1)), tensorflow)
  ];
}

/** Different rows that a measurement repeats: what they hold makes no difference to its time. */
const MEASURED_ROWS = 64;

function unitOf({columns}: Summary, name: string): string {
  return columns.find((column) => column.name === name)?.unit ?? "";
}
