import {html} from "htl";
import {STREAM_DAYS} from "../../lib/course/false-alarms/drift-streams.js";
import {
  evaluate,
  EVALUATION,
  labelledDays,
  labelStreams,
  usualError
} from "../../lib/course/false-alarms/late-labels.js";
import type {Evaluation, LabelledDay, LabelPlan, LabelStream} from "../../lib/course/false-alarms/late-labels.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import {scenarios} from "../../lib/scenario/scenarios.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {LabelAlarm, LabelWords} from "../../messages/false-alarms.en.js";
import {chartFigure} from "../chart-figure.js";
import type {FigureContent} from "../chart-figure.js";
import {radios, range} from "../controls.js";
import type {Control} from "../controls.js";
import {count, fixed} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {labelChart} from "./label-chart.js";

interface State {
  readonly stream: LabelStream;
  readonly delay: number;
  /** in percent */
  readonly share: number;
  readonly guess: Guess;
}

interface Words {
  readonly words: LabelWords;
  readonly common: CommonWords;
}

/** Finds what there is to be found of a stream by the labels of a plan. */
type Find = (stream: LabelStream, plan: LabelPlan) => Evaluation;

/** The stream whose alarm the reader guesses, and the one that is shown before, under the same plan of labels. */
const ASKED: LabelStream = "S4";
const FIRST: LabelStream = "S5";
const DELAY = 7;
const LAST_DAY = STREAM_DAYS - 1;

/** Continuous evaluation of a model whose labels come late, and not for all rows. */
export function labelExplorer(production: Production, {words, common}: Words): HTMLElement {
  const store = createStore<State>("d", {
    stream: oneOf(labelStreams, FIRST),
    delay: integer(DELAY, 0, 30),
    share: integer(100, 1, 100),
    guess: guess(0, LAST_DAY)
  });
  const usual = usualError(production);
  const known = new Map<LabelStream, LabelledDay[]>();
  const daysOf = (stream: LabelStream): LabelledDay[] => {
    let days = known.get(stream);
    if (days === undefined) known.set(stream, (days = labelledDays(production, stream, STREAM_DAYS)));
    return days;
  };
  const find: Find = (stream, plan) => evaluate(daysOf(stream), plan, usual, scenarios[stream].changeDay);
  const prediction = predictionOf(find, store, {words, common});
  const stream = radios(
    words.stream,
    labelStreams.map((value) => ({value, label: words.streams[value]})),
    (value) => store.set({stream: value})
  );
  const delay = range(words.delay, {min: 0, max: 30, step: 1, format: words.delayValue}, (value) =>
    store.set({delay: value})
  );
  const share = range(words.share, {min: 1, max: 100, step: 1, format: words.shareValue}, (value) =>
    store.set({share: value})
  );
  const figure = chartFigure(common, store.link);
  return explorable({
    ...{id: "d", label: words.label, words: common, store},
    content: (result) => [
      store.control("guess", prediction.element),
      store.control("stream", stream.element),
      html`<div class="columns-2">
        ${store.control("delay", delay.element)}${store.control("share", share.element)}
      </div>`,
      result,
      figure.element
    ],
    draw(state, width) {
      prediction.update(state.guess);
      stream.update(state.stream);
      delay.update(state.delay);
      share.update(state.share);
      const change = scenarios[state.stream].changeDay;
      const found = find(state.stream, {delay: state.delay, share: state.share / 100});
      const told = {...state, change, found};
      figure.update(labelFigure(told, {width, words, usual, rows: production.stream.rowsPerDay}));
      return isHidden(state) ? words.hiddenResult(told) : words.result(told);
    }
  });
}

/** What the asked stream tells is hidden until the reader has guessed. */
function isHidden({stream, guess}: State): boolean {
  return stream === ASKED && guess === null;
}

function predictionOf(find: Find, store: Store<State>, {words, common}: Words): Control<Guess> {
  const alarmIn = (stream: LabelStream): LabelAlarm => {
    return {change: scenarios[stream].changeDay!, alarm: find(stream, {delay: DELAY, share: 1}).alarmDay!};
  };
  const asked = alarmIn(ASKED);
  return predict({
    question: words.predict(asked.change, alarmIn(FIRST), DELAY),
    label: words.predictLabel,
    scale: {min: asked.change, max: LAST_DAY, step: 1, start: LAST_DAY - 10, format: count},
    truth: asked.alarm,
    reason: words.predictReason(asked, DELAY),
    words: common,
    onCommit: (value) => store.set({guess: value, stream: ASKED, delay: DELAY, share: 100})
  });
}

interface Told extends State {
  readonly change: number | null;
  readonly found: Evaluation;
}

function labelFigure(
  told: Told,
  {
    width,
    words,
    usual,
    rows
  }: {readonly width: number; readonly words: LabelWords; readonly usual: number; readonly rows: number}
): FigureContent {
  const {change, found, delay} = told;
  const subtitle = words.subtitle(usual, rows);
  const hidden = isHidden(told);
  return {
    title: hidden ? words.titleHidden : words.title(told),
    subtitle,
    chart: labelChart(hidden ? null : found, {
      ...{width, delay, days: STREAM_DAYS, change, limit: EVALUATION.ratio * usual},
      ...{xLabel: words.axis, yLabel: words.rmse, changeLabel: words.change, alarmLabel: words.alarm},
      ...{limitLabel: words.limit, hidden: words.hidden}
    }),
    table: {
      caption: subtitle,
      columns: words.columns,
      rows: (hidden ? [] : found.readings).map(({n, rmse, recent, alarm}, day) => [
        String(day),
        String(day + delay),
        String(n),
        fixed(rmse, 2),
        words.limits(recent.rmse.value, recent.rmse.low, recent.rmse.high),
        alarm ? words.alarm : words.none
      ])
    }
  };
}
