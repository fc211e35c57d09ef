import {html} from "htl";
import type {Dictionary, Splits, StaticGrams} from "../../lib/course.js";
import {mean} from "../../lib/statistics/moments.js";
import {seeded, shuffled} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {FeatureWords} from "../../messages/the-boston-model.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, checkboxes} from "../controls.js";
import {inSlices} from "../in-slices.js";
import {guess, integer, oneOf, someOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {explorable} from "./explorable.js";
import {featureLab, fitSubset, rangesOfSizes} from "./feature-choice.js";
import type {FeatureLab, SizeRange} from "./feature-choice.js";
import {effectFigure, sizeFigure} from "./feature-figures.js";
import {predict} from "./predict.js";

interface State {
  readonly on: readonly string[];
  /** whether the reader has read why one column is off */
  readonly notice: "unread" | "read";
  readonly guess: Guess;
  readonly seed: number;
}

/** The column whose loss the reader guesses. */
const GUESSED = "lstat";
const scale = {min: 4, max: 10, step: 0.1, start: 7};

/** Least squares on any of the subsets of the columns, fitted at once; the excluded column is off behind a notice. */
export function featureExplorer(
  {grams, dictionary, splits}: {grams: StaticGrams; dictionary: Dictionary; splits: Splits},
  {words, common}: {readonly words: FeatureWords; readonly common: CommonWords}
): HTMLElement {
  const lab = featureLab(grams, dictionary.entries.find(({role}) => role === "excluded")!.name);
  const store = createStore<State>("b", {
    on: someOf(lab.names, lab.usual),
    notice: oneOf(["unread", "read"], "unread"),
    guess: guess(scale.min, scale.max),
    seed: integer(1, 0, 9999)
  });
  const worth = mean(splits.models.ols12) - mean(splits.models.ols13);
  const toggles = togglesOf(lab, store, words);
  const notice = noticeOf(dictionary, store, words);
  const prediction = predictionOf(lab, splits, store, {words, common});
  const stats = html`<dl class="stats"></dl>` as HTMLElement;
  const effects = chartFigure(common, store.link);
  const sizes = chartFigure(common, store.link);
  const rangesSoFar = rangesWhenDone(lab, store.refresh);
  return explorable({
    id: "b",
    label: words.label(2 ** lab.names.length),
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      store.control("on", toggles.element),
      store.control("notice", notice.element),
      result,
      stats,
      html`<div class="columns-2">${effects.element}${sizes.element}</div>`
    ],
    surprise: () => store.set(surprise(lab, store.get())),
    draw(state, width) {
      const on = state.notice === "read" ? state.on : state.on.filter((name) => name !== lab.excluded);
      toggles.update(on, state.notice === "read");
      notice.update(state.notice);
      prediction.update(state.guess);
      const fit = fitSubset(lab.data, on);
      stats.replaceChildren(...words.stats(fit, lab.full, lab.none).map(statOf));
      const options = {width: width >= 720 ? width / 2 - 20 : width, words};
      effects.update(effectFigure(fit, lab, options));
      sizes.update(sizeFigure(fit, rangesSoFar(), lab, options));
      return words.result(fit, lab.full, lab.none, {name: lab.excluded, worth});
    }
  });
}

function togglesOf({names, usual, excluded}: FeatureLab, store: Store<State>, words: FeatureWords) {
  const boxes = checkboxes(
    words.toggles(names.length),
    names.map((name) => ({value: name, label: name.toUpperCase()})),
    (on) => store.set({on})
  );
  const all = button(words.all, () => store.set({on: usual}), "quiet");
  const none = button(words.none, () => store.set({on: []}), "quiet");
  return {
    element: html`<div class="toggles">
      ${boxes.element}
      <div>${all} ${none}</div>
    </div>` as HTMLElement,
    update(on: readonly string[], excludedToo: boolean): void {
      boxes.update(on);
      boxes.enable(excluded, excludedToo);
    }
  };
}

function noticeOf(dictionary: Dictionary, store: Store<State>, words: FeatureWords) {
  const understood = button(words.understood, () => store.set({notice: "read"}));
  const paragraphs = words.notice(dictionary).map((text) => html`<p>${text}</p>`);
  return {
    element: html`<details class="column-notice">
      <summary>${words.noticeTitle}</summary>
      ${paragraphs}${understood}
    </details>` as HTMLElement,
    update: (notice: State["notice"]): void => void (understood.hidden = notice === "read")
  };
}

function predictionOf(
  {data, usual, full}: FeatureLab,
  {models}: Splits,
  store: Store<State>,
  {words, common}: {readonly words: FeatureWords; readonly common: CommonWords}
) {
  const without = usual.filter((name) => name !== GUESSED);
  return predict({
    question: words.predict(mean(models.ols12), usual.length),
    label: words.predictLabel,
    scale: {...scale, format: words.rmse},
    truth: mean(models.ols11),
    reason: words.predictReason(fitSubset(data, without), full),
    words: common,
    onCommit: (value) => store.set({guess: value, on: without})
  });
}

/** Starts fitting all subsets when first asked; returns no ranges until all are done, and then says so. */
function rangesWhenDone({data, usual}: FeatureLab, done: () => void): () => readonly SizeRange[] {
  let ranges: readonly SizeRange[] = [];
  let started = false;
  return () => {
    if (!started)
      inSlices(rangesOfSizes(data, usual), (all) => {
        ranges = all;
        done();
      });
    started = true;
    return ranges;
  };
}

function surprise({usual}: FeatureLab, {seed}: State): Partial<State> {
  const random = seeded(seed + 1);
  const size = 1 + Math.floor(random() * (usual.length - 1));
  const drawn = new Set(shuffled(usual, random).slice(0, size));
  return {seed: seed + 1, on: usual.filter((name) => drawn.has(name))};
}

function statOf({name, value, note}: {readonly name: string; readonly value: string; readonly note: string}): Node {
  return html`<div>
    <dt>${name}</dt>
    <dd><span class="stat">${value}</span> <span class="stat-note">${note}</span></dd>
  </div>` as HTMLElement;
}
