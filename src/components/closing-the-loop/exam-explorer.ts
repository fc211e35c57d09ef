import {html} from "htl";
import {examStreams} from "../../lib/course/closing-the-loop/exam-days.js";
import type {ExamStream} from "../../lib/course/closing-the-loop/exam-days.js";
import {EXAM_DELAY, examActions, examIncidents, examKinds} from "../../lib/course/closing-the-loop/exam-plan.js";
import {scoreExam} from "../../lib/course/closing-the-loop/exam-score.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import type {ExamWords} from "../../messages/closing-the-loop.en.js";
import type {CommonWords} from "../../messages/common.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, radios, range} from "../controls.js";
import {inSlices} from "../in-slices.js";
import {explorable} from "../lesson/explorable.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {examLog} from "./exam-log.js";
import {examResult} from "./exam-result.js";
import {examFields, LAST_DAY, MOST_REPORTS, MOST_SEEDS} from "./exam-state.js";
import type {ExamState} from "./exam-state.js";
import {examWall} from "./exam-wall.js";

/** The final exam: six incidents in 120 days, found day by day. */
export function examExplorer(
  production: Production,
  {words, common}: {readonly words: ExamWords; readonly common: CommonWords}
): HTMLElement {
  const streams = examStreams(production);
  const store = createStore<ExamState>("c", examFields);
  const controls = controlsOf(store, words);
  const prepare = preparer(streams, store);
  const figure = chartFigure(common, store.link);
  const log = html`<div></div>` as HTMLElement;
  const verdict = html`<div></div>` as HTMLElement;
  return explorable({
    ...{id: "c", label: words.label, words: common, store},
    content: (result) => [controls.time, result, verdict, figure.element, controls.report, log],
    draw(given, width) {
      const state = {...given, day: Math.min(given.day, given.today)};
      const stream = streams(state.seed);
      const incidents = examIncidents(state.seed);
      const isOver = state.today === LAST_DAY;
      const score = scoreExam(incidents, state.reports);
      controls.update(state);
      const truth = isOver ? incidents : [];
      figure.update(examWall(stream, state, {features: production.features, width, words, truth}));
      log.replaceChildren(examLog(stream.day(state.day), state.day <= state.today - EXAM_DELAY, words));
      verdict.replaceChildren(...(isOver ? [examResult(score, words)] : []));
      prepare(state);
      return isOver ? words.over(score) : words.open(state.today, LAST_DAY, state.reports.length);
    }
  });
}

/** Makes the days to come of an exam, once, while the reader looks at those that have passed. */
function preparer(streams: (seed: number) => ExamStream, store: Store<ExamState>): (state: ExamState) => void {
  let prepared: number | null = null;
  function* daysOf(seed: number): Generator<void> {
    for (let day = 0; day <= LAST_DAY && store.get().seed === seed; ++day) yield void streams(seed).day(day);
  }
  return ({seed}) => {
    if (prepared === seed) return;
    prepared = seed;
    inSlices(daysOf(seed), () => undefined);
  };
}

function controlsOf(store: Store<ExamState>, words: ExamWords) {
  const time = timeControls(store, words);
  const report = reportControls(store, words);
  return {
    time: time.element,
    report: report.element,
    update(state: ExamState): void {
      time.update(state);
      report.update(state);
    }
  };
}

function timeControls(store: Store<ExamState>, words: ExamWords) {
  const forward = (days: number) => (): void => {
    const today = Math.min(LAST_DAY, store.get().today + days);
    store.set({today, day: today});
  };
  const ahead = [
    button(words.next, forward(1), "primary"),
    button(words.week, forward(7)),
    button(words.end, forward(LAST_DAY), "quiet")
  ];
  const another = button(words.another, () => {
    const seed = (store.get().seed % MOST_SEEDS) + 1;
    store.reset();
    store.set({seed});
  });
  const number = html`<span class="seed-note"></span>` as HTMLElement;
  return {
    element: html`<div class="exam-controls">
      ${store.control("seed", html`<div class="spin">${another} ${number}</div>` as HTMLElement)}
      ${store.control("today", html`<div class="spin">${ahead}</div>` as HTMLElement)}
    </div>` as HTMLElement,
    update({seed, today}: ExamState): void {
      number.textContent = words.seed(seed);
      for (const one of ahead) one.disabled = today === LAST_DAY;
    }
  };
}

function reportControls(store: Store<ExamState>, words: ExamWords) {
  const day = range(words.look, {min: 0, max: LAST_DAY, step: 1, format: words.dayValue}, (value) =>
    store.set({day: Math.min(value, store.get().today)})
  );
  const slider = day.element.querySelector("input")!;
  const kind = radios(
    words.kind,
    examKinds.map((value) => ({value, label: words.kinds[value]})),
    (value) => store.set({kind: value}),
    "stacked"
  );
  const action = radios(
    words.action,
    examActions.map((value) => ({value, label: words.actions[value]})),
    (value) => store.set({action: value}),
    "stacked"
  );
  const file = button(
    words.report,
    () => store.set({reports: [...store.get().reports, reportOf(store.get())]}),
    "primary"
  );
  const undo = button(words.undo, () => store.set({reports: store.get().reports.slice(0, -1)}), "quiet");
  const list = html`<ol class="exam-reports"></ol>` as HTMLElement;
  const choices = html`<div class="exam-choices">
    ${store.control("kind", kind.element)} ${store.control("action", action.element)}
  </div>` as HTMLElement;
  const buttons = html`<div class="predict-buttons">${file} ${undo}</div>` as HTMLElement;
  return {
    element: html`<div class="exam-controls">
      ${choices} ${store.control("day", day.element)} ${store.control("reports", buttons)}
      <div>
        <p class="problems-title">${words.reports}</p>
        ${list}
      </div>
    </div>` as HTMLElement,
    update(state: ExamState): void {
      slider.max = String(state.today);
      day.update(state.day);
      kind.update(state.kind);
      action.update(state.action);
      choices.hidden = buttons.hidden = state.today === LAST_DAY;
      file.disabled = state.reports.length === MOST_REPORTS;
      // what has been said stands, once another day has passed
      undo.disabled = state.reports.at(-1)?.filed !== state.today;
      list.classList.toggle("empty", state.reports.length === 0);
      const texts = state.reports.length === 0 ? [words.noReports] : state.reports.map(words.reportText);
      list.replaceChildren(...texts.map((text) => html`<li>${text}</li>` as HTMLElement));
    }
  };
}

function reportOf({today, day, kind, action}: ExamState): ExamState["reports"][number] {
  return {filed: today, start: Math.min(day, today), kind, action};
}
