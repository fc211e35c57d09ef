import {html} from "htl";
import type {ComparedModel, ModelPoint, ServingFile} from "../../lib/course/serving/files.js";
import {bytesOf, numbersOf, operationsOf} from "../../lib/course/serving/model-cost.js";
import {paretoFront} from "../../lib/course/serving/pareto.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {CostAxis, TradeoffWords} from "../../messages/serving.en.js";
import {chartFigure} from "../chart-figure.js";
import type {FigureContent} from "../chart-figure.js";
import {button, radios} from "../controls.js";
import type {Control} from "../controls.js";
import {fixed} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import {timeModels} from "./model-timing.js";
import type {ModelTime} from "./model-timing.js";
import {tradeoffChart} from "./tradeoff-chart.js";

const axes: readonly CostAxis[] = ["operations", "bytes", "single", "many"];
const isTime = (axis: CostAxis): axis is keyof ModelTime => axis === "single" || axis === "many";
const guessScale = {min: 0, max: 3000, step: 10, start: 1000};

interface TradeoffState {
  readonly axis: CostAxis;
  readonly model: ComparedModel;
  readonly guess: Guess;
}

type Times = ReadonlyMap<string, ModelTime>;

/** Six models by their error and what they cost to run, which the reader's own device may measure. */
export function tradeoffExplorer(
  {models}: ServingFile,
  {words, common}: {readonly words: TradeoffWords; readonly common: CommonWords}
): HTMLElement {
  const ids = models.map(({id}) => id);
  const store = createStore<TradeoffState>("b", {
    axis: oneOf(axes, "operations"),
    model: oneOf(ids, "champion"),
    guess: guess(guessScale.min, guessScale.max)
  });
  let times: Times = new Map();
  const prediction = guessGain(models, words, common, (value) => store.set({guess: value, model: "five"}));
  const axis = radios(
    words.axis,
    axes.map((value) => ({value, label: words.axes[value]})),
    chooseAxis
  );
  const pick = radios(
    words.pick,
    ids.map((value) => ({value, label: words.names[value]})),
    (model) => store.set({model})
  );
  const status = html`<span class="option-note" role="status">${words.notMeasured}</span>` as HTMLElement;
  const measure = button(words.measure, () => void run("single"), "primary");
  const figure = chartFigure(common, store.link);

  function chooseAxis(value: CostAxis): void {
    if (isTime(value) && times.size === 0) void run(value);
    else store.set({axis: value});
  }

  async function run(then: CostAxis): Promise<void> {
    measure.disabled = true;
    times = await timeModels(models, ({id}) => void (status.textContent = words.measuring(words.names[id])));
    status.textContent = words.measured;
    measure.disabled = false;
    store.set({axis: then});
  }

  return explorable({
    id: "b",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      store.control("axis", axis.element),
      html`<p class="serving-measure">${measure} ${status}</p>`,
      store.control("model", pick.element),
      result,
      figure.element
    ],
    draw(state, width) {
      // a link may ask for times that this device has not measured yet
      const shown = {...state, axis: isTime(state.axis) && times.size === 0 ? ("operations" as const) : state.axis};
      axis.update(shown.axis);
      pick.update(state.model);
      prediction.update(state.guess);
      figure.update(figureOf(models, shown, {times, width: Math.min(width, 760), words}));
      return resultOf(models, shown, times, words);
    }
  });
}

function guessGain(
  models: readonly ModelPoint[],
  words: TradeoffWords,
  common: CommonWords,
  onCommit: (value: Guess) => void
): Control<Guess> {
  const [one, five] = [modelOf(models, "champion"), modelOf(models, "five")];
  return predict({
    question: words.predict(five.networks),
    label: words.predictLabel,
    scale: {...guessScale, format: words.guessValue},
    truth: 1000 * (one.rmse - five.rmse),
    reason: words.predictReason(one.rmse, five.rmse),
    words: common,
    onCommit
  });
}

function modelOf(models: readonly ModelPoint[], id: ComparedModel): ModelPoint {
  return models.find((model) => model.id === id)!;
}

/** The mean holds one number and computes nothing. */
function costOf({id, widths, networks}: ModelPoint, axis: CostAxis, times: Times): number {
  if (isTime(axis)) return times.get(id)![axis];
  if (axis === "operations") return widths === null ? 0 : operationsOf(widths, networks);
  return bytesOf(widths === null ? 1 : numbersOf(widths, networks));
}

interface FigureOptions {
  readonly times: Times;
  readonly width: number;
  readonly words: TradeoffWords;
}

function figureOf(models: readonly ModelPoint[], {axis, model}: TradeoffState, options: FigureOptions): FigureContent {
  const {times, width, words} = options;
  const front = frontOf(models, axis, times);
  const [linear, best] = [modelOf(models, "linear"), models.reduce((a, b) => (b.rmse < a.rmse ? b : a))];
  const subtitle = words.subtitle(axis);
  const marks = models.map((point) => ({
    ...{name: words.names[point.id], cost: costOf(point, axis, times), rmse: point.rmse},
    ...{isOnFront: front.includes(point.id), isPicked: point.id === model}
  }));
  const time = (id: string, name: keyof ModelTime): string =>
    times.size === 0 ? "–" : words.cost(name, times.get(id)![name]);
  return {
    title: words.title(
      {name: words.names[best.id], rmse: best.rmse, factor: costOf(best, axis, times) / costOf(linear, axis, times)},
      linear.rmse
    ),
    subtitle,
    chart: tradeoffChart(marks, {
      ...{width, xLabel: words.axes[axis], yLabel: words.error, nothing: words.nothing},
      format: (cost) => words.cost(axis, cost)
    }),
    table: {
      caption: subtitle,
      columns: words.columns,
      rows: models.map((point) => [
        words.names[point.id],
        fixed(point.rmse, 2),
        String(point.trained),
        words.cost("operations", costOf(point, "operations", times)),
        words.cost("bytes", costOf(point, "bytes", times)),
        time(point.id, "single"),
        time(point.id, "many")
      ])
    }
  };
}

function frontOf(models: readonly ModelPoint[], axis: CostAxis, times: Times): ComparedModel[] {
  const points = models.map((model) => ({cost: costOf(model, axis, times), error: model.rmse}));
  return paretoFront(points).map((i) => models[i]!.id);
}

function resultOf(
  models: readonly ModelPoint[],
  {axis, model}: TradeoffState,
  times: Times,
  words: TradeoffWords
): string {
  const [point, linear] = [modelOf(models, model), modelOf(models, "linear")];
  const cost = costOf(point, axis, times);
  return words.result(point, axis, {
    ...{cost, factor: cost / costOf(linear, axis, times), gain: linear.rmse - point.rmse},
    isBeaten: !frontOf(models, axis, times).includes(model)
  });
}
