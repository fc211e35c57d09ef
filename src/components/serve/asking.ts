import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {Row} from "../../lib/model/encode.js";
import type {Timeline} from "../../lib/profile/window.js";
import type {ReferencePredictions} from "../../lib/published-model.js";
import type {Messages} from "../../messages/messages.js";
import {answerView} from "./answer-view.js";
import type {Answerer} from "./answerer.js";
import {askForm} from "./ask-form.js";
import {inputsOf, requestSpec, typicalRow} from "./inputs.js";
import type {Input} from "./inputs.js";
import {referenceWindow} from "./reference-window.js";
import type {ReferenceWindow} from "./reference-window.js";
import {faultsOf} from "./row-faults.js";
import {rowSenders} from "./row-senders.js";
import {trafficView} from "./traffic-view.js";

/** Where the page gets rows from. */
export interface AskingOptions {
  /** fetches the profiles of a stream */
  readonly load: (stream: string) => Promise<Timeline>;
  /** fetches whole rows; null where none are published */
  readonly loadRows: (() => Promise<ReferencePredictions>) | null;
}

/** One request with its answer, and the stream of all that were sent. */
interface Asking {
  readonly elements: readonly Element[];
  readonly inputs: readonly Input[];
  readonly reference: ReferenceWindow;
  /** Lets another model answer, which reads the same columns. What the reader has typed and sent stays. */
  use(answerer: Answerer): void;
}

/** @param timeline of a stream that begins with the reference */
export function asking(
  messages: Messages<"monitor" | "partitions" | "serve">,
  summary: Summary,
  first: Answerer,
  timeline: Timeline,
  options: AskingOptions
): Asking {
  const {inputs: names, outcome} = first;
  const unit = summary.columns.find(({name}) => name === outcome.name)?.unit ?? "";
  const reference = referenceWindow(timeline, requestSpec(timeline.spec, names, outcome), summary.reference);
  const inputs = inputsOf(names, summary.columns, reference);
  let answerer = first;
  let answer = answerView(messages, first, unit);
  let sending: Promise<void> = Promise.resolve();
  let waiting = 0;
  const traffic = trafficView(
    messages,
    summary,
    reference,
    rowSenders(messages, {
      ...{summary, inputs, reference},
      ...options,
      count: () => traffic.count() + waiting,
      onSend: send
    })
  );
  const form = askForm(messages, inputs, {
    onEdit: ask,
    onSend: () => {
      const {row, isComplete} = form.request();
      if (isComplete) void send([row], "typed");
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
    void answer.update(isComplete ? row : null, faults.size);
  }

  /** What is sent is answered by the model of that moment, and joins the stream in the order in which it was sent. */
  function send(rows: readonly Row[], source: string): Promise<void> {
    const [by, at] = [answerer, new Date().toISOString()];
    waiting += rows.length;
    sending = sending.then(async () => {
      const answered = await Promise.all(rows.map((row) => by.answer(row)));
      waiting -= rows.length;
      traffic.add(rows.map((row, i) => ({row, answer: answered[i]!.answer, model: by.version, source, at})));
    });
    return sending;
  }

  form.show(typicalRow(inputs));
  ask();
  return {
    elements: [html`<div class="ask">${form.element}${answer.element}</div>`, traffic.element],
    ...{inputs, reference},
    use(next) {
      if (next.version === answerer.version) return;
      answerer = next;
      const view = answerView(messages, next, unit);
      answer.element.replaceWith(view.element);
      answer = view;
      ask();
    }
  };
}
