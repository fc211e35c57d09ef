import {html} from "htl";
import {checkDistributions, checkPairs, drawPairs, pairFaults} from "../../lib/course/skew/pairs.js";
import type {Pairs} from "../../lib/course/skew/pairs.js";
import {BIGQUERY_DISTANCE} from "../../lib/course/skew/thresholds.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {PairWords} from "../../messages/skew.en.js";
import {chartFigure} from "../chart-figure.js";
import {radios, range} from "../controls.js";
import {fixed} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {choiceField} from "../performance/choice-field.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {checkFigure, distributionFigure, pairFigure} from "./pairs-figures.js";
import type {PairLook} from "./pairs-figures.js";

const checkIds = ["pairing", "distribution"] as const;

interface State {
  readonly check: (typeof checkIds)[number];
  readonly column: string;
  /** in hundredths */
  readonly threshold: number;
  readonly tolerance: number;
  readonly guess: Guess;
  readonly seed: number;
}

const MOST_SEEDS = 9999;

interface Words {
  readonly words: PairWords;
  readonly common: CommonWords;
}

/** The same records from training and from serving, compared as distributions and one by one. */
export function pairsExplorer({stream, features}: Production, {words, common}: Words): HTMLElement {
  const store = createStore<State>("c", {
    check: oneOf(checkIds, "pairing"),
    column: oneOf(features, "lstat"),
    threshold: integer(100 * BIGQUERY_DISTANCE, 1, 50),
    tolerance: integer(0, 0, 20),
    guess: guess(0, broken.length),
    seed: integer(1, 1, MOST_SEEDS)
  });
  const pairsOf = (seed: number): Pairs => drawPairs(stream.pool, features, seed);
  const prediction = predictionOf(pairsOf(1), store, {words, common});
  const controls = controlsOf(features, store, words);
  const [checked, looked] = [chartFigure(common, store.link), chartFigure(common, store.link)];
  const charts = html`<div class="columns-2">${checked.element}${looked.element}</div>` as HTMLElement;
  return explorable({
    id: "c",
    label: words.label,
    words: common,
    store,
    content: (result) => [store.control("guess", prediction.element), ...controls.elements, result, charts],
    surprise: () => store.set({seed: (store.get().seed % MOST_SEEDS) + 1}),
    draw(state, width) {
      prediction.update(state.guess);
      controls.update(state);
      // what the check of distributions finds is what the reader is asked for
      const isHidden = state.check === "distribution" && state.guess === null;
      charts.hidden = isHidden;
      if (isHidden) return words.hidden;
      const pairs = pairsOf(state.seed);
      const look = lookAt(pairs, state);
      const options = {width: width >= 720 ? width / 2 - 20 : width, words};
      const {column} = state;
      const distance = look.checks.find(({feature}) => feature === column)!.value;
      checked.update(checkFigure(look, options));
      looked.update(
        state.check === "pairing"
          ? pairFigure(pairs, column, options)
          : distributionFigure(pairs, {feature: column, distance}, options)
      );
      return words.result(look);
    }
  });
}

const broken = Object.keys(pairFaults);

function lookAt(pairs: Pairs, {check, threshold, tolerance}: State): PairLook {
  const limits = {threshold: threshold / 100, tolerance: tolerance / 100};
  return {
    ...{check, ...limits, pairs: pairs.keys.length},
    checks: check === "pairing" ? checkPairs(pairs, limits.tolerance) : checkDistributions(pairs, limits.threshold)
  };
}

function predictionOf(pairs: Pairs, store: Store<State>, {words, common}: Words) {
  const checks = checkDistributions(pairs, BIGQUERY_DISTANCE);
  const lstat = checks.find(({feature}) => feature === "lstat")!;
  return predict({
    ...{question: words.predict(pairs.keys.length, broken.length), label: words.predictLabel, words: common},
    scale: {min: 0, max: broken.length, step: 1, start: broken.length - 1, format: String},
    truth: checks.filter(({isFound}) => isFound).length,
    reason: words.predictReason(lstat.value),
    onCommit: (value) => store.set({guess: value, check: "distribution", threshold: 100 * BIGQUERY_DISTANCE})
  });
}

function controlsOf(features: readonly string[], store: Store<State>, words: PairWords) {
  const check = radios(
    words.check,
    checkIds.map((value) => ({value, label: words.checkNames[value]})),
    (value) => store.set({check: value})
  );
  const column = choiceField(
    words.column,
    features.map((name) => ({value: name, label: words.columnName(name)})),
    (value) => store.set({column: value})
  );
  const threshold = range(
    words.threshold,
    {min: 1, max: 50, step: 1, format: (value) => fixed(value / 100, 2)},
    (value) => store.set({threshold: value})
  );
  const tolerance = range(
    words.tolerance,
    {min: 0, max: 20, step: 1, format: (value) => words.toleranceValue(value / 100)},
    (value) => store.set({tolerance: value})
  );
  return {
    elements: [
      store.control("check", check.element),
      html`<div class="skew-controls">
        ${store.control("threshold", threshold.element)} ${store.control("tolerance", tolerance.element)}
        ${store.control("column", column.element)}
      </div>` as HTMLElement
    ],
    update(state: State): void {
      check.update(state.check);
      column.update(state.column);
      threshold.update(state.threshold);
      tolerance.update(state.tolerance);
      threshold.element.hidden = state.check === "pairing";
      tolerance.element.hidden = state.check !== "pairing";
    }
  };
}
