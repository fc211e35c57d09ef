import {html} from "htl";
import {MOST_METRICS, usualRule} from "../../lib/course/what-to-watch/alarms.js";
import {failureIds} from "../../lib/course/what-to-watch/failures.js";
import type {FailureId} from "../../lib/course/what-to-watch/failures.js";
import {metricGroup, metricGroups, metricIds} from "../../lib/course/what-to-watch/metrics.js";
import type {MetricId} from "../../lib/course/what-to-watch/metrics.js";
import type {WatchedMetrics} from "../../lib/course/what-to-watch/published.js";
import {deriveSeed, seeded, shuffled} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {DashboardWords} from "../../messages/what-to-watch.en.js";
import {chartFigure} from "../chart-figure.js";
import {checkboxes, range} from "../controls.js";
import {count} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, integer, oneOf, someOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {dashboardFigure} from "./dashboard-figure.js";
import {dashboardLab, labelFree} from "./dashboard-lab.js";
import type {DashboardLab, Setup} from "./dashboard-lab.js";
import {failureCards} from "./failure-cards.js";

interface State extends Setup {
  readonly failure: FailureId;
  readonly guess: Guess;
  readonly seed: number;
}

interface Words {
  readonly words: DashboardWords;
  readonly common: CommonWords;
}

/** What a team without experience of models would look at. */
const FIRST_METRICS: readonly MetricId[] = ["latency", "failed", "predictions"];

/** A dashboard of a few metrics that the reader chooses, replayed against all that can go wrong. */
export function dashboardExplorer(
  {metrics, rowsPerDay}: {readonly metrics: WatchedMetrics; readonly rowsPerDay: number},
  {words, common}: Words
): HTMLElement {
  const lab = dashboardLab(metrics);
  const store = createStore<State>("a", {
    metrics: someOf(metricIds, FIRST_METRICS),
    failure: oneOf(failureIds, "unit"),
    width: integer(usualRule.width, 2, 6),
    run: integer(usualRule.run, 1, 3),
    guess: guess(0, failureIds.length),
    seed: integer(1, 0, 9999)
  });
  const prediction = predictionOf(lab, store, {words, common});
  const picker = metricPicker(store, words);
  const width = range(words.width, {min: 2, max: 6, step: 1, format: words.widthValue}, (value) =>
    store.set({width: value})
  );
  const run = range(words.run, {min: 1, max: 3, step: 1, format: words.runValue}, (value) => store.set({run: value}));
  const cards = failureCards(words, (failure) => store.set({failure}));
  const figure = chartFigure(common, store.link);
  return explorable({
    ...{id: "a", label: words.label, words: common, store},
    content: (result) => [
      store.control("guess", prediction.element),
      store.control("metrics", picker.element),
      html`<div class="columns-2">${store.control("width", width.element)}${store.control("run", run.element)}</div>`,
      result,
      store.control("failure", cards.element),
      figure.element
    ],
    surprise: () => store.set(surprise(store.get())),
    draw(state, pixels) {
      const setup = {...state, metrics: state.metrics.slice(0, MOST_METRICS)};
      const replay = lab.replay(setup);
      prediction.update(state.guess);
      picker.update(setup.metrics);
      width.update(state.width);
      run.update(state.run);
      cards.update(state.failure, replay);
      figure.update(dashboardFigure(lab, setup, {width: pixels, words, rows: rowsPerDay}));
      const waited = Array.from(replay.noticed.values(), ({days}) => days);
      return words.result(setup.metrics.length, waited, failureIds.length, replay.missed, replay.falseAlarms);
    }
  });
}

function predictionOf(lab: DashboardLab, store: Store<State>, {words, common}: Words) {
  const {noticed, missed} = lab.replay({...usualRule, metrics: labelFree});
  return predict({
    question: words.predict(labelFree.length, failureIds.length, lab.watch.labelDelay),
    label: words.predictLabel,
    scale: {min: 0, max: failureIds.length, step: 1, start: 6, format: count},
    truth: noticed.size,
    reason: words.predictReason(missed),
    words: common,
    onCommit: (value) => store.set({guess: value})
  });
}

/** The metrics by where they are read; no more can be put up than the dashboard holds. */
function metricPicker(store: Store<State>, words: DashboardWords) {
  const groups = metricGroups.map((group) => {
    const own = metricIds.filter((metric) => metricGroup(metric) === group);
    const boxes = checkboxes(
      words.metricGroups[group],
      own.map((value) => ({value, label: words.metrics[value].name})),
      (chosen) => {
        const others = store.get().metrics.filter((metric) => !own.includes(metric));
        const all = [...others, ...chosen];
        store.set({metrics: metricIds.filter((metric) => all.includes(metric))});
      }
    );
    return {own, boxes};
  });
  const room = html`<p class="option-note" role="status"></p>` as HTMLElement;
  return {
    element: html`<div class="metric-picker">${groups.map(({boxes}) => boxes.element)}${room}</div>` as HTMLElement,
    update(chosen: readonly MetricId[]): void {
      const isFull = chosen.length >= MOST_METRICS;
      for (const {own, boxes} of groups) {
        boxes.update(chosen);
        for (const metric of own) boxes.enable(metric, !isFull || chosen.includes(metric));
      }
      const note = isFull ? words.full(MOST_METRICS) : words.room(MOST_METRICS, chosen.length);
      if (room.textContent !== note) room.textContent = note;
    }
  };
}

function surprise({seed}: State): Partial<State> {
  const random = seeded(deriveSeed(seed + 1, "dashboard"));
  const drawn = shuffled(metricIds, random).slice(0, MOST_METRICS);
  const failure = failureIds[Math.floor(random() * failureIds.length)]!;
  return {seed: seed + 1, failure, metrics: metricIds.filter((metric) => drawn.includes(metric))};
}
