import {html} from "htl";
import type {CourseLatency} from "../../lib/course/latency.js";
import type {ComparedModel, ModelPoint, ServingFile} from "../../lib/course/serving/files.js";
import {bytesOf, numbersOf, operationsOf} from "../../lib/course/serving/model-cost.js";
import {paretoFront} from "../../lib/course/serving/pareto.js";
import {timeModels, timeOf} from "../../lib/course/serving/time-models.js";
import type {ModelTimes} from "../../lib/course/serving/time-models.js";
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
import {tradeoffChart} from "./tradeoff-chart.js";

const axes: readonly CostAxis[] = ["operations", "bytes", "single", "many"];

/** Rows of a batch whose time is an axis. */
const batches = {single: 1, many: 1000} as const;
const isTime = (axis: CostAxis): axis is keyof typeof batches => axis in batches;
const guessScale = {min: 0, max: 3000, step: 10, start: 1000};

interface TradeoffState {
  readonly axis: CostAxis;
  readonly model: ComparedModel;
  readonly guess: Guess;
}

/** Times that the build measured, and those of the reader's own device once it has. */
interface Times {
  readonly build: CourseLatency["models"];
  readonly own: ModelTimes | null;
}

/** Six models by their error and what they cost to run: as the build measured it, and the reader's own device may. */
export function tradeoffExplorer(
  {models}: ServingFile,
  build: CourseLatency["models"],
  {words, common}: {readonly words: TradeoffWords; readonly common: CommonWords}
): HTMLElement {
  const ids = models.map(({id}) => id);
  const store = createStore<TradeoffState>("b", {
    axis: oneOf(axes, "operations"),
    model: oneOf(ids, "champion"),
    guess: guess(guessScale.min, guessScale.max)
  });
  let own: ModelTimes | null = null;
  const prediction = guessGain(models, words, common, (value) => store.set({guess: value, model: "five"}));
  const axis = radios(
    words.axis,
    axes.map((value) => ({value, label: words.axes[value]})),
    (value) => store.set({axis: value})
  );
  const pick = radios(
    words.pick,
    ids.map((value) => ({value, label: words.names[value]})),
    (model) => store.set({model})
  );
  const status = html`<span class="option-note" role="status"
    >${words.notMeasured(build.machine)}</span
  >` as HTMLElement;
  const measure = button(words.measure, () => void run(), "primary");
  const figure = chartFigure(common, store.link);

  async function run(): Promise<void> {
    measure.disabled = true;
    own = await timeModels(models, Object.values(batches), {
      clock: () => performance.now(),
      onModel: (id) => {
        status.textContent = words.measuring(words.names[id]);
        return paint();
      }
    });
    status.textContent = words.measured(build.machine);
    measure.disabled = false;
    const {axis: shown} = store.get();
    store.set({axis: isTime(shown) ? shown : "single"});
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
      const times = {build, own};
      axis.update(state.axis);
      pick.update(state.model);
      prediction.update(state.guess);
      figure.update(figureOf(models, state, {times, width: Math.min(width, 760), words}));
      return resultOf(models, state, times, words);
    }
  });
}

/** Lets the browser show what has been said: the work that follows may hold it up. */
function paint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
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
function costOf({id, widths, networks}: ModelPoint, axis: CostAxis, {build}: Times): number {
  if (isTime(axis)) return timeOf(build, id, batches[axis]);
  if (axis === "operations") return widths === null ? 0 : operationsOf(widths, networks);
  return bytesOf(widths === null ? 1 : numbersOf(widths, networks));
}

/** What the reader's device took, if that is the question and it was measured. */
function costHere({id}: ModelPoint, axis: CostAxis, {own}: Times): number | null {
  return isTime(axis) && own !== null ? timeOf(own, id, batches[axis]) : null;
}

interface FigureOptions {
  readonly times: Times;
  readonly width: number;
  readonly words: TradeoffWords;
}

function figureOf(models: readonly ModelPoint[], {axis, model}: TradeoffState, options: FigureOptions): FigureContent {
  const {times, width, words} = options;
  const {build, own} = times;
  const front = frontOf(models, axis, times);
  const [linear, best] = [modelOf(models, "linear"), models.reduce((a, b) => (b.rmse < a.rmse ? b : a))];
  const subtitle = words.subtitle(axis, build.machine, own !== null);
  const marks = models.map((point) => ({
    ...{name: words.names[point.id], cost: costOf(point, axis, times), rmse: point.rmse},
    ...{beside: costHere(point, axis, times), isOnFront: front.includes(point.id), isPicked: point.id === model}
  }));
  const timesOf = (from: ModelTimes | null, id: ComparedModel): string[] =>
    from === null ? [] : from.rows.map((rows) => words.time(timeOf(from, id, rows)));
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
      caption: words.caption(build.machine),
      columns: words.columns(build.rows, own?.rows ?? []),
      rows: models.map((point) => [
        words.names[point.id],
        fixed(point.rmse, 2),
        String(point.trained),
        words.cost("operations", costOf(point, "operations", times)),
        words.cost("bytes", costOf(point, "bytes", times)),
        ...timesOf(build, point.id),
        ...timesOf(own, point.id)
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
    ...{isBeaten: !frontOf(models, axis, times).includes(model), here: costHere(point, axis, times)}
  });
}
