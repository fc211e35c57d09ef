import {html} from "htl";
import {movedBy} from "../../lib/course/model-decay/change.js";
import type {DecayLab} from "../../lib/course/model-decay/lab.js";
import {presetIds, presets} from "../../lib/course/model-decay/presets.js";
import {loudInputs} from "../../lib/course/model-decay/reading.js";
import {shapes} from "../../lib/course/model-decay/shapes.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {LabWords} from "../../messages/model-decay.en.js";
import {chartFigure} from "../chart-figure.js";
import type {Control} from "../controls.js";
import {statOf} from "../data-quality/stat.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import type {Guess} from "../state-fields.js";
import type {Store} from "../store.js";
import {labControls} from "./lab-controls.js";
import {columnsFigure, labelledFigure, unlabelledFigure} from "./lab-figures.js";
import {changeOf, MOST_SEEDS, scales, setupOf, stateOf} from "./lab-state.js";
import type {LabState} from "./lab-state.js";

interface Words {
  readonly words: LabWords;
  readonly common: CommonWords;
}

/** A dial for each of three distributions, and what a monitor makes of it with and without labels. */
export function labExplorer(lab: DecayLab, store: Store<LabState>, {words, common}: Words): HTMLElement {
  const prediction = predictionOf(lab, store, {words, common});
  const controls = labControls(lab.features, store, words);
  const stats = html`<dl class="stats"></dl>` as HTMLElement;
  const figures = Array.from({length: 3}, () => chartFigure(common, store.link));
  const [unlabelled, labelled, columns] = figures.map(({element}) => element);
  return explorable({
    ...{id: "a", label: words.label, words: common, store},
    content: (result) => [
      store.control("guess", prediction.element),
      ...controls.elements,
      result,
      stats,
      html`<div class="columns-2">${unlabelled}${labelled}</div>`,
      columns!
    ],
    surprise: () => store.set(surprise(store.get())),
    draw(state, width) {
      prediction.update(state.guess);
      controls.update(state);
      const shown = {
        ...{weeks: lab.weeks(setupOf(state)), base: lab.base(state.model)},
        ...{onset: state.onset, week: state.week}
      };
      const half = {width: width >= 720 ? width / 2 - 20 : width, words};
      figures[0]!.update(unlabelledFigure(shown, half));
      figures[1]!.update(labelledFigure(shown, half));
      figures[2]!.update(columnsFigure(shown, lab.features, {width: Math.min(width, 760), words}));
      const moved = movedBy(changeOf(state));
      stats.replaceChildren(...words.stats(moved).map(statOf));
      return words.result(shown.weeks[state.week]!, shown.base, state.week, state.week < state.onset ? null : moved);
    }
  });
}

function predictionOf(lab: DecayLab, store: Store<LabState>, {words, common}: Words): Control<Guess> {
  const [base, after] = [lab.base("network"), lab.after("network", presets.lots.change)];
  return predict({
    question: words.predict(loudInputs(after.inputs), lab.features.length, base.rmse),
    label: words.predictLabel,
    scale: {...scales.guess, start: 4, format: words.rmse},
    truth: after.rmse,
    reason: words.predictReason(after.rmse / base.rmse),
    words: common,
    onCommit: (guess) =>
      store.set({...stateOf(presets.lots), model: "network", rows: "all", week: scales.week.max, guess})
  });
}

function surprise({seed}: LabState): Partial<LabState> {
  const next = (seed % MOST_SEEDS) + 1;
  const pick = <T>(label: string, items: readonly T[]): T => items[deriveSeed(next, label) % items.length]!;
  return {...stateOf(presets[pick("change", presetIds)]), shape: pick("shape", shapes), seed: next};
}
