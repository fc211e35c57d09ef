import {html} from "htl";
import type {ExamDay} from "../../lib/course/closing-the-loop/exam-days.js";
import type {ExamWords} from "../../messages/closing-the-loop.en.js";
import {fixed, significant} from "../format.js";
import {tableOf} from "../show-table.js";

/** What the log says of a day: who answered, what broke the schema, and the first requests. */
export function examLog(day: ExamDay, isLabelled: boolean, {log: own}: ExamWords): HTMLElement {
  const names = [...new Set(day.log.flatMap(({inputs}) => Object.keys(inputs)))];
  const findings = day.anomalies.map(({column, kind}) => html`<li><code>${own.anomaly(column, kind)}</code></li>`);
  const facts = own.facts(day.version, isLabelled ? day : null, findings.length);
  return html`<section class="exam-log" aria-label=${own.title(day.day)}>
    <p class="problems-title">${own.title(day.day)}</p>
    <p>${facts}</p>
    ${
      findings.length === 0
        ? null
        : html`<ul class="problems">
            ${findings}
          </ul>`
    }
    ${tableOf({
      caption: own.caption(day.day, day.log.length),
      columns: [
        {label: own.request, numeric: true},
        ...names.map((name) => ({label: name.toUpperCase(), numeric: true})),
        {label: own.prediction, numeric: true}
      ],
      rows: day.log.map(({inputs, prediction}, i) => [
        String(i + 1),
        ...names.map((name) => significant(inputs[name] ?? NaN, 5)),
        fixed(prediction, 2)
      ])
    })}
  </section>` as HTMLElement;
}
