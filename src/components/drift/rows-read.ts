import {html} from "htl";
import type {LabelAccount, QuarantineReason, StreamSummary, Summary} from "../../lib/bundle.js";
import {describeLabels, labelWords} from "../../messages/labels.en.js";
import {describeAccount, describeFolder, describeMissingFiles, rowsWords} from "../../messages/rows.en.js";
import {count} from "../format.js";
import {tableOf} from "../show-table.js";

/** What became of the rows that were read, and which of them are no longer in the source. */
export function rowsRead({quarantine, labels, streams}: Summary, {missingFiles}: StreamSummary): HTMLElement {
  const isSimulated = streams.every(({simulated}) => simulated);
  const {reasons, quarantined, folder} = quarantine;
  return html`<section class="rows-read">
    <h2>${rowsWords.title}</h2>
    <p>${describeAccount(quarantine, isSimulated)}</p>
    ${missingFiles.length > 0 ? html`<p class="notice">${describeMissingFiles(missingFiles)}</p>` : null}
    ${quarantined > 0 ? html`<p>${describeFolder(folder)}</p>` : null}
    ${quarantined > 0 ? reasonTable(rowsWords.reasons, reasons) : null} ${labels === null ? null : labelsRead(labels)}
  </section>`;
}

function labelsRead(labels: LabelAccount): HTMLElement {
  const {unusable} = labels;
  return html`<div>
    <h3>${labelWords.title}</h3>
    <p>${describeLabels(labels)}</p>
    ${unusable.length > 0 ? reasonTable(labelWords.unusable, unusable) : null}
  </div>`;
}

function reasonTable(caption: string, reasons: readonly QuarantineReason[]): HTMLElement {
  return tableOf({
    caption,
    columns: [{label: rowsWords.column}, {label: rowsWords.reason}, {label: rowsWords.rows, numeric: true}],
    rows: reasons.map(({column, reason, rows}) => [column || rowsWords.wholeRow, reason, count(rows)])
  });
}
