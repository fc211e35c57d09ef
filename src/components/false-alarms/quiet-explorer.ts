import {html} from "htl";
import type {CalibratedDays} from "../../lib/course/false-alarms/calibrated-days.js";
import {expectedPsi} from "../../lib/course/false-alarms/psi-theory.js";
import {QUIZ_ROWS} from "../../lib/course/false-alarms/published.js";
import {REFERENCES, referenceSizes, ruleIds} from "../../lib/course/false-alarms/quiet-days.js";
import type {ReferenceSize, RuleId} from "../../lib/course/false-alarms/quiet-days.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import {mean} from "../../lib/statistics/moments.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {QuietWords} from "../../messages/false-alarms.en.js";
import {chartFigure} from "../chart-figure.js";
import {radios, range} from "../controls.js";
import {count} from "../format.js";
import {inSlices} from "../in-slices.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {allFigure, oneFigure} from "./quiet-figures.js";
import {LAB_DAYS, quietLab} from "./quiet-lab.js";
import type {QuietLab, Setup} from "./quiet-lab.js";

const BINS = ["5", "10", "20"] as const;

interface State {
  readonly rows: number;
  readonly bins: (typeof BINS)[number];
  readonly reference: ReferenceSize;
  readonly features: number;
  readonly rule: RuleId;
  readonly guess: Guess;
  readonly seed: number;
}

interface Words {
  readonly words: QuietWords;
  readonly common: CommonWords;
}

/** Days on which nothing happens, and how many of them a rule calls changed. */
export function quietExplorer(
  {features, stream}: Production,
  calibrated: readonly CalibratedDays[],
  {words, common}: Words
): HTMLElement {
  const lab = quietLab(
    features,
    features.map((name) => stream.pool.map((tract) => tract[name]!))
  );
  const store = createStore<State>("b", {
    rows: integer(QUIZ_ROWS, 30, 1000),
    bins: oneOf(BINS, "10"),
    reference: oneOf(referenceSizes, "known"),
    features: integer(features.length, 1, features.length),
    rule: oneOf(ruleIds, "small"),
    guess: guess(0, 100),
    seed: integer(1, 0, 9999)
  });
  const prediction = predictionOf(lab, store, {words, common});
  const controls = controlsOf(store, features.length, words);
  const figures = {one: chartFigure(common, store.link), all: chartFigure(common, store.link)};
  const filled = new Set<string>();
  const fill = (setup: Setup): void => {
    const key = [setup.bins, setup.reference, setup.seed].join();
    if (filled.has(key)) return;
    filled.add(key);
    inSlices(lab.fill(setup), store.refresh);
  };
  return explorable({
    ...{id: "b", label: words.label, words: common, store},
    content: (result) => [
      store.control("guess", prediction.element),
      ...controls.elements,
      result,
      html`<div class="columns-2">${figures.one.element}${figures.all.element}</div>`
    ],
    surprise: () => store.set(surprise(store.get(), features.length)),
    draw(state, width) {
      const setup = setupOf(state);
      const isHidden = state.guess === null;
      prediction.update(state.guess);
      controls.update(state);
      const pixels = width >= 720 ? (width - 24) / 2 : width;
      figures.one.update(oneFigure(lab, setup, {width: pixels, words}));
      figures.all.update(allFigure(lab, setup, {width: pixels, words, calibrated, isHidden}));
      fill(setup);
      return isHidden ? hiddenResult(lab, setup, words) : resultOf(lab, setup, words);
    }
  });
}

function setupOf({bins, ...state}: State): Setup {
  return {...state, bins: Number(bins)};
}

function controlsOf(store: Store<State>, most: number, words: QuietWords) {
  const rows = range(words.rows, {min: 30, max: 1000, step: 10, format: count}, (value) => store.set({rows: value}));
  const features = range(words.features, {min: 1, max: most, step: 1, format: count}, (value) =>
    store.set({features: value})
  );
  const bins = radios(
    words.bins,
    BINS.map((value) => ({value, label: value})),
    (value) => store.set({bins: value})
  );
  const reference = radios(
    words.reference,
    referenceSizes.map((value) => ({value, label: words.references[value]})),
    (value) => store.set({reference: value})
  );
  const rule = radios(
    words.rule,
    ruleIds.map((value) => ({value, label: words.rules[value]})),
    (value) => store.set({rule: value}),
    "stacked"
  );
  return {
    elements: [
      html`<div class="columns-2">
        ${store.control("rows", rows.element)}${store.control("features", features.element)}
      </div>`,
      html`<div class="columns-2">
        ${store.control("bins", bins.element)}${store.control("reference", reference.element)}
      </div>`,
      store.control("rule", rule.element)
    ],
    update(state: State): void {
      rows.update(state.rows);
      features.update(state.features);
      bins.update(state.bins);
      reference.update(state.reference);
      rule.update(state.rule);
    }
  };
}

function predictionOf(lab: QuietLab, store: Store<State>, {words, common}: Words) {
  const asked: Setup = {
    ...{rows: QUIZ_ROWS, bins: 10, reference: "known", features: lab.names.length, rule: "small", seed: 1}
  };
  return predict({
    question: words.predict(lab.names.length),
    label: words.predictLabel,
    scale: {min: 0, max: 100, step: 1, start: 20, format: count},
    truth: Math.round(100 * lab.measured(asked)),
    reason: words.predictReason,
    words: common,
    onCommit: (value) => store.set({...asked, bins: "10", guess: value})
  });
}

function resultOf(lab: QuietLab, setup: Setup, words: QuietWords): string {
  const {rows, features, rule} = setup;
  const sizes = {rows, features, rule, reference: REFERENCES[setup.reference], days: LAB_DAYS};
  return words.result({...sizes, measured: lab.measured(setup), theory: lab.expected(setup)});
}

function hiddenResult(lab: QuietLab, setup: Setup, words: QuietWords): string {
  const [cells] = lab.cells(setup) as [number];
  const theory = expectedPsi({cells, rows: setup.rows, reference: REFERENCES[setup.reference]});
  return words.hiddenResult(lab.names[0]!, mean(lab.psis(setup)[0]!), theory);
}

function surprise({seed}: State, most: number): Partial<State> {
  const pick = (name: string, of: number): number => deriveSeed(seed + 1, name) % of;
  return {
    seed: seed + 1,
    rows: 30 + 10 * pick("rows", 98),
    bins: BINS[pick("bins", BINS.length)]!,
    reference: referenceSizes[pick("reference", referenceSizes.length)]!,
    features: 1 + pick("features", most)
  };
}
