import {html} from "htl";
import type {LabelAccount, QuarantineReason, StreamSummary, Summary} from "../../lib/bundle.js";
import type {Messages} from "../../messages/messages.js";
import {count} from "../format.js";
import {tableOf} from "../show-table.js";

/** What became of the rows that were read, and which of them are no longer in the source. */
export function rowsRead(
  messages: Messages<"labels" | "rows">,
  {quarantine, labels, streams}: Summary,
  {missingFiles}: StreamSummary
): HTMLElement {
  const isSimulated = streams.every(({simulated}) => simulated);
  const {reasons, quarantined, folder} = quarantine;
  return html`<section class="rows-read">
    <h2>${messages.rows.rowsWords.title}</h2>
    <p>${messages.rows.describeAccount(quarantine, isSimulated)}</p>
    ${missingFiles.length > 0 ? html`<p class="notice">${messages.rows.describeMissingFiles(missingFiles)}</p>` : null}
    ${quarantined > 0 ? html`<p>${messages.rows.describeFolder(folder)}</p>` : null}
    ${quarantined > 0 ? reasonTable(messages, messages.rows.rowsWords.reasons, reasons) : null}
    ${labels === null ? null : labelsRead(messages, labels)}
  </section>`;
}

function labelsRead(messages: Messages<"labels" | "rows">, labels: LabelAccount): HTMLElement {
  const {unusable} = labels;
  return html`<div>
    <h3>${messages.labels.labelWords.title}</h3>
    <p>${messages.labels.describeLabels(labels)}</p>
    ${unusable.length > 0 ? reasonTable(messages, messages.labels.labelWords.unusable, unusable) : null}
  </div>`;
}

function reasonTable(messages: Messages<"rows">, caption: string, reasons: readonly QuarantineReason[]): HTMLElement {
  return tableOf({
    caption,
    columns: [
      {label: messages.rows.rowsWords.column},
      {label: messages.rows.rowsWords.reason},
      {label: messages.rows.rowsWords.rows, numeric: true}
    ],
    rows: reasons.map(({column, reason, rows}) => [
      column || messages.rows.rowsWords.wholeRow,
      messages.rows.reasonText(reason),
      count(rows)
    ])
  });
}
