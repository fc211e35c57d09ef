import {html} from "htl";
import {
  HIDDEN_DAYS,
  HIDDEN_REFERENCE,
  hiddenIncident,
  streams,
  WINDOW_DAYS
} from "../../lib/course/what-to-watch/hidden.js";
import type {StreamId} from "../../lib/course/what-to-watch/hidden.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {PanelWords} from "../../messages/what-to-watch.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, radios, range} from "../controls.js";
import {inSlices} from "../in-slices.js";
import {explorable} from "../lesson/explorable.js";
import {integer, oneOf} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {markedField} from "./hidden-answer.js";
import type {Marked} from "./hidden-answer.js";
import {inputFigure, outputFigure, tiesFigure, versionsFigure} from "./hidden-figures.js";
import {hiddenLab, weekOf} from "./hidden-lab.js";
import type {HiddenLab} from "./hidden-lab.js";

interface State {
  readonly seed: number;
  readonly stream: StreamId;
  readonly feature: string;
  /** first day of the week that is looked at */
  readonly from: number;
  readonly marked: Marked;
}

const LAST = HIDDEN_DAYS - WINDOW_DAYS;
const MOST_SEEDS = 9999;
/** Days by which a marked day may be off and still count. */
const NEAR = 2;

/** Three streams, one of them with an incident, and four panels to find it with. */
export function hiddenExplorer(
  production: Production,
  {words, common}: {readonly words: PanelWords; readonly common: CommonWords}
): HTMLElement {
  const lab = hiddenLab(production);
  const store = createStore<State>("b", {
    seed: integer(1, 1, MOST_SEEDS),
    stream: oneOf(streams, "a"),
    feature: oneOf(production.features, "lstat"),
    from: integer(HIDDEN_REFERENCE, HIDDEN_REFERENCE, LAST),
    marked: markedField(production.features)
  });
  const controls = controlsOf(production, store, words);
  const prepare = preparer(lab, store);
  const figures = Array.from({length: 4}, () => chartFigure(common, store.link));
  return explorable({
    ...{id: "b", label: words.label, words: common, store},
    content: (result) => [
      controls.element,
      result,
      html`<div class="columns-2">${figures.map(({element}) => element)}</div>`
    ],
    draw(state, width) {
      controls.update(state);
      const options = {width: width >= 720 ? width / 2 - 20 : width, words};
      figures[0]!.update(inputFigure(lab, state, state.feature, options));
      figures[1]!.update(outputFigure(lab, state, options));
      figures[2]!.update(versionsFigure(lab, state, options));
      figures[3]!.update(tiesFigure(lab, state, state.feature, options));
      prepare(state);
      return sentence(state, words);
    }
  });
}

/** Makes the other streams of a case, once, while the reader looks at the first. */
function preparer(lab: HiddenLab, store: Store<State>): (state: State) => void {
  let prepared: number | null = null;
  return (state) => {
    if (prepared === state.seed) return;
    prepared = state.seed;
    inSlices(
      lab.prepare(state, () => store.get().seed === state.seed),
      () => undefined
    );
  };
}

function controlsOf({features}: Production, store: Store<State>, words: PanelWords) {
  const stream = radios<StreamId>(
    words.stream,
    streams.map((value) => ({value, label: words.streams[value]})),
    (value) => store.set({stream: value})
  );
  const feature = radios(
    words.feature,
    features.map((value) => ({value, label: value.toUpperCase()})),
    (value) => store.set({feature: value})
  );
  const format = (from: number): string => words.weekValue(from, from + WINDOW_DAYS - 1);
  const week = range(words.week, {min: HIDDEN_REFERENCE, max: LAST, step: 1, format}, (from) => store.set({from}));
  const mark = (): void => {
    const {stream: id, feature: name, from} = store.get();
    store.set({...whereItIs(store.get()), marked: {stream: id, feature: name, day: from}});
  };
  const answer = [
    button(words.mark, mark, "primary"),
    button(words.skip, () => store.set({...whereItIs(store.get()), marked: "skipped"}), "quiet")
  ];
  const number = html`<span class="seed-note"></span>` as HTMLElement;
  const another = button(words.another, () => store.set(nextCase(store.get())));
  return {
    element: html`<div class="hidden-controls">
      ${store.control("seed", html`<div class="spin">${another} ${number}</div>` as HTMLElement)}
      ${store.control("stream", stream.element)} ${store.control("feature", feature.element)}
      ${store.control("from", week.element)}
      ${store.control("marked", html`<div class="predict-buttons">${answer}</div>` as HTMLElement)}
    </div>` as HTMLElement,
    update(state: State): void {
      stream.update(state.stream);
      feature.update(state.feature);
      week.update(state.from);
      number.textContent = words.caseNumber(state.seed);
      for (const one of answer) one.disabled = state.marked !== null;
    }
  };
}

/** Once the reader has said where the incident is, the panels show it. */
function whereItIs({seed}: State): Partial<State> {
  const {stream, feature, day} = hiddenIncident(seed);
  return {stream, feature, from: day};
}

function nextCase({seed}: State): Partial<State> {
  return {seed: (seed % MOST_SEEDS) + 1, stream: "a", from: HIDDEN_REFERENCE, marked: null};
}

function sentence(state: State, words: PanelWords): string {
  const {from, to} = weekOf(state);
  if (state.marked === null) return words.open(state.stream, state.feature, from, to - 1);
  return words.verdict(state.marked === "skipped" ? null : state.marked, hiddenIncident(state.seed), NEAR);
}
