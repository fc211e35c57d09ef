import {html} from "htl";
import type {CommonWords} from "../../messages/common.en.js";
import type {RhythmWords} from "../../messages/retraining.en.js";
import {radios} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {oneOf} from "../state-fields.js";
import {createStore} from "../store.js";
import {cardIds, rhythmIds} from "./rhythms.js";
import type {Card, Rhythm} from "./rhythms.js";

type Picked = Rhythm | "none";
type State = Readonly<Record<Card, Picked>>;

const picks = ["none", ...rhythmIds] as const;

/** Two models whose worlds change at different speeds; how often should each be trained again? */
export function rhythmCards({words, common}: {readonly words: RhythmWords; readonly common: CommonWords}): HTMLElement {
  const store = createStore<State>("r", {shop: oneOf(picks, "none"), factory: oneOf(picks, "none")});
  const choices = rhythmIds.map((value) => ({value, label: words.rhythms[value]}));
  const views = cardIds.map((card) => {
    const control = radios<Picked>(words.names[card], choices, (value) => store.set({[card]: value}));
    const verdict = html`<p class="rhythm-verdict"></p>` as HTMLElement;
    return {
      element: html`<div class="rhythm-card">
        <p><b>${words.names[card]}</b><br />${words.stories[card]}</p>
        ${store.control(card, control.element)} ${verdict}
      </div>` as HTMLElement,
      update(picked: Picked): void {
        control.update(picked);
        verdict.textContent = picked === "none" ? "" : words.verdict(card, picked);
      }
    };
  });
  return explorable({
    ...{id: "r", label: words.label, words: common, store},
    content: (result) => [
      html`<div class="rhythm-cards">${views.map(({element}) => element)}</div>` as HTMLElement,
      result
    ],
    draw(state) {
      cardIds.forEach((card, i) => views[i]!.update(state[card]));
      const [shop, factory] = cardIds.map((card) => (state[card] === "none" ? null : state[card]));
      return words.result(shop!, factory!);
    }
  });
}
