import {html} from "htl";
import {STREAM_DAYS} from "../../lib/course/false-alarms/drift-streams.js";
import {
  evaluate,
  EVALUATION,
  labelledDays,
  labelStreams,
  usualError
} from "../../lib/course/false-alarms/late-labels.js";
import type {Evaluation, LabelledDay, LabelStream} from "../../lib/course/false-alarms/late-labels.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import {scenarios} from "../../lib/scenario/scenarios.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {LabelWords} from "../../messages/false-alarms.en.js";
import {chartFigure} from "../chart-figure.js";
import type {FigureContent} from "../chart-figure.js";
import {radios, range} from "../controls.js";
import {fixed} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {integer, oneOf} from "../state-fields.js";
import {createStore} from "../store.js";
import {labelChart} from "./label-chart.js";

interface State {
  readonly stream: LabelStream;
  readonly delay: number;
  /** in percent */
  readonly share: number;
}

/** Continuous evaluation of a model whose labels come late, and not for all rows. */
export function labelExplorer(
  production: Production,
  {words, common}: {readonly words: LabelWords; readonly common: CommonWords}
): HTMLElement {
  const store = createStore<State>("d", {
    stream: oneOf(labelStreams, "S5"),
    delay: integer(7, 0, 30),
    share: integer(100, 1, 100)
  });
  const usual = usualError(production);
  const known = new Map<LabelStream, LabelledDay[]>();
  const daysOf = (stream: LabelStream): LabelledDay[] => {
    let days = known.get(stream);
    if (days === undefined) known.set(stream, (days = labelledDays(production, stream, STREAM_DAYS)));
    return days;
  };
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
      store.control("stream", stream.element),
      html`<div class="columns-2">
        ${store.control("delay", delay.element)}${store.control("share", share.element)}
      </div>`,
      result,
      figure.element
    ],
    draw(state, width) {
      stream.update(state.stream);
      delay.update(state.delay);
      share.update(state.share);
      const change = scenarios[state.stream].changeDay;
      const plan = {delay: state.delay, share: state.share / 100};
      const found = evaluate(daysOf(state.stream), plan, usual, change);
      const told = {...state, change, found};
      figure.update(labelFigure(told, {width, words, usual, rows: production.stream.rowsPerDay}));
      return words.result(told);
    }
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
  return {
    title: words.title(told),
    subtitle,
    chart: labelChart(found, {
      ...{width, delay, days: STREAM_DAYS, change, limit: EVALUATION.ratio * usual},
      ...{xLabel: words.axis, yLabel: words.rmse, changeLabel: words.change, alarmLabel: words.alarm},
      limitLabel: words.limit
    }),
    table: {
      caption: subtitle,
      columns: words.columns,
      rows: found.readings.map(({n, rmse, recent, alarm}, day) => [
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
