import {html} from "htl";
import type {Row} from "../../lib/model/encode.js";
import {
  describeAnswer,
  describeFaults,
  describeLatency,
  noAnswer,
  spokenAnswer,
  words
} from "../../messages/serve.en.js";
import {setText} from "../drift/overlay.js";
import type {Champion} from "./champion.js";
import {KEPT, stopwatch} from "./latency.js";

/** The answer to the request as it stands, and how long this device takes for one. */
interface AnswerView {
  readonly element: HTMLElement;
  /** @param row null where a value cannot be read */
  update(row: Row | null, faults: number): void;
}

/** Pause after the last key before a screen reader is told. */
const REST_MS = 700;
/** Batches timed at a key, and in each slice of the first measurement. */
const BATCHES = 2;
const FIRST_BATCHES = 8;

export function answerView(champion: Champion, label: {readonly name: string; readonly unit: string}): AnswerView {
  const [figure, odd, latency] = ["p", "p", "p"].map((tag) => document.createElement(tag)) as [
    HTMLElement,
    HTMLElement,
    HTMLElement
  ];
  figure.className = "answer-figure role-prediction";
  odd.className = "answer-odd";
  latency.className = "answer-latency";
  const spoken = html`<p class="visually-hidden" role="status"></p>`;
  const box = html`<section class="answer" aria-label=${words.answer}>
    <h2>${label.name}</h2>
    ${figure}${odd}${spoken}
  </section>`;
  const element = html`<div class="answer-column">${box}${latency}</div>`;
  let asked: Row | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const watch = stopwatch(
    () => void champion.predict(asked!),
    () => performance.now()
  );

  function time(batches: number): void {
    watch.time(batches);
    setText(latency, describeLatency(watch.latency()));
  }

  /** Fills the measurement in slices that let the reader on. */
  function timeFirst(): void {
    if (asked !== null) time(FIRST_BATCHES);
    if (watch.latency().batches < KEPT) setTimeout(timeFirst);
  }

  setText(latency, describeLatency(watch.latency()));
  setTimeout(timeFirst);
  return {
    element,
    update(row, faults) {
      const answer = row === null ? noAnswer : describeAnswer(champion.outcome, champion.predict(row), label.unit);
      setText(figure, answer);
      const remark = row === null ? words.unreadable : describeFaults(faults, champion.inputs.length);
      setText(odd, remark);
      box.classList.toggle("guess", row === null || faults > 0);
      clearTimeout(rest);
      rest = setTimeout(() => setText(spoken, spokenAnswer(label.name, answer, remark)), REST_MS);
      if (row === null) return;
      const isFirst = asked === null;
      asked = row;
      if (!isFirst) time(BATCHES);
    }
  };
}
