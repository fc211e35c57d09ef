import {html} from "htl";
import {compareMarkets, splitMarkets, thresholdsOf} from "../../lib/course/two-markets.js";
import type {MarketFit} from "../../lib/course/two-markets.js";
import type {BostonRows} from "../../lib/course.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {MarketColumns, MarketWords} from "../../messages/another-place-another-time.en.js";
import type {CommonWords} from "../../messages/common.en.js";
import {chartFigure} from "../chart-figure.js";
import {radios, range} from "../controls.js";
import type {Control} from "../controls.js";
import {statOf} from "../data-quality/stat.js";
import {significant} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {choiceField} from "../performance/choice-field.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {errorFigure, slopeFigure} from "./market-figures.js";

interface State {
  readonly by: SplitColumn;
  /** number of the threshold among those of the column */
  readonly at: number;
  readonly columns: MarketColumns;
  readonly guess: Guess;
  readonly seed: number;
}

const splitColumns = ["rad", "crim", "nox", "dis"] as const;
type SplitColumn = (typeof splitColumns)[number];
const columnSets = ["few", "all"] as const;

/** The two columns of the small model. */
const FEW = ["rm", "lstat"] as const;
/** Rows that a market has at least, and thresholds that a slider has at most. */
const [LEAST_ROWS, MOST_THRESHOLDS] = [30, 40];
const MOST_SEEDS = 9999;
const scale = {min: 2, max: 20, step: 0.1, start: 5};

interface MarketData {
  readonly boston: BostonRows;
  readonly features: readonly string[];
  readonly target: string;
}

interface Words {
  readonly words: MarketWords;
  readonly common: CommonWords;
}

/** One table split into two markets: what the model of the first is worth in the second. */
export function marketExplorer({boston: {columns}, features, target}: MarketData, {words, common}: Words): HTMLElement {
  const thresholds = Object.fromEntries(
    splitColumns.map((name) => [name, thresholdsOf(columns[name]!, LEAST_ROWS, MOST_THRESHOLDS)])
  ) as Record<SplitColumn, number[]>;
  const store = createStore<State>("c", {
    by: oneOf(splitColumns, "rad"),
    at: integer(1, 0, MOST_THRESHOLDS - 1),
    columns: oneOf(columnSets, "few"),
    guess: guess(scale.min, scale.max),
    seed: integer(1, 1, MOST_SEEDS)
  });
  const thresholdOf = ({by, at}: Pick<State, "by" | "at">): number =>
    thresholds[by][Math.min(at, thresholds[by].length - 1)]!;
  const city = {by: "rad", at: thresholds.rad.length - 1} as const;
  const compare = (state: Pick<State, "by" | "at">, names: readonly string[]) =>
    compareMarkets(columns, names, target, splitMarkets(columns, state.by, thresholdOf(state)));
  const prediction = predictionOf(compare(city, FEW), words, common, (value) =>
    store.set({...city, columns: "few", guess: value})
  );
  const controls = controlsOf(thresholds, features.length, store, words);
  const stats = html`<dl class="stats"></dl>` as HTMLElement;
  const [slopes, errors] = [chartFigure(common, store.link), chartFigure(common, store.link)];
  return explorable({
    id: "c",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      ...controls.elements,
      result,
      stats,
      html`<div class="columns-2">${slopes.element}${errors.element}</div>`
    ],
    surprise: () => store.set(surprise(thresholds, store.get())),
    draw(state, width) {
      controls.update(state);
      prediction.update(state.guess);
      const compared = compare(state, state.columns === "few" ? FEW : features);
      const facts = {
        ...compared,
        ...{by: state.by, threshold: significant(thresholdOf(state), 3)},
        slopes: {home: slopeOf(compared.home), away: slopeOf(compared.away)}
      };
      const options = {width: width >= 720 ? width / 2 - 20 : width, words};
      const markets = splitMarkets(columns, state.by, thresholdOf(state));
      stats.replaceChildren(...words.stats(facts).map(statOf));
      slopes.update(slopeFigure({rooms: columns["rm"]!, prices: columns[target]!, markets}, facts, options));
      errors.update(errorFigure(facts, options));
      return words.result(facts);
    }
  });
}

function slopeOf({model}: MarketFit): number {
  return model.coefficients[model.features.indexOf("rm")]!;
}

function controlsOf(
  thresholds: Readonly<Record<SplitColumn, readonly number[]>>,
  columns: number,
  store: Store<State>,
  words: MarketWords
) {
  const by = choiceField(
    words.by,
    splitColumns.map((value) => ({value, label: value.toUpperCase()})),
    (value) => {
      const name = splitColumns.find((one) => one === value)!;
      store.set({by: name, at: Math.floor(thresholds[name].length / 2)});
    }
  );
  const sets = radios(
    words.pick,
    columnSets.map((value) => ({value, label: words.columnSets(columns)[value]})),
    (value) => store.set({columns: value})
  );
  const sliders = Object.fromEntries(
    splitColumns.map((name) => [
      name,
      range(
        words.threshold,
        {
          ...{min: 0, max: thresholds[name].length - 1, step: 1},
          format: (at) => `${name.toUpperCase()} ${significant(thresholds[name][at]!, 3)}`
        },
        (at) => store.set({at})
      )
    ])
  ) as Record<SplitColumn, Control<number>>;
  const slot = html`<div></div>` as HTMLElement;
  return {
    elements: [
      store.control("columns", sets.element),
      html`<div class="place-split">${store.control("by", by.element)}${store.control("at", slot)}</div>`
    ],
    update(state: State): void {
      by.update(state.by);
      sets.update(state.columns);
      const slider = sliders[state.by];
      slider.update(Math.min(state.at, thresholds[state.by].length - 1));
      // a slider that is being moved must stay where it is
      if (slot.firstElementChild !== slider.element) slot.replaceChildren(slider.element);
    }
  };
}

function predictionOf(
  {home, away, asked}: ReturnType<typeof compareMarkets>,
  words: MarketWords,
  common: CommonWords,
  onCommit: (value: Guess) => void
): Control<Guess> {
  return predict({
    question: words.predict(home.rmse, home.rows, away.rows),
    label: words.predictLabel,
    scale: {...scale, format: words.rmse},
    truth: asked.rmse,
    reason: words.predictReason(asked.rmse, home.rmse),
    words: common,
    onCommit
  });
}

function surprise(
  thresholds: Readonly<Record<SplitColumn, readonly number[]>>,
  {seed}: State
): Pick<State, "by" | "at" | "columns" | "seed"> {
  const pick = (label: string, of: number): number => deriveSeed(seed, label) % of;
  const by = splitColumns[pick("by", splitColumns.length)]!;
  return {
    ...{by, at: pick("at", thresholds[by].length), columns: columnSets[pick("columns", columnSets.length)]!},
    seed: (seed % MOST_SEEDS) + 1
  };
}
