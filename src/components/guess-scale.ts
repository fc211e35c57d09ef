import {html} from "htl";
import type {Guess} from "./state-fields.js";

export interface GuessScaleWords {
  readonly you: string;
  readonly truth: string;
}

/** The reader's guess (hollow) and the truth (filled) on one line. */
export function guessScale(
  guess: Guess,
  truth: number,
  {min, max, format}: {readonly min: number; readonly max: number; readonly format: (value: number) => string},
  words: GuessScaleWords
): HTMLElement {
  const low = Math.min(min, truth);
  const high = Math.max(max, truth);
  const mark = (kind: string, label: string, value: number): Node | null => {
    const share = (value - low) / (high - low);
    const side = share < 0.2 ? "start" : share > 0.8 ? "end" : "middle";
    return html`<span class=${`mark ${kind} ${side}`} style=${`left: ${100 * share}%`}
      ><span>${label} ${format(value)}</span></span
    >`;
  };
  return html`<div class="guess-scale">
    <span class="end-label">${format(low)}</span>
    <span class="track"
      >${typeof guess === "number" ? mark("guess", words.you, guess) : null}${mark("truth", words.truth, truth)}</span
    >
    <span class="end-label">${format(high)}</span>
  </div>` as HTMLElement;
}
