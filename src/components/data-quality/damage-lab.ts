import {html} from "htl";
import type {DamageCurves} from "../../lib/course/data-quality/damage-curves.js";
import {factsOf} from "../../lib/course/data-quality/damage-facts.js";
import {damageKinds, mostDamage} from "../../lib/course/data-quality/damage.js";
import type {Damage, DamageKind, DamageSource} from "../../lib/course/data-quality/damage.js";
import {damagedFit} from "../../lib/course/data-quality/damaged-fit.js";
import type {BostonRows} from "../../lib/course.js";
import {TRAIN} from "../../lib/scenario/pools.js";
import {seeded} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {DamageWords} from "../../messages/data-quality.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, range} from "../controls.js";
import type {Control} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Fields, Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {damageFigure} from "./damage-figure.js";
import {statOf} from "./stat.js";

/** Amounts in percent; `focus` is the damage that the chart shows, the last one moved. */
type State = Record<DamageKind, number> & {
  readonly focus: DamageKind;
  readonly guess: Guess;
  readonly seed: number;
};

/** The damage whose effect the reader guesses, in percent of the training rows. */
const GUESSED = 5;
const MOST_SEEDS = 9999;
const scale = {min: 3, max: 10, step: 0.1, start: 6};

interface DamageData {
  readonly boston: BostonRows;
  readonly features: readonly string[];
  readonly target: string;
  readonly damage: DamageCurves;
}

/** Five ways to spoil the training rows, one slider each; least squares learns from them at once. */
export function damageLab(
  data: DamageData,
  {words, common}: {readonly words: DamageWords; readonly common: CommonWords}
): HTMLElement {
  const source = sourceOf(data);
  const store = createStore<State>("a", fields());
  const sliders = slidersOf(store, words);
  const prediction = predictionOf(data.damage, store, {words, common});
  const again = button(words.again, () => store.set({seed: (store.get().seed % MOST_SEEDS) + 1}));
  const drawn = html`<span class="seed-note"></span>` as HTMLElement;
  const note = html`<p class="option-note"></p>` as HTMLElement;
  const stats = html`<dl class="stats"></dl>` as HTMLElement;
  const figure = chartFigure(common, store.link);
  const {clean} = factsOf(data.damage.kinds.labels);
  return explorable({
    id: "a",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      html`<p class="option-note">${words.sliders}</p>`,
      html`<div class="damage-sliders">${damageKinds.map((kind) => store.control(kind, sliders[kind].element))}</div>`,
      note,
      store.control("seed", html`<div class="spin">${again} ${drawn}</div>` as HTMLElement),
      result,
      stats,
      figure.element
    ],
    surprise: () => store.set(surprise(store.get())),
    draw(state, width) {
      const damage = sharesOf(state);
      damageKinds.forEach((kind) => sliders[kind].update(state[kind]));
      prediction.update(state.guess);
      note.textContent = words.note(state.focus);
      drawn.textContent = words.draw(state.seed);
      const error = damagedFit(source, damage, state.seed);
      stats.replaceChildren(...words.stats(error, clean, damage).map(statOf));
      const yours = {amount: damage[state.focus], rmse: error.rmse};
      figure.update(damageFigure(data.damage, state.focus, {width: Math.min(width, 760), words, yours}));
      return words.result(damage, error, clean);
    }
  });
}

function fields(): Fields<State> {
  const amount = (kind: DamageKind) => integer(0, 0, Math.round(100 * mostDamage[kind]));
  return {
    ...{lost: amount("lost"), labels: amount("labels"), units: amount("units"), gaps: amount("gaps")},
    ...{copies: amount("copies"), focus: oneOf(damageKinds, "labels")},
    ...{guess: guess(scale.min, scale.max), seed: integer(1, 1, MOST_SEEDS)}
  };
}

function sourceOf({boston: {columns, pool}, features, target}: DamageData): DamageSource {
  const rows = pool.map((_, row) => row);
  return {
    ...{columns, features, target},
    train: rows.filter((row) => pool[row] === TRAIN),
    holdOut: rows.filter((row) => pool[row] !== TRAIN)
  };
}

function sharesOf(state: State): Damage {
  return Object.fromEntries(damageKinds.map((kind) => [kind, state[kind] / 100])) as Damage;
}

function slidersOf(store: Store<State>, words: DamageWords): Record<DamageKind, Control<number>> {
  const slider = (kind: DamageKind): Control<number> => {
    const limits = {min: 0, max: Math.round(100 * mostDamage[kind]), step: 1, format: words.percent};
    return range(words.kinds[kind].name, limits, (value) => store.set({[kind]: value, focus: kind}));
  };
  return Object.fromEntries(damageKinds.map((kind) => [kind, slider(kind)])) as Record<DamageKind, Control<number>>;
}

function predictionOf(
  {kinds}: DamageCurves,
  store: Store<State>,
  {words, common}: {readonly words: DamageWords; readonly common: CommonWords}
): Control<Guess> {
  const {amounts, median} = kinds.units.linear;
  const share = GUESSED / 100;
  const [clean, truth] = [median[0]!, median[amounts.indexOf(share)]!];
  return predict({
    question: words.predict(share, clean),
    label: words.predictLabel,
    scale: {...scale, format: words.rmse},
    truth,
    reason: words.predictReason(share, truth, clean, amounts.at(-1)!, median.at(-1)!),
    words: common,
    onCommit: (value) => store.set({guess: value, units: GUESSED, focus: "units"})
  });
}

/** Two kinds of damage at random, the others none. */
function surprise({seed}: State): Partial<State> {
  const random = seeded(seed);
  const first = Math.floor(random() * damageKinds.length);
  const second = (first + 1 + Math.floor(random() * (damageKinds.length - 1))) % damageKinds.length;
  const amounts = damageKinds.map((kind, i) =>
    i === first || i === second ? 1 + Math.floor(random() * 100 * mostDamage[kind] * 0.99) : 0
  );
  const patch = Object.fromEntries(damageKinds.map((kind, i) => [kind, amounts[i]!]));
  return {...patch, focus: damageKinds[first]!, seed: (seed % MOST_SEEDS) + 1};
}
