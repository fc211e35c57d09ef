import {html} from "htl";
import type {LessonPlan} from "../../lib/course/lesson-plan.js";
import {pathIn} from "../../lib/languages.js";
import type {Language} from "../../lib/languages.js";
import type {TeachingWords} from "../../messages/teaching.en.js";

/** The lessons with their minutes, their questions and a link to each thing to try; the minutes of all below. */
export function planTable(plan: readonly LessonPlan[], language: Language, words: TeachingWords["plan"]): HTMLElement {
  const rows = plan.map(({slug, minutes, title, question, things}, i) => {
    const path = pathIn(language, `/learn/${slug}`);
    return html`<tr>
      <th scope="row"><span class="muted">${i + 1}</span> <a href=${path}>${title}</a></th>
      <td class="numeric" data-label=${words.columns[1]}>${minutes}</td>
      <td>${question}</td>
      <td>
        <ul>
          ${things.map((thing) => html`<li><a href=${`${path}#at=${thing.id}`}>${thing.title}</a></li>`)}
        </ul>
      </td>
    </tr>`;
  });
  const total = plan.reduce((sum, {minutes}) => sum + minutes, 0);
  return html`<div class="table-scroll plan-table" tabindex="0" role="region" aria-label=${words.caption}>
    <table>
      <caption>
        <span>${words.caption}</span>
      </caption>
      <thead>
        <tr>
          ${words.columns.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${words.total(plan.length)}</th>
          <td class="numeric" data-label=${words.columns[1]}>${total}</td>
          <td colspan="2"></td>
        </tr>
      </tfoot>
    </table>
  </div>` as HTMLElement;
}
