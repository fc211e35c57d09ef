import {html, svg} from "htl";
import type {Messages} from "../../messages/messages.js";
import {significant} from "../format.js";
import {levelPath, stepPath} from "../paths.js";
import {rangeOf} from "./histogram.js";
import type {Histogram} from "./histogram.js";

/** Two histograms laid over each other, small: the reference outlined, the current window filled. */
interface Overlay {
  readonly element: HTMLElement;
  update(histogram: Histogram): void;
}

/** The drawing is for the eye alone: the row's sentence and its opened tables say the same in words. */
export function overlay(messages: Messages<"monitor">): Overlay {
  const current = svg`<path class="current" vector-effect="non-scaling-stroke"></path>` as SVGPathElement;
  const reference = svg`<path class="reference" vector-effect="non-scaling-stroke"></path>` as SVGPathElement;
  const bars = svg`<svg viewBox="0 0 100 100" preserveAspectRatio="none">${current}${reference}</svg>` as SVGSVGElement;
  const missing = {reference: html`<i class="reference"></i>`, current: html`<i class="current"></i>`} as Record<
    "reference" | "current",
    HTMLElement
  >;
  const missingBox = html`<div class="overlay-missing" hidden>${missing.current}${missing.reference}</div>`;
  const labels = html`<div></div>`;
  const missingLabel = html`<span class="overlay-missing-label" hidden>${messages.monitor.words.cells.missing}</span>`;
  const element = html`<div class="overlay" aria-hidden="true">
    <div class="overlay-plot">${bars}${missingBox}</div>
    <div class="overlay-ends">${labels}${missingLabel}</div>
  </div>`;
  let shown = "";
  return {
    element,
    update(histogram) {
      const top = topOf(histogram);
      const path = histogram.grid ? stepPath : levelPath;
      current.setAttribute("d", path(histogram.current, top));
      reference.setAttribute("d", path(histogram.reference, top));
      const anyMissing = histogram.missing.reference + histogram.missing.current > 0;
      missingBox.hidden = missingLabel.hidden = !anyMissing;
      if (anyMissing)
        for (const side of ["reference", "current"] as const)
          missing[side].style.height = `${(100 * histogram.missing[side]) / top}%`;
      const texts = labelsOf(histogram);
      if (texts.join("|") !== shown) {
        shown = texts.join("|");
        labels.className = texts === histogram.levels ? "levels" : "";
        labels.replaceChildren(...texts.map((text) => html`<span>${text}</span>`));
      }
    }
  };
}

/** The ends of the range; of categories all levels where they fit, or else the first and the last. */
function labelsOf(histogram: Histogram): readonly string[] {
  const range = rangeOf(histogram);
  if (range) return range.map((x) => significant(x, 3));
  const {levels} = histogram;
  return levels.join("").length <= 18 ? levels : [levels[0]!, levels.at(-1)!];
}

function topOf({reference, current, missing}: Histogram): number {
  let top = Math.max(missing.reference, missing.current, 1e-9);
  for (let i = 0; i < reference.length; ++i) top = Math.max(top, reference[i]!, current[i]!);
  return top;
}

/** Changes a node's text only where it differs, which spares the browser a layout. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
