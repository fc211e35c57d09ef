import {html} from "htl";
import {beyondTraining, rowPath} from "../../lib/course/data-quality/row-path.js";
import type {BeyondTraining, RowPath} from "../../lib/course/data-quality/row-path.js";
import type {BostonRows} from "../../lib/course.js";
import type {TrainedModel} from "../../lib/model/types.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {PathWords} from "../../messages/data-quality.en.js";
import {chartFigure} from "../chart-figure.js";
import type {FigureContent} from "../chart-figure.js";
import {range} from "../controls.js";
import type {Control} from "../controls.js";
import {count, significant, signed} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, integer} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {preparedChart} from "./prepared-chart.js";

interface PathData {
  readonly boston: BostonRows;
  readonly model: TrainedModel;
  readonly target: string;
}

interface State {
  readonly row: number;
  readonly guess: Guess;
  readonly seed: number;
}

interface Words {
  readonly words: PathWords;
  readonly common: CommonWords;
}

/** One row from the file to the prediction, step by step. */
export function rowFollower({boston, model, target}: PathData, {words, common}: Words): HTMLElement {
  const rows = boston.pool.length;
  const store = createStore<State>("d", {
    row: integer(1, 1, rows),
    guess: guess(0, rows),
    seed: integer(1, 1, 9999)
  });
  const prediction = predictionOf(beyondTraining(boston, model), store, {words, common});
  const limits = {min: 1, max: rows, step: 1, format: words.number};
  const slider = range(words.row, limits, (row) => store.set({row}));
  const steps = html`<ol class="row-path"></ol>` as HTMLElement;
  const figure = chartFigure(common, store.link);
  return explorable({
    id: "d",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      store.control("row", slider.element),
      result,
      steps,
      figure.element
    ],
    surprise() {
      const {seed} = store.get();
      store.set({row: 1 + (deriveSeed(seed, "row") % rows), seed: (seed % 9999) + 1});
    },
    draw({row, guess}, width) {
      prediction.update(guess);
      slider.update(row);
      const path = rowPath(boston, model, target, row - 1);
      steps.replaceChildren(...stepsOf(path, target, words));
      figure.update(preparedFigure(row, path, {width: Math.min(width, 760), words}));
      return words.result(row, path.prediction, path.label, path.isTraining);
    }
  });
}

/** Asks how many rows the check stops, and shows the one that is farthest out. */
function predictionOf(found: BeyondTraining, store: Store<State>, {words, common}: Words): Control<Guess> {
  const {rows, beyond, farthest} = found;
  return predict({
    question: words.predict(rows),
    label: words.predictLabel,
    scale: {min: 0, max: rows, step: 1, start: Math.round(rows / 4), format: count},
    truth: beyond,
    reason: words.predictReason(farthest),
    words: common,
    onCommit: (value) => store.set({guess: value, ...(farthest === null ? {} : {row: farthest.row + 1})})
  });
}

function stepsOf(
  {fields, inputs, left, prediction, label, isTraining}: RowPath,
  target: string,
  words: PathWords
): Node[] {
  const outside = inputs.filter(({range, prepared}) => prepared < range[0] || prepared > range[1]);
  const far = inputs.reduce((most, next) => (Math.abs(next.prepared) > Math.abs(most.prepared) ? next : most));
  const step = (name: string, text: string | Node): Node =>
    html`<li><strong>${name}</strong> <span>${text}</span></li>` as HTMLElement;
  return [
    step(words.steps.collected, html`<code>${fields.map(({value}) => String(value)).join(", ")}</code>` as HTMLElement),
    step(words.steps.ingested, words.ingested(fields.length, inputs.length, left, target)),
    step(
      words.steps.checked,
      words.checked(
        outside.map(({name}) => name),
        inputs.length
      )
    ),
    step(words.steps.prepared, words.prepared(far.name, far.value, far.prepared)),
    step(words.steps.predicted, words.predicted(prediction)),
    step(words.steps.monitored, words.monitored(label, prediction - label, isTraining))
  ];
}

function preparedFigure(
  row: number,
  {inputs, prediction, label}: RowPath,
  {width, words}: {readonly width: number; readonly words: PathWords}
): FigureContent {
  return {
    title: words.title(row, prediction, label),
    subtitle: words.subtitle,
    chart: preparedChart(inputs, {width, xLabel: words.axis}),
    table: {
      caption: words.subtitle,
      columns: words.columns,
      rows: inputs.map(({name, value, prepared, range}) => [
        name.toUpperCase(),
        significant(value),
        signed(prepared, 2),
        words.span(range)
      ])
    }
  };
}
