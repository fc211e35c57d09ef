import {html} from "htl";
import {gates} from "../../lib/course/retraining/corrupted-week.js";
import type {CorruptedWeek, GateKind} from "../../lib/course/retraining/corrupted-week.js";
import type {GateWords} from "../../messages/retraining.en.js";
import {radios, range} from "../controls.js";
import type {Control} from "../controls.js";
import type {Store} from "../store.js";
import {dayScale, holdoutScale, shareScale, windows} from "./gate-state.js";
import type {GateState} from "./gate-state.js";

/** What the challenger learns from, what the gate asks, and how it is let out. */
export function gateControls(store: Store<GateState>, week: CorruptedWeek, words: GateWords): Control<GateState> {
  const learnt = radios(
    words.window,
    windows.map((value) => ({value: String(value), label: words.days(value)})),
    (value) => store.set({window: Number(value)})
  );
  const gate = radios<GateKind>(
    words.gate,
    gates.map((value) => ({value, label: words.gates[value]})),
    (value) => store.set({gate: value})
  );
  const holdout = range(words.holdout, {...holdoutScale, format: words.days}, (value) => store.set({holdout: value}));
  const share = range(words.share, {...shareScale, format: (value) => words.shareValue(value / 100)}, (value) =>
    store.set({share: value})
  );
  const day = range(words.day, {...dayScale(week), format: words.dayValue}, (value) => store.set({day: value}));
  const named = {window: learnt, gate, holdout, share, day};
  const shown = (Object.keys(named) as (keyof typeof named)[]).map((name) => store.control(name, named[name].element));
  return {
    element: html`<div class="race-controls">${shown}</div>` as HTMLElement,
    update(state) {
      learnt.update(String(state.window));
      gate.update(state.gate);
      holdout.update(state.holdout);
      share.update(state.share);
      day.update(state.day);
      // without a gate there is nothing that days are held out for
      holdout.element.hidden = state.gate === "none";
    }
  };
}
