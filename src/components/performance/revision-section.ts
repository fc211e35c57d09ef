import {html} from "htl";
import type {ErrorMeasure} from "../../lib/decay/realised-error.js";
import type {RevisedLabels} from "../../lib/performance-files.js";
import {errorText} from "../../messages/monitor.en.js";
import {performanceWords as words, revisionsTitle} from "../../messages/performance.en.js";
import {count, signed} from "../format.js";
import type {Partitions} from "../partitions.js";
import {tableOf} from "../show-table.js";
import {movedErrors} from "./revisions.js";

/** What was said of partitions whose labels were revised, and what is known now; the last ones first. */
export function revisionSection(
  revisions: readonly RevisedLabels[],
  measure: ErrorMeasure,
  partitions: Partitions
): HTMLElement {
  const moved = movedErrors(revisions, measure);
  const title = revisionsTitle(moved, measure, partitions);
  if (moved.length === 0) return html`<p class="muted">${title}</p>`;
  const {said, known, change, ...head} = words.revisedHead;
  return html`<div class="revisions">
    <p class="chart-title">${title}</p>
    <p class="chart-subtitle">${words.revisionsSubtitle}</p>
    ${tableOf({
      caption: words.revisionsCaption,
      columns: [
        {label: partitions.heading},
        ...[...Object.values(head), said(measure), known(measure), change].map((label) => ({label, numeric: true}))
      ],
      rows: moved
        .toReversed()
        .map(({start, rows, labelled, said: before, known: now}) => [
          ...[
            partitions.short(start),
            count(rows),
            count(labelled),
            errorText(measure, before),
            errorText(measure, now)
          ],
          measure === "RMSE" ? signed(now - before, 2) : words.points(100 * (now - before))
        ])
    })}
  </div>`;
}
