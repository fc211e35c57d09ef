import {html} from "htl";
import {button, range} from "../controls.js";
import type {Control, RangeOptions} from "../controls.js";
import {guessScale} from "../guess-scale.js";
import type {GuessScaleWords} from "../guess-scale.js";
import {spaceAfter} from "../space-after.js";
import type {Guess} from "../state-fields.js";

interface PredictWords extends GuessScaleWords {
  readonly predictFirst: string;
  readonly commit: string;
  readonly skip: string;
  readonly revealed: (guess: string | null, truth: string) => string;
}

interface PredictOptions {
  readonly question: string;
  readonly label: string;
  readonly scale: RangeOptions & {readonly start: number};
  readonly truth: number;
  /** why it is so, in one or two sentences */
  readonly reason: string;
  readonly words: PredictWords;
  onCommit(guess: Guess): void;
}

/** Asks the reader for a number before showing the true one, then shows both on one line with the reason. */
export function predict({question, label, scale, truth, reason, words, onCommit}: PredictOptions): Control<Guess> {
  let draft = scale.start;
  const slider = range(label, scale, (value) => (draft = value));
  slider.update(draft);
  const answer = html`<div class="predict-answer" tabindex="-1"></div>` as HTMLElement;
  const commit = (guess: Guess): void => {
    onCommit(guess);
    answer.focus();
  };
  const form = html`<div class="predict-form">
    ${slider.element}
    <div class="predict-buttons">
      ${button(words.commit, () => commit(draft), "primary")} ${button(words.skip, () => commit("skipped"), "quiet")}
    </div>
  </div>` as HTMLElement;
  const element = html`<div class="predict">
    <p class="predict-question"><span class="kicker">${words.predictFirst}</span> ${question}</p>
    ${form}${answer}
  </div>` as HTMLElement;
  return {
    element,
    update(guess) {
      form.hidden = guess !== null;
      answer.hidden = guess === null;
      if (guess === null) return answer.replaceChildren();
      const said = typeof guess === "number" ? scale.format(guess) : null;
      const revealed = words.revealed(said, scale.format(truth));
      const sentences = `${revealed}${spaceAfter(revealed)}${reason}`;
      answer.replaceChildren(guessScale(guess, truth, scale, words), html`<p>${sentences}</p>` as HTMLElement);
    }
  };
}
