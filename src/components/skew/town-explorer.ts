import {html} from "htl";
import {BIGQUERY_DISTANCE} from "../../lib/course/skew/thresholds.js";
import {townSkew} from "../../lib/course/skew/towns.js";
import type {Served} from "../../lib/course/skew/towns.js";
import {splitMarkets, thresholdsOf} from "../../lib/course/two-markets.js";
import type {BostonRows} from "../../lib/course.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {TownWords} from "../../messages/skew.en.js";
import {chartFigure} from "../chart-figure.js";
import {radios, range} from "../controls.js";
import type {Control} from "../controls.js";
import {fixed, significant} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {choiceField} from "../performance/choice-field.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {distanceFigure, townErrorFigure} from "./town-figures.js";
import type {TownFacts} from "./town-figures.js";

const splitColumns = ["rad", "crim", "dis", "lstat"] as const;
type SplitColumn = (typeof splitColumns)[number];
const servedIds = ["unseen", "all"] as const satisfies readonly Served[];

interface State {
  readonly by: SplitColumn;
  /** number of the border among those of the column */
  readonly at: number;
  readonly served: Served;
  /** in hundredths */
  readonly threshold: number;
  readonly guess: Guess;
  readonly seed: number;
}

/** Rows on either side of a border at least, and borders that a slider has at most. */
const [LEAST_ROWS, MOST_BORDERS] = [30, 30];
const MOST_SEEDS = 9999;
const scale = {min: 2, max: 25, step: 0.1, start: 6};

type Borders = Readonly<Record<SplitColumn, readonly number[]>>;

interface TownData {
  readonly boston: BostonRows;
  readonly features: readonly string[];
  readonly target: string;
}

interface Words {
  readonly words: TownWords;
  readonly common: CommonWords;
}

/** A model that learnt from a part of the tracts, and what it is served. */
export function townExplorer({boston: {columns}, features, target}: TownData, {words, common}: Words): HTMLElement {
  const borders = Object.fromEntries(
    splitColumns.map((name) => [name, thresholdsOf(columns[name]!, LEAST_ROWS, MOST_BORDERS)])
  ) as unknown as Borders;
  const city = borders.rad.length - 1;
  const store = createStore<State>("d", {
    by: oneOf(splitColumns, "rad"),
    at: integer(city, 0, MOST_BORDERS - 1),
    served: oneOf(servedIds, "unseen"),
    threshold: integer(100 * BIGQUERY_DISTANCE, 1, 80),
    guess: guess(scale.min, scale.max),
    seed: integer(1, 1, MOST_SEEDS)
  });
  const factsOf = ({by, at, served, threshold}: Omit<State, "guess" | "seed">): TownFacts => {
    const border = borders[by][Math.min(at, borders[by].length - 1)]!;
    const markets = splitMarkets(columns, by, border);
    return {
      ...townSkew(columns, features, target, {markets, served}),
      ...{by, at: significant(border, 3), served, threshold: threshold / 100}
    };
  };
  const first = factsOf({by: "rad", at: city, served: "unseen", threshold: 0});
  const prediction = predict({
    ...{question: words.predict(first.home.rmse, first.home.rows, first.asked.n), label: words.predictLabel},
    ...{scale: {...scale, format: words.rmse}, truth: first.asked.rmse, words: common},
    reason: words.predictReason(first.asked.rmse, first.home.rmse),
    onCommit: (value) => store.set({guess: value, by: "rad", at: city, served: "unseen"})
  });
  const controls = controlsOf(borders, store, words);
  const [distances, errors] = [chartFigure(common, store.link), chartFigure(common, store.link)];
  const hidden = html`<p class="option-note">${words.hidden}</p>` as HTMLElement;
  return explorable({
    id: "d",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      ...controls.elements,
      result,
      html`<div class="columns-2">
        ${distances.element}
        <div>${hidden}${errors.element}</div>
      </div>` as HTMLElement
    ],
    surprise: () => store.set(surprise(borders, store.get())),
    draw(state, width) {
      controls.update(state);
      prediction.update(state.guess);
      const facts = factsOf(state);
      const options = {width: width >= 720 ? width / 2 - 20 : width, words};
      distances.update(distanceFigure(facts, options));
      errors.update(townErrorFigure(facts, options));
      const isHidden = state.guess === null;
      hidden.hidden = !isHidden;
      errors.element.hidden = isHidden;
      return isHidden ? words.hiddenResult(facts) : words.result(facts);
    }
  });
}

function controlsOf(borders: Borders, store: Store<State>, words: TownWords) {
  const by = choiceField(
    words.by,
    splitColumns.map((value) => ({value, label: words.columnName(value)})),
    (value) => {
      const name = splitColumns.find((one) => one === value)!;
      store.set({by: name, at: borders[name].length - 1});
    }
  );
  const sliders = Object.fromEntries(
    splitColumns.map((name) => {
      const format = (at: number): string => `${words.columnName(name)} ${significant(borders[name][at]!, 3)}`;
      const limits = {min: 0, max: borders[name].length - 1, step: 1, format};
      return [name, range(words.border, limits, (at) => store.set({at}))];
    })
  ) as Record<SplitColumn, Control<number>>;
  const served = radios(
    words.served,
    servedIds.map((value) => ({value, label: words.servedNames[value]})),
    (value) => store.set({served: value})
  );
  const threshold = range(
    words.threshold,
    {min: 1, max: 80, step: 1, format: (value) => fixed(value / 100, 2)},
    (value) => store.set({threshold: value})
  );
  return {
    elements: [
      store.control("served", served.element),
      html`<div class="skew-controls">
        ${store.control("by", by.element)} ${splitColumns.map((name) => store.control("at", sliders[name].element))}
        ${store.control("threshold", threshold.element)}
      </div>` as HTMLElement
    ],
    update(state: State): void {
      by.update(state.by);
      served.update(state.served);
      threshold.update(state.threshold);
      for (const name of splitColumns) sliders[name].element.hidden = name !== state.by;
      sliders[state.by].update(Math.min(state.at, borders[state.by].length - 1));
    }
  };
}

function surprise(borders: Borders, {seed}: State): Partial<State> {
  const by = splitColumns[deriveSeed(seed, "by") % splitColumns.length]!;
  const at = deriveSeed(seed, "at") % borders[by].length;
  const served = servedIds[deriveSeed(seed, "served") % servedIds.length]!;
  return {by, at, served, seed: (seed % MOST_SEEDS) + 1};
}
