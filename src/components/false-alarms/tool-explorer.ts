import {agreementOf, OWN_THRESHOLDS, toolFigures, toolStreams} from "../../lib/course/false-alarms/two-tools.js";
import type {ToolFigures, ToolStream} from "../../lib/course/false-alarms/two-tools.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {ToolWords} from "../../messages/false-alarms.en.js";
import {chartFigure} from "../chart-figure.js";
import type {FigureContent} from "../chart-figure.js";
import {button, radios, range} from "../controls.js";
import type {Control} from "../controls.js";
import {count, fixed} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {toolChart} from "./tool-chart.js";

interface State {
  readonly stream: ToolStream;
  /** thresholds in thousandths */
  readonly psi: number;
  readonly js: number;
  readonly guess: Guess;
}

interface Words {
  readonly words: ToolWords;
  readonly common: CommonWords;
}

/** The stream whose alarms the reader guesses. */
const ASKED: ToolStream = "S1";
const OWN = {psi: 1000 * OWN_THRESHOLDS.psi, js: 1000 * OWN_THRESHOLDS.js};
const MOST = {psi: 2000, js: 400};

/** The same rows, measured by two tools, each with a threshold that the reader can move. */
export function toolExplorer(production: Production, {words, common}: Words): HTMLElement {
  const store = createStore<State>("c", {
    stream: oneOf(toolStreams, ASKED),
    psi: integer(OWN.psi, 0, MOST.psi),
    js: integer(OWN.js, 0, MOST.js),
    guess: guess(0, production.features.length)
  });
  const known = new Map<ToolStream, ToolFigures[]>();
  const figuresOf = (stream: ToolStream): ToolFigures[] => {
    let figures = known.get(stream);
    if (figures === undefined)
      known.set(stream, (figures = toolFigures(production, stream).sort((a, b) => b.psi - a.psi)));
    return figures;
  };
  const prediction = predictionOf(figuresOf(ASKED), store, {words, common});
  const stream = radios(
    words.stream,
    toolStreams.map((value) => ({value, label: words.streams[value]})),
    (value) => store.set({stream: value})
  );
  const threshold = (name: "psi" | "js", step: number, digits: number) =>
    range(words[name], {min: 0, max: MOST[name], step, format: (value) => fixed(value / 1000, digits)}, (value) =>
      store.set({[name]: value})
    );
  const [psi, js] = [threshold("psi", 10, 2), threshold("js", 1, 3)];
  const figure = chartFigure(common, store.link);
  return explorable({
    ...{id: "c", label: words.label, words: common, store},
    content: (result) => [
      store.control("guess", prediction.element),
      store.control("stream", stream.element),
      store.control("psi", psi.element),
      store.control("js", js.element),
      store.locked("psi") && store.locked("js") ? null : button(words.own, () => store.set(OWN), "quiet"),
      result,
      figure.element
    ],
    draw(state, width) {
      const isHidden = state.guess === null;
      prediction.update(state.guess);
      stream.update(state.stream);
      psi.update(state.psi);
      js.update(state.js);
      const thresholds = {psi: state.psi / 1000, js: state.js / 1000};
      const figures = figuresOf(state.stream);
      figure.update(toolFigure(figures, {thresholds, width, words, isHidden}));
      const found = agreementOf(figures, thresholds);
      return isHidden ? words.hiddenResult(found, thresholds.psi) : words.result(found, thresholds);
    }
  });
}

function predictionOf(figures: readonly ToolFigures[], store: Store<State>, {words, common}: Words): Control<Guess> {
  const {both, onlyPsi, onlyJs} = agreementOf(figures, OWN_THRESHOLDS);
  return predict({
    question: words.predict(both + onlyPsi, figures.length),
    label: words.predictLabel,
    scale: {min: 0, max: figures.length, step: 1, start: Math.round(figures.length / 2), format: count},
    truth: both + onlyJs,
    reason: words.predictReason(figures.reduce((most, one) => (one.js > most.js ? one : most))),
    words: common,
    onCommit: (value) => store.set({...OWN, guess: value, stream: ASKED})
  });
}

interface FigureOptions {
  readonly thresholds: {readonly psi: number; readonly js: number};
  readonly width: number;
  readonly words: ToolWords;
  /** what the second tool says is hidden until the reader has guessed */
  readonly isHidden: boolean;
}

function toolFigure(
  figures: readonly ToolFigures[],
  {thresholds, width, words, isHidden}: FigureOptions
): FigureContent {
  const found = agreementOf(figures, thresholds);
  const say = (isAlarm: boolean): string => (isAlarm ? words.alarm : words.quiet);
  return {
    title: isHidden ? words.titleHidden(found) : words.title(found),
    subtitle: words.subtitle,
    chart: toolChart(figures, {width, thresholds, titles: words.tools, hidden: isHidden ? words.hidden : null}),
    table: {
      caption: words.subtitle,
      columns: words.columns,
      rows: figures.map(({feature, psi, js}) => [
        feature.toUpperCase(),
        fixed(psi, 3),
        isHidden ? "–" : fixed(js, 3),
        say(psi >= thresholds.psi),
        isHidden ? words.hidden : say(js > thresholds.js)
      ])
    }
  };
}
