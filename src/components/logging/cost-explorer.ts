import {html} from "htl";
import {keptBytes, sampledError} from "../../lib/course/logging/kept-log.js";
import type {LoggingFacts} from "../../lib/course/logging/published.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {CostWords} from "../../messages/logging.en.js";
import {chartFigure} from "../chart-figure.js";
import {range} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {errorFigure, profileBytes, storageFigure} from "./cost-figures.js";
import {CASE, costChoices, costFields, guessLimits} from "./cost-state.js";
import type {CostChoices, CostState} from "./cost-state.js";

/** What a log takes, and what a sample of it still tells. */
export function costExplorer(
  facts: LoggingFacts,
  {words, common}: {readonly words: CostWords; readonly common: CommonWords}
): HTMLElement {
  const choices = costChoices(facts);
  const store = createStore<CostState>("b", costFields(choices, facts));
  const sliders = slidersOf(facts, choices, store, words);
  const prediction = predictionOf(facts, store, {words, common});
  const [storage, error] = [chartFigure(common, store.link), chartFigure(common, store.link)];
  return explorable({
    ...{id: "b", label: words.label, words: common, store},
    content: (result) => [
      store.control("guess", prediction.element),
      sliders.element,
      result,
      html`<div class="columns-2">${storage.element}${error.element}</div>`
    ],
    draw(state, width) {
      sliders.update(state);
      prediction.update(state.guess);
      const isTold = state.guess !== null;
      const options = {width: width >= 720 ? width / 2 - 20 : width, words};
      storage.update(storageFigure(facts, state, choices, options));
      error.element.hidden = !isTold;
      if (isTold) error.update(errorFigure(facts, state, choices, options));
      return sentence(facts, state, isTold, words);
    }
  });
}

function predictionOf(
  {errorSums}: LoggingFacts,
  store: Store<CostState>,
  {words, common}: {readonly words: CostWords; readonly common: CommonWords}
) {
  const rows = CASE.requests * CASE.share;
  return predict({
    ...{question: words.predict(CASE.requests, CASE.share), label: words.predictLabel, words: common},
    scale: {...guessLimits, start: 10, format: words.predictValue},
    truth: 100 * sampledError(errorSums, rows).half,
    reason: words.predictReason(rows),
    onCommit: (guess) => store.set({guess, ...CASE})
  });
}

function slidersOf(facts: LoggingFacts, choices: CostChoices, store: Store<CostState>, words: CostWords) {
  const shown: ((state: CostState) => void)[] = [];
  const slider = (name: keyof CostChoices, label: string, format: (value: number) => string): HTMLElement | null => {
    if (store.locked(name)) return null;
    const values = choices[name];
    const scale = {min: 0, max: values.length - 1, step: 1, format: (i: number) => format(values[i]!)};
    const control = range(label, scale, (i) => store.set({[name]: values[i]!}));
    shown.push((state) => control.update(values.indexOf(state[name])));
    return store.control(name, control.element);
  };
  const bytesValue = (bytes: number): string => words.bytesValue(bytes, facts.lineBytes, facts.packedBytes);
  return {
    element: html`<div class="serving-controls">
      ${slider("requests", words.requests, words.requestsValue)} ${slider("share", words.share, words.shareValue)}
      ${slider("bytes", words.bytes, bytesValue)} ${slider("days", words.days, words.daysValue)}
    </div>` as HTMLElement,
    update: (state: CostState): void => shown.forEach((show) => show(state))
  };
}

function sentence(facts: LoggingFacts, state: CostState, isTold: boolean, words: CostWords): string {
  const rows = state.requests * state.share;
  const kept = words.kept(state, keptBytes(state), profileBytes(facts, state));
  return `${kept}${isTold ? words.told(rows, sampledError(facts.errorSums, rows)) : words.hiddenTold}`;
}
