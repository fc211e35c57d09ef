import {html} from "htl";
import type {Dictionary, DictionaryEntry} from "../../lib/course.js";
import type {DictionaryWords} from "../../messages/the-boston-model.en.js";
import {tableOf} from "../show-table.js";

/** What a column means, its figures, its problems, and for the label the values corrected later. */
export function columnFacts(entry: DictionaryEntry, {corrections}: Dictionary, words: DictionaryWords): Node[] {
  const rows = words.facts(entry).map(([term, text]) => html.fragment`<div><dt>${term}</dt><dd>${text}</dd></div>`);
  const problems = html`<ul class="problems">
    ${entry.problems.map((problem) => html`<li>${words.problem(problem)}</li>`)}
  </ul>` as HTMLElement;
  const corrected = tableOf({
    caption: words.corrections(corrections.length),
    columns: [{label: words.row}, {label: "MEDV", numeric: true}, {label: "CMEDV", numeric: true}],
    rows: corrections.map(({row, medv, cmedv}) => [String(row), medv.toFixed(1), cmedv.toFixed(1)])
  });
  return [
    html`<p class="column-name">
      <strong>${entry.name.toUpperCase()}</strong> <span class=${`role ${entry.role}`}>${words.roles[entry.role]}</span>
    </p>` as HTMLElement,
    html`<p class="column-meaning">${words.meaning(entry)}</p>` as HTMLElement,
    html`<dl class="facts">${rows}</dl>` as HTMLElement,
    ...(entry.problems.length > 0
      ? [html`<p class="problems-title">${words.problems}</p>` as HTMLElement, problems]
      : []),
    ...(entry.role === "label" ? [corrected] : [])
  ];
}
