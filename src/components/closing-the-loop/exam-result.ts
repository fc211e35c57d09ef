import {html} from "htl";
import type {ExamScore} from "../../lib/course/closing-the-loop/exam-score.js";
import type {ExamWords} from "../../messages/closing-the-loop.en.js";

/** What was planted, what was said of it, and what that came to, in the order in which it happened. */
export function examResult({results}: ExamScore, words: ExamWords): HTMLElement {
  const lines = results.map((result) => {
    const {title, truth, verdict} = words.resultLine(result);
    return html`<li><strong>${title}</strong> ${truth}<br />${verdict}</li>`;
  });
  return html`<section class="exam-result" aria-label=${words.planted}>
    <p class="problems-title">${words.planted}</p>
    <ol>
      ${lines}
    </ol>
    <p>${words.certificate}</p>
  </section>` as HTMLElement;
}
