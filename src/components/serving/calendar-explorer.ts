import {html} from "htl";
import {runCalendar, unreadAt} from "../../lib/course/serving/calendar.js";
import type {Calendar, CalendarSettings, Freshness} from "../../lib/course/serving/calendar.js";
import type {ServingFile} from "../../lib/course/serving/files.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {CalendarWords} from "../../messages/serving.en.js";
import {chartFigure} from "../chart-figure.js";
import {radios, range} from "../controls.js";
import type {Control} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import {HOURS, errorFigure, freshnesses, unreadFigure} from "./calendar-figures.js";
import {statList} from "./stat-list.js";

const NIGHTLY = HOURS.indexOf(24);
/** Ten days: far enough apart that the first picture shows what age does. */
const OPENING = HOURS.indexOf(240);
const READS = [20, 100, 300, 1000] as const;
const EVERY_NIGHT = {readsPerDay: READS[1], exponent: 1} as const;

interface CalendarState {
  /** number of the interval among `HOURS`; so too `reads` */
  readonly interval: number;
  readonly reads: number;
  readonly skew: "even" | "zipf";
  readonly freshness: Freshness;
  readonly seed: number;
  readonly guess: Guess;
}

/** Predictions for every tract, stored ahead: how old they are when read, how many nobody reads, and what age costs. */
export function calendarExplorer(
  file: ServingFile,
  {words, common}: {readonly words: CalendarWords; readonly common: CommonWords}
): HTMLElement {
  const store = createStore<CalendarState>("c", {
    interval: integer(OPENING, 0, HOURS.length - 1),
    reads: integer(1, 0, READS.length - 1),
    skew: oneOf(["even", "zipf"], "zipf"),
    freshness: oneOf(freshnesses, "refit"),
    seed: integer(1, 1, 999_999),
    guess: guess(0, 100)
  });
  const prediction = guessUnread(file, words, common, (value) => store.set({guess: value, interval: NIGHTLY}));
  const interval = range(
    words.interval,
    {min: 0, max: HOURS.length - 1, step: 1, format: (i) => words.span(HOURS[i]!)},
    (value) => store.set({interval: value})
  );
  const reads = range(
    words.reads,
    {min: 0, max: READS.length - 1, step: 1, format: (i) => words.readsValue(READS[i]!)},
    (value) => store.set({reads: value})
  );
  const skew = radios(
    words.skew,
    (["zipf", "even"] as const).map((value) => ({value, label: words.skews[value]})),
    (value) => store.set({skew: value})
  );
  const freshness = radios(
    words.freshness,
    freshnesses.map((value) => ({value, label: words.freshnesses[value]})),
    (value) => store.set({freshness: value})
  );
  const stats = html`<div></div>` as HTMLElement;
  const [errors, unread] = [chartFigure(common, store.link), chartFigure(common, store.link)];
  const figures = html`<div>${errors.element}${unread.element}</div>` as HTMLElement;
  return explorable({
    id: "c",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      html`<div class="serving-controls">
        ${store.control("interval", interval.element)}${store.control("reads", reads.element)}
        ${store.control("skew", skew.element)}${store.control("freshness", freshness.element)}
      </div>`,
      result,
      stats,
      figures
    ],
    surprise: () => store.set(surprise(store.get())),
    draw(state, width) {
      const settings = settingsOf(state);
      const calendar = runCalendar(settings, file);
      const isHidden = state.guess === null;
      const view = {width: width < 720 ? width : isHidden ? 720 : (width - 40) / 2, words};
      interval.update(state.interval);
      reads.update(state.reads);
      skew.update(state.skew);
      freshness.update(state.freshness);
      prediction.update(state.guess);
      stats.replaceChildren(statList(statsOf(calendar, isHidden, words)));
      errors.update(errorFigure(settings, file, view));
      figures.classList.toggle("columns-2", !isHidden);
      unread.element.hidden = isHidden;
      unread.update(unreadFigure(settings, calendar, file, view));
      return words.result(settings, calendar, isHidden);
    }
  });
}

function settingsOf({interval, reads, skew, freshness, seed}: CalendarState): CalendarSettings {
  return {hours: HOURS[interval]!, readsPerDay: READS[reads]!, exponent: skew === "zipf" ? 1 : 0, freshness, seed};
}

function surprise({seed}: CalendarState): Partial<CalendarState> {
  const next = 1 + (deriveSeed(seed, "surprise") % 999_999);
  return {
    ...{seed: next, interval: next % HOURS.length, reads: next % READS.length},
    freshness: freshnesses[next % 3 === 0 ? 1 : 0]!
  };
}

function guessUnread(
  {catalogue}: ServingFile,
  words: CalendarWords,
  common: CommonWords,
  onCommit: (value: Guess) => void
): Control<Guess> {
  return predict({
    question: words.predict(catalogue, EVERY_NIGHT.readsPerDay),
    label: words.predictLabel,
    scale: {min: 0, max: 100, step: 1, start: 20, format: words.guessValue},
    truth: 100 * unreadAt(HOURS[NIGHTLY]!, EVERY_NIGHT, catalogue),
    reason: words.predictReason(catalogue, EVERY_NIGHT.readsPerDay),
    words: common,
    onCommit
  });
}

function statsOf(
  {unread, meanAge, stored, reads, rmse}: Calendar,
  isHidden: boolean,
  words: CalendarWords
): {name: string; value: string}[] {
  return [
    {name: words.stats.unread, value: isHidden ? words.hidden : words.share(unread)},
    {name: words.stats.age, value: words.age(meanAge)},
    {name: words.stats.stored, value: words.perRead(stored / reads)},
    {name: words.stats.rmse, value: words.rmse(rmse)}
  ];
}
