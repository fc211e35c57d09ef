import {html} from "htl";
import type {Row} from "../../lib/model/encode.js";
import type {Messages} from "../../messages/messages.js";
import {setText} from "../drift/overlay.js";
import {latestRun} from "../latest.js";
import type {Answered, Answerer} from "./answerer.js";
import {KEPT, stopwatch} from "./latency.js";

/** The answer to the request as it stands, and how long this device takes for one. */
interface AnswerView {
  readonly element: HTMLElement;
  /**
   * Shows what the model says once it has said it; of several requests that is the last.
   * @param row null where a value cannot be read
   */
  update(row: Row | null, faults: number): Promise<void>;
}

/** Pause after the last key before a screen reader is told. */
const REST_MS = 700;
/** Batches timed at a key, and in each slice of the first measurement. */
const BATCHES = 2;
const FIRST_BATCHES = 8;
/** The first measurement ends when it has lasted so long, full or not: a large model takes more than an eye's blink. */
const FIRST_MS = 3000;

export function answerView(messages: Messages<"serve">, answerer: Answerer, unit: string): AnswerView {
  const [figure, odd, latency] = ["p", "p", "p"].map((tag) => document.createElement(tag)) as [
    HTMLElement,
    HTMLElement,
    HTMLElement
  ];
  figure.className = "answer-figure role-prediction";
  odd.className = "answer-odd";
  latency.className = "answer-latency";
  const {name} = answerer.outcome;
  const spoken = html`<p class="visually-hidden" role="status"></p>`;
  const box = html`<section class="answer" aria-label=${messages.serve.words.answer}>
    <h2>${name}</h2>
    ${figure}${odd}${spoken}
  </section>`;
  const element = html`<div class="answer-column">${box}${latency}</div>`;
  const startAsking = latestRun();
  const timing = timingOf(messages, answerer, (text) => setText(latency, text));
  let rest: ReturnType<typeof setTimeout> | undefined;

  function show(answered: Answered | null, faults: number): void {
    const has = answered !== null && answered.answer !== null;
    const answer = has
      ? messages.serve.describeAnswer(answerer.outcome, answered.answer, unit)
      : messages.serve.noAnswer;
    const remark = has ? messages.serve.describeFaults(faults, answerer.inputs.length) : whyNot(messages, answered);
    setText(figure, answer);
    setText(odd, remark);
    box.classList.toggle("guess", !has || faults > 0);
    clearTimeout(rest);
    rest = setTimeout(() => setText(spoken, messages.serve.spokenAnswer(name, answer, remark)), REST_MS);
  }

  return {
    element,
    async update(row, faults) {
      const isLatest = startAsking();
      const answered = row === null ? null : await answerer.answer(row);
      if (!isLatest()) return;
      show(answered, faults);
      if (row !== null && answered!.answer !== null) timing(row);
    }
  };
}

function whyNot(messages: Messages<"serve">, answered: Answered | null): string {
  return answered === null ? messages.serve.words.unreadable : messages.serve.describeNoAnswer(answered.reason ?? "");
}

/** Returns what times the answers to a row: the first row for a while, later ones for a moment. */
function timingOf(messages: Messages<"serve">, {repeat}: Answerer, tell: (text: string) => void): (row: Row) => void {
  let timed: Row | null = null;
  let isBusy = false;
  const watch = stopwatch(
    (times) => repeat(timed!, times),
    () => performance.now()
  );

  async function time(batches: number): Promise<void> {
    // one measurement in another would be counted twice
    if (isBusy) return;
    isBusy = true;
    await watch.time(batches);
    isBusy = false;
    tell(messages.serve.describeLatency(watch.latency()));
  }

  /** Fills the measurement in slices that let the reader on. */
  async function timeFirst(): Promise<void> {
    const end = performance.now() + FIRST_MS;
    while (watch.latency().batches < KEPT && performance.now() < end) {
      await time(FIRST_BATCHES);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  tell(messages.serve.describeLatency(watch.latency()));
  return (row) => {
    const isFirst = timed === null;
    timed = row;
    if (isFirst) setTimeout(() => void timeFirst());
    else void time(BATCHES);
  };
}
