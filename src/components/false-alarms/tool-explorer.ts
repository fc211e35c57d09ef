import {agreementOf, OWN_THRESHOLDS, toolFigures, toolStreams} from "../../lib/course/false-alarms/two-tools.js";
import type {ToolFigures, ToolStream} from "../../lib/course/false-alarms/two-tools.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {ToolWords} from "../../messages/false-alarms.en.js";
import {chartFigure} from "../chart-figure.js";
import type {FigureContent} from "../chart-figure.js";
import {button, radios, range} from "../controls.js";
import {fixed} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {integer, oneOf} from "../state-fields.js";
import {createStore} from "../store.js";
import {toolChart} from "./tool-chart.js";

interface State {
  readonly stream: ToolStream;
  /** thresholds in thousandths */
  readonly psi: number;
  readonly js: number;
}

const OWN = {psi: 1000 * OWN_THRESHOLDS.psi, js: 1000 * OWN_THRESHOLDS.js};
const MOST = {psi: 2000, js: 400};

/** The same rows, measured by two tools, each with a threshold that the reader can move. */
export function toolExplorer(
  production: Production,
  {words, common}: {readonly words: ToolWords; readonly common: CommonWords}
): HTMLElement {
  const store = createStore<State>("c", {
    stream: oneOf(toolStreams, "S1"),
    psi: integer(OWN.psi, 0, MOST.psi),
    js: integer(OWN.js, 0, MOST.js)
  });
  const known = new Map<ToolStream, ToolFigures[]>();
  const figuresOf = (stream: ToolStream): ToolFigures[] => {
    let figures = known.get(stream);
    if (figures === undefined)
      known.set(stream, (figures = toolFigures(production, stream).sort((a, b) => b.psi - a.psi)));
    return figures;
  };
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
      store.control("stream", stream.element),
      store.control("psi", psi.element),
      store.control("js", js.element),
      store.locked("psi") && store.locked("js") ? null : button(words.own, () => store.set(OWN), "quiet"),
      result,
      figure.element
    ],
    draw(state, width) {
      stream.update(state.stream);
      psi.update(state.psi);
      js.update(state.js);
      const thresholds = {psi: state.psi / 1000, js: state.js / 1000};
      const figures = figuresOf(state.stream);
      figure.update(toolFigure(figures, thresholds, width, words));
      return words.result(agreementOf(figures, thresholds), thresholds);
    }
  });
}

function toolFigure(
  figures: readonly ToolFigures[],
  thresholds: {readonly psi: number; readonly js: number},
  width: number,
  words: ToolWords
): FigureContent {
  const say = (isAlarm: boolean): string => (isAlarm ? words.alarm : words.quiet);
  return {
    title: words.title(agreementOf(figures, thresholds)),
    subtitle: words.subtitle,
    chart: toolChart(figures, {width, thresholds, titles: words.tools}),
    table: {
      caption: words.subtitle,
      columns: words.columns,
      rows: figures.map(({feature, psi, js}) => [
        feature.toUpperCase(),
        fixed(psi, 3),
        fixed(js, 3),
        say(psi >= thresholds.psi),
        say(js > thresholds.js)
      ])
    }
  };
}
