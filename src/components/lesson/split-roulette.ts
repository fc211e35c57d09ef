import {html} from "htl";
import {protocolError} from "../../lib/course.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {SplitWords} from "../../messages/the-boston-model.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, radios} from "../controls.js";
import {fixed} from "../format.js";
import {guess, integer, oneOf} from "../state-fields.js";
import {createStore} from "../store.js";
import {explorable} from "./explorable.js";
import {predict} from "./predict.js";
import {protocols, splitFigure} from "./split-figure.js";
import type {SplitFigureState} from "./split-figure.js";
import {canShuffle, splitLab} from "./split-trial.js";
import type {SplitData, SplitLab} from "./split-trial.js";

const MOST_SEEDS = 999_999;
const scale = {min: 3, max: 20, step: 0.1, start: 5, format: (value: number) => fixed(value, 1)};

/** Five ways to split the same rows for the same model; two of them can be shuffled again. */
export function splitRoulette(
  data: SplitData,
  {words, common}: {readonly words: SplitWords; readonly common: CommonWords}
): HTMLElement {
  const lab = splitLab(data);
  const runs = data.splits.protocols;
  const store = createStore("c", {
    protocol: oneOf(protocols, "published"),
    seed: integer(1, 1, MOST_SEEDS),
    guess: guess(scale.min, scale.max)
  });
  const picker = radios(
    words.pick,
    protocols.map((value) => ({value, label: words.protocols[value].name})),
    (protocol) => store.set({protocol})
  );
  const prediction = predict({
    question: words.predict(lab.towns, fixed(protocolError(runs.random), 2)),
    label: words.predictLabel,
    scale,
    truth: protocolError(runs.grouped),
    reason: words.predictReason(runs.grouped, lab.largest),
    words: common,
    onCommit: (value) => store.set({guess: value, protocol: "grouped"})
  });
  const reshuffle = button(words.reshuffle, () => store.set(shuffleAgain(store.get())), "primary");
  const seedNote = html`<span class="seed-note"></span>` as HTMLElement;
  const explanation = html`<p class="option-note"></p>` as HTMLElement;
  const figure = chartFigure(common, store.link);
  return explorable({
    id: "c",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      store.control("protocol", picker.element),
      explanation,
      store.control("seed", html`<div class="spin">${reshuffle} ${seedNote}</div>` as HTMLElement),
      result,
      figure.element
    ],
    surprise: () => store.set(surprise(store.get())),
    draw(state, width) {
      picker.update(state.protocol);
      prediction.update(state.guess);
      explanation.textContent = words.protocols[state.protocol].note;
      reshuffle.disabled = isHidden(state);
      seedNote.textContent = isHidden(state)
        ? words.guessBefore
        : canShuffle(state.protocol)
          ? words.seed(state.seed)
          : words.fixedCuts;
      figure.update(splitFigure({lab, runs, columns: data.features.length}, state, {width, words}));
      return resultOf(state, lab, words);
    }
  });
}

/** The grouped folds are hidden until the reader has guessed. */
function isHidden({protocol, guess}: SplitFigureState): boolean {
  return protocol === "grouped" && guess === null;
}

/** The next shuffle, of the random folds where the protocol shown is fixed. */
function shuffleAgain({protocol, seed}: SplitFigureState): Partial<SplitFigureState> {
  return {protocol: canShuffle(protocol) ? protocol : "random", seed: (seed % MOST_SEEDS) + 1};
}

function surprise({seed, guess}: SplitFigureState): Partial<SplitFigureState> {
  const next = 1 + (deriveSeed(seed, "surprise") % MOST_SEEDS);
  return {seed: next, protocol: guess === null || next % 2 === 0 ? "random" : "grouped"};
}

function resultOf(state: SplitFigureState, lab: SplitLab, words: SplitWords): string {
  if (isHidden(state)) return words.hiddenResult;
  const errors = lab.errors(state.protocol, state.seed);
  if (state.protocol !== "grouped") return words.result(state.protocol, errors);
  const fold = lab.largestFold(state.seed);
  const largest = {rows: lab.largest, rmse: errors.rmse[fold]!};
  return words.groupedResult(errors, largest, errors.rmse.toSpliced(fold, 1));
}
