import {html} from "htl";
import type {ErrorMeasure} from "../../lib/decay/realised-error.js";
import type {RevisedLabels} from "../../lib/performance-files.js";
import type {Messages} from "../../messages/messages.js";
import {count, signed} from "../format.js";
import type {Partitions} from "../partitions.js";
import {tableOf} from "../show-table.js";
import {movedErrors} from "./revisions.js";

/** What was said of partitions whose labels were revised, and what is known now; the last ones first. */
export function revisionSection(
  messages: Messages<"monitor" | "performance">,
  revisions: readonly RevisedLabels[],
  measure: ErrorMeasure,
  partitions: Partitions
): HTMLElement {
  const moved = movedErrors(revisions, measure);
  const title = messages.performance.revisionsTitle(moved, measure, partitions);
  if (moved.length === 0) return html`<p class="muted">${title}</p>`;
  const {said, known, change, ...head} = messages.performance.performanceWords.revisedHead;
  return html`<div class="revisions">
    <p class="chart-title">${title}</p>
    <p class="chart-subtitle">${messages.performance.performanceWords.revisionsSubtitle}</p>
    ${tableOf({
      caption: messages.performance.performanceWords.revisionsCaption,
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
            messages.monitor.errorText(measure, before),
            messages.monitor.errorText(measure, now)
          ],
          measure === "RMSE"
            ? signed(now - before, 2)
            : messages.performance.performanceWords.points(100 * (now - before))
        ])
    })}
  </div>`;
}
