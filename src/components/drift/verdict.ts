import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {Messages} from "../../messages/messages.js";
import type {Comparison} from "./comparison.js";
import {setText} from "./overlay.js";
import {verdictFacts} from "./verdict-facts.js";

/** The answer in one sentence, and the figures it rests on. */
export interface Verdict {
  readonly element: HTMLElement;
  update(comparison: Comparison, resting: boolean): void;
}

export function verdict(messages: Messages<"monitor">, summary: Summary): Verdict {
  const sentence = html`<p class="verdict-sentence"></p>`;
  const figures = html`<p class="verdict-figures"></p>`;
  // Read out once the windows rest: a drag would otherwise speak at every partition it passes.
  const spoken = html`<p class="visually-hidden" aria-live="polite"></p>`;
  const element = html`<div class="verdict">${sentence}${figures}${spoken}</div>`;
  return {
    element,
    update(comparison, resting) {
      const facts = verdictFacts(summary, comparison);
      setText(sentence, messages.monitor.verdictSentence(facts));
      setText(figures, messages.monitor.verdictFigures(facts));
      element.classList.toggle("harmed", facts.performance?.verdict === "worse");
      if (resting)
        setText(spoken, `${messages.monitor.verdictSentence(facts)} ${messages.monitor.verdictFigures(facts)}`);
    }
  };
}
