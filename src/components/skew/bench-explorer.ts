import {html} from "htl";
import {benchOf, findingsIn, scorer} from "../../lib/course/skew/bench.js";
import type {Bench, Scoreboard, Situation} from "../../lib/course/skew/bench.js";
import {faultIds} from "../../lib/course/skew/faults.js";
import type {FaultId} from "../../lib/course/skew/faults.js";
import {
  comparedLimits,
  limitsOf,
  neededLimits,
  tightLimits,
  trainingSchema,
  withLimits
} from "../../lib/course/skew/limits.js";
import type {BenchLimits} from "../../lib/course/skew/limits.js";
import {BIGQUERY_DISTANCE, TFDV_DISTANCE} from "../../lib/course/skew/thresholds.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import {schemaText} from "../../lib/schema/text.js";
import type {Schema} from "../../lib/schema/types.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {BenchWords} from "../../messages/skew.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, checkboxes} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, integer, oneOf, someOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {benchEditor} from "./bench-editor.js";
import {benchFigure, findingList} from "./bench-figure.js";
import {limitsField} from "./limits-field.js";

interface State {
  readonly faults: readonly FaultId[];
  readonly column: string;
  readonly limits: BenchLimits;
  readonly guess: Guess;
  readonly seed: number;
}

interface Words {
  readonly words: BenchWords;
  readonly common: CommonWords;
}

const MOST_SEEDS = 9999;

/** A schema to write, held against faults one by one, and against a batch with any of them. */
export function benchExplorer(production: Production, {words, common}: Words): HTMLElement {
  const lab = labOf(production);
  const columns = Object.keys(lab.inferred);
  const store = createStore<State>("b", {
    faults: someOf(faultIds, ["S6a"]),
    column: oneOf(columns, "nox"),
    ...{limits: limitsField(lab.inferred), guess: guess(0, faultIds.length), seed: integer(1, 1, MOST_SEEDS)}
  });
  const prediction = predict({
    ...{question: words.predict(faultIds.length), label: words.predictLabel, words: common},
    scale: {min: 0, max: faultIds.length, step: 1, start: faultIds.length - 1, format: String},
    truth: lab.score(1, lab.inferred).found,
    reason: words.predictReason(foundIn(lab.score(1, lab.inferred))),
    onCommit: (value) => store.set({guess: value})
  });
  const controls = controlsOf(lab, columns, store, words);
  const figure = chartFigure(common, store.link);
  const found = html`<div></div>` as HTMLElement;
  const text = html`<pre
    class="skew-text"
    tabindex="0"
    role="region"
    aria-label=${words.schemaText}
  ></pre>` as HTMLElement;
  return explorable({
    id: "b",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      ...controls.elements,
      result,
      found,
      figure.element,
      html`<details class="show-table">
        <summary>${words.schemaText}</summary>
        ${text}
      </details>` as HTMLElement
    ],
    surprise: () => store.set(surprise(store.get())),
    draw(state, width) {
      controls.update(state);
      prediction.update(state.guess);
      const board = lab.score(state.seed, state.limits);
      const situation = lab.situation(state);
      const schema = withLimits(lab.schema, state.limits);
      const findings = findingsIn(schema, lab.bench.training, situation);
      const rows = situation.rows.length;
      figure.update(benchFigure(board, {width, words, isHidden: state.guess === null, rows}));
      found.replaceChildren(findingList(findings, words));
      text.textContent = schemaText(schema);
      const {faults} = state;
      const {affected, rmse} = situation;
      return words.result({faults, rows, affected, rmse, quietRmse: board.quietRmse, anomalies: findings.length});
    }
  });
}

function foundIn({faults}: Scoreboard): FaultId[] {
  return faults.flatMap(({id, findings}) => (findings.length > 0 ? [id] : []));
}

interface Lab {
  readonly bench: Bench;
  readonly schema: Schema;
  readonly inferred: BenchLimits;
  readonly presets: Readonly<Record<keyof BenchWords["presets"], BenchLimits>>;
  score(seed: number, limits: BenchLimits): Scoreboard;
  situation(state: Pick<State, "faults" | "seed">): Situation;
}

/** What is computed once: the schema as inferred, and the batches of the last seed. */
function labOf(production: Production): Lab {
  const {stream, target} = production;
  const bench = benchOf(production);
  const schema = trainingSchema(stream.train, target);
  const inferred = limitsOf(schema);
  const scores = lastOf((seed) => scorer(bench, schema, Number(seed)));
  const situations = lastOf((key) => {
    const [seed, ...faults] = key.split(" ");
    return bench.situation(
      faultIds.filter((id) => faults.includes(id)),
      Number(seed)
    );
  });
  return {
    ...{bench, schema, inferred},
    presets: {
      inferred,
      tight: tightLimits(inferred, stream.train),
      large: comparedLimits(inferred, BIGQUERY_DISTANCE),
      small: comparedLimits(inferred, TFDV_DISTANCE),
      needed: neededLimits(inferred)
    },
    score: (seed, limits) => scores(String(seed))(limits),
    situation: ({faults, seed}) => situations([seed, ...faults].join(" "))
  };
}

/** Remembers what was made last. */
function lastOf<T>(make: (key: string) => T): (key: string) => T {
  let last: {readonly key: string; readonly value: T} | null = null;
  return (key) => (last?.key === key ? last : (last = {key, value: make(key)})).value;
}

function controlsOf(lab: Lab, columns: readonly string[], store: Store<State>, words: BenchWords) {
  const faults = checkboxes(
    words.toggles,
    faultIds.map((value) => ({value, label: words.fault(value)})),
    (value) => store.set({faults: value})
  );
  faults.element.classList.add("skew-faults");
  const editor = benchEditor(columns, words, {get: store.get, set: store.set});
  const presets = (Object.keys(words.presets) as (keyof Lab["presets"])[]).map((name) =>
    button(words.presets[name], () => store.set({limits: lab.presets[name]}))
  );
  const limits = html`<div>
    <p>${words.task(faultIds.length)}</p>
    <div class="skew-presets" role="group" aria-label=${words.presetsLabel}>
      <span>${words.presetsLabel}</span> ${presets}
    </div>
    ${editor.element}
    <p class="option-note">${words.empty}</p>
  </div>` as HTMLElement;
  return {
    elements: [store.control("limits", limits), store.control("faults", faults.element)],
    update(state: State): void {
      faults.update(state.faults);
      editor.update(state);
    }
  };
}

/** Two faults of a seed. */
function surprise({seed}: State): Pick<State, "faults" | "seed"> {
  const first = deriveSeed(seed, "first") % faultIds.length;
  const second = (first + 1 + (deriveSeed(seed, "second") % (faultIds.length - 1))) % faultIds.length;
  return {faults: faultIds.filter((_, i) => i === first || i === second), seed: (seed % MOST_SEEDS) + 1};
}
