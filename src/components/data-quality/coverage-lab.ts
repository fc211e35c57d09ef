import {html} from "htl";
import {coverageMap, nearness, outsideAny, outsideRanges} from "../../lib/course/data-quality/coverage.js";
import type {Coverage, CoverageMap, OutsideRange} from "../../lib/course/data-quality/coverage.js";
import {situationIds, situationOf} from "../../lib/course/data-quality/situations.js";
import type {SituationId} from "../../lib/course/data-quality/situations.js";
import type {BostonRows} from "../../lib/course.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {CoverageFacts, CoverageWords} from "../../messages/data-quality.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, radios} from "../controls.js";
import type {Control} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {choiceField} from "../performance/choice-field.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {mapFigure, rangeFigure} from "./coverage-figures.js";
import {statOf} from "./stat.js";

interface State {
  readonly x: string;
  readonly y: string;
  readonly situation: SituationId;
  readonly guess: Guess;
  readonly seed: number;
}

/** The columns of the first map, and of the one whose unseen share the reader guesses: none of the second is out of range. */
const [FIRST_X, FIRST_Y] = ["lstat", "tax"] as const;
const MOST_SEEDS = 9999;
const scale = {min: 0, max: 100, step: 1, start: 30};

interface CoverageData {
  readonly boston: BostonRows;
  readonly features: readonly string[];
}

/** A map of two columns: where training rows are, and where requests fall. */
export function coverageLab(
  {boston, features}: CoverageData,
  {words, common}: {readonly words: CoverageWords; readonly common: CommonWords}
): HTMLElement {
  const {columns} = boston;
  const store = createStore<State>("b", {
    ...{x: oneOf(features, FIRST_X), y: oneOf(features, FIRST_Y)},
    ...{situation: oneOf(situationIds, "S0"), guess: guess(scale.min, scale.max), seed: integer(1, 1, MOST_SEEDS)}
  });
  const prediction = predictionOf(boston, store, {words, common});
  const controls = controlsOf(features, store, words);
  const stats = html`<dl class="stats"></dl>` as HTMLElement;
  const [map, ranges] = [chartFigure(common, store.link), chartFigure(common, store.link)];
  const measured = rememberLast((id: SituationId, seed: number) => measure(boston, features, id, seed));
  return explorable({
    id: "b",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      ...controls.elements,
      result,
      stats,
      html`<div class="columns-2">${map.element}${ranges.element}</div>`
    ],
    surprise: () => store.set(surprise(features, store.get())),
    draw(state, width) {
      controls.update(state);
      prediction.update(state.guess);
      const {rows, outside, any, far} = measured(state.situation, state.seed);
      const pair = [state.x, state.y] as const;
      const cells = coverageMap(columns, pair, rows);
      const facts = factsOf(rows, cells, {
        any,
        far,
        outside: pair.map((name) => outside.find(({column}) => column === name)!)
      });
      stats.replaceChildren(...words.stats(facts).map(statOf));
      const options = {width: width >= 720 ? width / 2 - 20 : width, words};
      map.update(mapFigure(columns, pair, rows, cells, {...options, title: words.title(facts)}));
      ranges.update(rangeFigure(outside, rows.serving.length, options));
      return words.result(facts);
    }
  });
}

interface Measured {
  readonly rows: Coverage;
  readonly outside: readonly OutsideRange[];
  readonly any: number;
  readonly far: number;
}

/** What does not depend on the two columns of the map. */
function measure(boston: BostonRows, features: readonly string[], id: SituationId, seed: number): Measured {
  const rows = situationOf(boston, id, seed);
  const {usual, distances} = nearness(boston.columns, features, rows);
  return {
    rows,
    outside: outsideRanges(boston.columns, features, rows),
    any: outsideAny(boston.columns, features, rows),
    far: distances.filter((distance) => distance > usual).length
  };
}

/** Distances to the nearest row take some milliseconds, and most changes leave the rows as they are. */
function rememberLast<A extends readonly unknown[], R>(make: (...key: A) => R): (...key: A) => R {
  let last: {readonly key: string; readonly value: R} | null = null;
  return (...key) => {
    const text = key.join();
    if (last?.key !== text) last = {key: text, value: make(...key)};
    return last.value;
  };
}

function factsOf(
  {serving}: Coverage,
  {unseen}: CoverageMap,
  {any, far, outside}: {readonly any: number; readonly far: number; readonly outside: readonly OutsideRange[]}
): CoverageFacts {
  return {serving: serving.length, unseen: unseen.length / serving.length, any, far, outside};
}

function controlsOf(features: readonly string[], store: Store<State>, words: CoverageWords) {
  const situation = radios(
    words.pick,
    situationIds.map((value) => ({value, label: words.situations[value].name})),
    (value) => store.set({situation: value})
  );
  const choices = features.map((value) => ({value, label: value.toUpperCase()}));
  // a column chosen for one axis leaves the other
  const x = choiceField(words.x, choices, (value) =>
    store.set(value === store.get().y ? {x: value, y: store.get().x} : {x: value})
  );
  const y = choiceField(words.y, choices, (value) =>
    store.set(value === store.get().x ? {y: value, x: store.get().y} : {y: value})
  );
  const again = button(words.again, () => store.set({seed: (store.get().seed % MOST_SEEDS) + 1}));
  const drawn = html`<span class="seed-note"></span>` as HTMLElement;
  const note = html`<p class="option-note"></p>` as HTMLElement;
  return {
    elements: [
      store.control("situation", situation.element),
      note,
      html`<div class="axis-fields">
        ${store.control("x", x.element)}${store.control("y", y.element)}
        ${store.control("seed", html`<span class="spin">${again} ${drawn}</span>` as HTMLElement)}
      </div>`
    ],
    update(state: State): void {
      situation.update(state.situation);
      x.update(state.x);
      y.update(state.y);
      note.textContent = words.situations[state.situation].note;
      again.disabled = state.situation === "S8";
      drawn.textContent = state.situation === "S8" ? words.fixedRows : words.draw(state.seed);
    }
  };
}

function predictionOf(
  boston: BostonRows,
  store: Store<State>,
  {words, common}: {readonly words: CoverageWords; readonly common: CommonWords}
): Control<Guess> {
  const {columns} = boston;
  const city = situationOf(boston, "S8", 1);
  const {unseen} = coverageMap(columns, [FIRST_X, FIRST_Y], city);
  const [tax] = outsideRanges(columns, [FIRST_Y], city);
  return predict({
    question: words.predict(city.serving.length),
    label: words.predictLabel,
    scale: {...scale, format: words.share},
    truth: (100 * unseen.length) / city.serving.length,
    reason: words.predictReason(columns[FIRST_Y]![city.serving[0]!]!, tax!.range),
    words: common,
    onCommit: (value) => store.set({guess: value, situation: "S8", x: FIRST_X, y: FIRST_Y})
  });
}

function surprise(features: readonly string[], {seed}: State): Partial<State> {
  const pick = (label: string, of: number): number => deriveSeed(seed, label) % of;
  const x = pick("x", features.length);
  const y = (x + 1 + pick("y", features.length - 1)) % features.length;
  return {
    ...{x: features[x]!, y: features[y]!, seed: (seed % MOST_SEEDS) + 1},
    situation: situationIds[pick("situation", situationIds.length)]!
  };
}
