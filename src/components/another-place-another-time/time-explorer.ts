import {html} from "htl";
import {FIRST_YEAR, frozenError, priceFactor, SURVEY} from "../../lib/course/another-place-another-time/years.js";
import type {BostonRows} from "../../lib/course.js";
import {selectColumns} from "../../lib/model/columns.js";
import {gramOf} from "../../lib/model/gram.js";
import {leastSquares, predictLinear} from "../../lib/model/least-squares.js";
import {predictColumns} from "../../lib/model/predict.js";
import type {TrainedModel} from "../../lib/model/types.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {TimeModel, TimeWords} from "../../messages/another-place-another-time.en.js";
import type {CommonWords} from "../../messages/common.en.js";
import {chartFigure} from "../chart-figure.js";
import {radios, range} from "../controls.js";
import type {Control} from "../controls.js";
import {statOf} from "../data-quality/stat.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {airFigure, answerFigure, errorFigure} from "./time-figures.js";
import type {Frozen} from "./time-figures.js";

interface State {
  readonly year: number;
  readonly model: TimeModel;
  readonly guess: Guess;
  readonly seed: number;
}

const models = ["linear", "network"] as const;
/** Ten years in: the first picture shows where things go. */
const OPENING = FIRST_YEAR + 10;
const MOST_SEEDS = 9999;
const scale = {min: 0, max: 800, step: 10, start: 100};

interface TimeData {
  readonly boston: BostonRows;
  readonly model: TrainedModel;
}

interface Words {
  readonly words: TimeWords;
  readonly common: CommonWords;
}

/** A model of 1970 that nobody touches, while prices grow to those of a survey of 2020. */
export function timeExplorer({boston: {columns}, model}: TimeData, {words, common}: Words): HTMLElement {
  const store = createStore<State>("a", {
    year: integer(OPENING, FIRST_YEAR, SURVEY.year),
    model: oneOf(models, "linear"),
    guess: guess(scale.min, scale.max),
    seed: integer(1, 1, MOST_SEEDS)
  });
  const frozen = frozenModels(columns, model);
  const prediction = predictionOf(frozen.linear, store, {words, common});
  const year = range(words.year, {min: FIRST_YEAR, max: SURVEY.year, step: 1, format: words.yearValue}, (value) =>
    store.set({year: value})
  );
  const choice = radios(
    words.pick,
    models.map((value) => ({value, label: words.models[value]})),
    (value) => store.set({model: value})
  );
  const stats = html`<dl class="stats"></dl>` as HTMLElement;
  const [answers, errors, air] = [0, 1, 2].map(() => chartFigure(common, store.link)) as [Figure, Figure, Figure];
  return explorable({
    id: "a",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      store.control("year", year.element),
      store.control("model", choice.element),
      result,
      stats,
      html`<div class="columns-2">${answers.element}${errors.element}</div>`,
      air.element
    ],
    surprise: () => store.set(surprise(store.get())),
    draw(state, width) {
      year.update(state.year);
      choice.update(state.model);
      prediction.update(state.guess);
      const shown = frozen[state.model];
      const error = frozenError(shown.answers, shown.prices, priceFactor(shown.prices, state.year));
      const facts = {...error, year: state.year, rows: shown.prices.length};
      const options = {width: width >= 720 ? width / 2 - 20 : width, words};
      stats.replaceChildren(...words.stats(facts).map(statOf));
      answers.update(answerFigure(shown, facts, options));
      errors.update(errorFigure(shown, state.year, options));
      air.update(airFigure(columns["nox"]!, {...options, width: Math.min(width, 720)}));
      return words.result(facts);
    }
  });
}

type Figure = ReturnType<typeof chartFigure>;

/** Least squares learns from all rows and is asked about them; the net learnt from those of its pool. */
function frozenModels(columns: BostonRows["columns"], model: TrainedModel): Record<TimeModel, Frozen> {
  const features = model.inputs.map(({name}) => name);
  const target = model.outcome.name;
  const names = [...features, target];
  const inputs = selectColumns(columns, features);
  const linear = leastSquares(gramOf(names, selectColumns(columns, names)), features, target);
  const prices = columns[target]!;
  return {
    linear: {prices, answers: predictLinear(linear, inputs)},
    network: {prices, answers: predictColumns(model, inputs)}
  };
}

function predictionOf({answers, prices}: Frozen, store: Store<State>, {words, common}: Words): Control<Guess> {
  const error = (year: number) => frozenError(answers, prices, priceFactor(prices, year));
  const last = error(SURVEY.year);
  return predict({
    question: words.predict(last.factor, error(FIRST_YEAR).rmse, SURVEY.year),
    label: words.predictLabel,
    scale: {...scale, format: words.money},
    truth: last.rmse,
    reason: words.predictReason(last),
    words: common,
    onCommit: (value) => store.set({guess: value, year: SURVEY.year, model: "linear"})
  });
}

function surprise({seed}: State): Partial<State> {
  const pick = (label: string, of: number): number => deriveSeed(seed, label) % of;
  return {
    seed: (seed % MOST_SEEDS) + 1,
    year: FIRST_YEAR + pick("year", SURVEY.year - FIRST_YEAR + 1),
    model: models[pick("model", models.length)]!
  };
}
