import {html} from "htl";
import type {StreamSettings} from "../../lib/course/pipeline/production.js";
import {challenge, corruptedWeek, gates} from "../../lib/course/retraining/corrupted-week.js";
import type {Challenger, CorruptedWeek, GateKind} from "../../lib/course/retraining/corrupted-week.js";
import {exposureOf, rollOut} from "../../lib/course/retraining/roll-out.js";
import type {RollOut} from "../../lib/course/retraining/roll-out.js";
import type {BostonRows} from "../../lib/course.js";
import {gramRmse} from "../../lib/model/gram.js";
import type {LinearModel} from "../../lib/model/types.js";
import {sumGrams} from "../../lib/policy/learning-rows.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {GateFacts, GateWords} from "../../messages/retraining.en.js";
import {chartFigure} from "../chart-figure.js";
import {button} from "../controls.js";
import {statOf} from "../data-quality/stat.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {gateControls} from "./gate-controls.js";
import {gateFigure} from "./gate-figure.js";
import {gateFields, guessed} from "./gate-state.js";
import type {GateState} from "./gate-state.js";

interface Words {
  readonly words: GateWords;
  readonly common: CommonWords;
}

/** A challenger that has learnt from a corrupted week: what a gate, a canary and a rollback make of it. */
export function gateExplorer(
  {boston, settings}: {readonly boston: BostonRows; readonly settings: StreamSettings},
  {words, common}: Words
): HTMLElement {
  const week = corruptedWeek(boston, settings);
  const store = createStore<GateState>("c", gateFields(week));
  const controls = gateControls(store, week, words);
  const prediction = predictionOf(store, week, {words, common});
  const figure = chartFigure(common, store.link);
  const stats = html`<dl class="stats"></dl>` as HTMLElement;
  const found = html`<ul class="gate-found"></ul>` as HTMLElement;
  const hand = html`<p class="gate-hand"></p>` as HTMLElement;
  return explorable({
    ...{id: "c", label: words.label, words: common, store},
    content: (result) => [
      html`<p class="muted">${words.simulated(week.fault.from, week.fault.to - 1, week.trained)}</p>` as HTMLElement,
      store.control("guess", prediction.element),
      controls.element,
      result,
      found,
      store.control("rolled", hand),
      stats,
      figure.element
    ],
    surprise: () => store.set(surprise(store.get())),
    draw(state, width) {
      controls.update(state);
      prediction.update(state.guess);
      const isOpen = state.guess !== null;
      const challenger = challenge(week, state.window, state.gate, state.holdout);
      const out = rollOut(week, challenger, releaseOf(state));
      const exposure = exposureOf(out.days);
      const facts: GateFacts = {passed: challenger.passed, gate: state.gate, day: state.day, exposure};
      figure.update(gateFigure(week, out, {width, words, facts: isOpen ? facts : null}));
      for (const node of [controls.element, found, hand, stats]) node.hidden = !isOpen;
      if (!isOpen) return words.open;
      found.replaceChildren(...foundLines(challenger, out, state, words).map((line) => html`<li>${line}</li>` as Node));
      hand.replaceChildren(...handButtons(store, challenger, out, words));
      stats.replaceChildren(...words.stats(facts).map(statOf));
      return words.result(facts);
    }
  });
}

function releaseOf({share, day, rolled, seed}: GateState) {
  return {share: share / 100, until: day, rolledBack: rolled === 0 ? null : rolled, seed};
}

/** What the gate, the canary and people have said so far. */
function foundLines({passed, checks}: Challenger, {verdict}: RollOut, state: GateState, words: GateWords): string[] {
  const gate = state.gate === "none" ? words.ungated : passed ? words.passed : words.refused;
  const lines = [...checks.map(words.check), gate];
  if (!passed) return lines;
  const isEnded = state.rolled > 0 && state.rolled <= state.day;
  if (verdict === null)
    return [...lines, isEnded ? words.byHand(state.rolled) : words.verdict.wait(state.share === 100)];
  const {action, evidence} = verdict.result;
  if (action === "roll back")
    return [...lines, words.verdict["roll back"](verdict.day, evidence["canary"]!, evidence["champion"]!)];
  return [...lines, words.verdict.promote(verdict.day), ...(isEnded ? [words.byHand(state.rolled)] : [])];
}

/** A rollback can be ordered while the challenger answers, and be taken back. */
function handButtons(store: Store<GateState>, {passed}: Challenger, {days}: RollOut, words: GateWords): Node[] {
  const {day, rolled} = store.get();
  if (rolled > 0) return [button(words.undo, () => store.set({rolled: 0}), "quiet")];
  const isAnswering = passed && (days.at(-1)?.exposed ?? 0) > 0;
  return isAnswering ? [button(words.rollBack, () => store.set({rolled: day}))] : [];
}

function predictionOf(store: Store<GateState>, week: CorruptedWeek, {words, common}: Words) {
  const {fault, production, trained} = week;
  const length = fault.to - fault.from;
  const {model} = challenge(week, length, "none", length);
  const rmse = (from: number, to: number, of: LinearModel): number => {
    const scoring = production.days.slice(from, to).map((day) => day.scoring);
    return gramRmse(sumGrams(scoring), of, production.settings.target);
  };
  return predict({
    question: words.predict(rmse(fault.from, fault.to, production.first), rmse(fault.from, fault.to, model)),
    label: words.predictLabel,
    scale: {...guessed, format: words.rmse},
    truth: rmse(trained + 1, production.days.length, model),
    reason: words.predictReason,
    words: common,
    onCommit: (value) => store.set({guess: value})
  });
}

/** Another gate, another canary, other draws. */
function surprise({seed}: GateState): Partial<GateState> {
  const pick = (what: string, of: number): number => deriveSeed(seed + 1, what) % of;
  const gate: GateKind = gates[pick("gate", gates.length)]!;
  return {seed: seed + 1, gate, share: 5 * (1 + pick("share", 20)), holdout: 2 + pick("holdout", 27), rolled: 0};
}
