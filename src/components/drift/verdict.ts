import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {DistanceName} from "../../lib/drift/types.js";
import {verdictFigures, verdictSentence} from "../../messages/monitor.en.js";
import type {VerdictFacts} from "../../messages/monitor.en.js";
import {isAlarm} from "./comparison.js";
import type {Comparison} from "./comparison.js";
import {setText} from "./overlay.js";

/** The answer in one sentence, and the figures it rests on. */
export interface Verdict {
  readonly element: HTMLElement;
  update(comparison: Comparison, distance: DistanceName, resting: boolean): void;
}

export function verdict(summary: Summary): Verdict {
  const sentence = html`<p class="verdict-sentence"></p>`;
  const figures = html`<p class="verdict-figures"></p>`;
  // Read out once the windows rest: a drag would otherwise speak at every day it passes.
  const spoken = html`<p class="visually-hidden" aria-live="polite"></p>`;
  const element = html`<div class="verdict">${sentence}${figures}${spoken}</div>`;
  return {
    element,
    update(comparison, distance, resting) {
      const facts = verdictFacts(summary, comparison, distance);
      setText(sentence, verdictSentence(facts));
      setText(figures, verdictFigures(facts));
      element.classList.toggle("harmed", facts.performance.verdict === "worse");
      if (resting) setText(spoken, `${verdictSentence(facts)} ${verdictFigures(facts)}`);
    }
  };
}

/** Counts what the verdict rests on: features alone, since prediction and label are outcomes. */
export function verdictFacts(
  {falseAlarmRate, columns}: Pick<Summary, "falseAlarmRate" | "columns">,
  comparison: Comparison,
  distance: DistanceName
): VerdictFacts {
  const features = comparison.columns.filter(({layout}) => layout.spec.role === "feature");
  return {
    moved: features.filter(({drift}) => isAlarm(drift, distance)).length,
    features: features.length,
    expected: (falseAlarmRate * features.length) / comparison.columns.length,
    performance: comparison.performance,
    unit: columns.find(({role}) => role === "label")?.unit ?? ""
  };
}
