import {html} from "htl";
import type {StreamSettings} from "../../lib/course/pipeline/production.js";
import {
  bestRemedy,
  BORDER_DRAWS,
  BORDER_SEED,
  borderFactors,
  borderPools,
  borderRows,
  medianErrors,
  tryRemedies
} from "../../lib/course/retraining/border.js";
import type {RemedyErrors} from "../../lib/course/retraining/border.js";
import type {BostonRows} from "../../lib/course.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {PlaceFacts, RemedyWords} from "../../messages/retraining.en.js";
import {chartFigure} from "../chart-figure.js";
import {range} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, integer} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {mapFigure, placeFigure} from "./remedy-figures.js";

interface State {
  /** places in `borderRows` and `borderFactors` */
  readonly rows: number;
  readonly factor: number;
  /** percent by which a new model must be better */
  readonly gain: number;
  readonly guess: Guess;
  readonly seed: number;
}

interface Data {
  readonly boston: BostonRows;
  readonly settings: StreamSettings;
  /** by number of rows and factor */
  readonly map: readonly (readonly RemedyErrors[])[];
}

interface Words {
  readonly words: RemedyWords;
  readonly common: CommonWords;
}

const guessed = {min: 15, max: 240, step: 1, start: 100};
const MOST_GAIN = 20;
/** The change that the reader guesses about: half as much again. */
const HALF = borderFactors.indexOf(1.5);

/** Keep, continue or rebuild: what leaves the least error, by the size of a change and the number of new rows. */
export function remedyExplorer({boston, settings, map}: Data, {words, common}: Words): HTMLElement {
  const store = createStore<State>("b", {
    rows: integer(borderRows.indexOf(60), 0, borderRows.length - 1),
    factor: integer(borderFactors.indexOf(1.2), 0, borderFactors.length - 1),
    gain: integer(2, 0, MOST_GAIN),
    guess: guess(guessed.min, guessed.max),
    seed: integer(BORDER_SEED, 0, 9999)
  });
  const pools = borderPools(boston, settings);
  const controls = controlsOf(store, words);
  const prediction = predictionOf(store, map, {words, common});
  const [border, place] = [chartFigure(common, store.link), chartFigure(common, store.link)];
  const hidden = html`<p class="muted">${words.mapHidden}</p>` as HTMLElement;
  return explorable({
    ...{id: "b", label: words.label, words: common, store},
    content: (result) => [
      html`<p class="muted">${words.simulated(BORDER_DRAWS)}</p>` as HTMLElement,
      controls.element,
      store.control("guess", prediction.element),
      result,
      html`<div class="columns-2">
        <div>${border.element}${hidden}</div>
        ${place.element}
      </div>` as HTMLElement
    ],
    surprise: () => store.set(surprise(store.get())),
    draw(state, width) {
      controls.update(state);
      prediction.update(state.guess);
      const isOpen = state.guess !== null;
      const [rows, factor, gain] = [borderRows[state.rows]!, borderFactors[state.factor]!, state.gain / 100];
      const [trial] = tryRemedies(pools, rows, [factor], state.seed);
      const errors = medianErrors(trial!);
      const facts: PlaceFacts = {rows, factor, gain, errors, best: bestRemedy(errors, gain)};
      const options = {width: width >= 720 ? width / 2 - 20 : width, words};
      border.element.hidden = !isOpen;
      hidden.hidden = isOpen;
      border.update(mapFigure(map, facts, options));
      place.update(placeFigure(trial!, facts, options));
      return words.result(facts);
    }
  });
}

function controlsOf(store: Store<State>, words: RemedyWords) {
  const last = {rows: borderRows.length - 1, factor: borderFactors.length - 1, gain: MOST_GAIN};
  const controls = {
    rows: range(
      words.rows,
      {min: 0, max: last.rows, step: 1, format: (at) => words.rowsValue(borderRows[at]!)},
      (rows) => store.set({rows})
    ),
    factor: range(
      words.factor,
      {min: 0, max: last.factor, step: 1, format: (at) => words.factorValue(borderFactors[at]!)},
      (factor) => store.set({factor})
    ),
    gain: range(words.gain, {min: 0, max: last.gain, step: 1, format: (gain) => words.gainValue(gain / 100)}, (gain) =>
      store.set({gain})
    )
  };
  const names = Object.keys(controls) as (keyof typeof controls)[];
  const shown = names.map((name) => store.control(name, controls[name].element));
  return {
    element: html`<div class="race-controls">${shown}</div>` as HTMLElement,
    update: (state: State): void => names.forEach((name) => controls[name].update(state[name]))
  };
}

function predictionOf(store: Store<State>, map: Data["map"], {words, common}: Words) {
  const at = map.findIndex((factors) => bestRemedy(factors[HALF]!, 0) === "rebuild");
  return predict({
    question: words.predict(map[0]![HALF]!.keep),
    label: words.predictLabel,
    scale: {...guessed, format: words.rowsValue},
    truth: borderRows[at]!,
    reason: words.predictReason(borderRows[at - 1]!),
    words: common,
    onCommit: (value) => store.set({guess: value, factor: HALF, rows: at})
  });
}

/** Another place, and other draws. */
function surprise({seed}: State): Partial<State> {
  const pick = (what: string, of: number): number => deriveSeed(seed + 1, what) % of;
  return {seed: seed + 1, rows: pick("rows", borderRows.length), factor: pick("factor", borderFactors.length)};
}
