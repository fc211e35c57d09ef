import {html} from "htl";
import type {StreamSummary, Summary} from "../../lib/bundle.js";
import {findingsOf} from "../../lib/findings/findings.js";
import type {Timeline} from "../../lib/profile/window.js";
import type {Messages} from "../../messages/messages.js";
import type {Partitions} from "../partitions.js";

/** What stands out in a stream, whatever windows are chosen; null where nothing does. */
export function findingsSection(
  messages: Messages<"findings">,
  summary: Summary,
  stream: StreamSummary,
  timeline: Timeline,
  partitions: Partitions
): HTMLElement | null {
  const findings = findingsOf(summary, stream, timeline);
  if (findings.length === 0) return null;
  // what a card has of a classifier's held-out rows is an error of its probabilities, which no error rate stands beside
  const holdout = summary.errorMeasure === "RMSE" ? (summary.model?.holdout?.rmse ?? null) : null;
  const context = {columns: summary.columns, partitions, holdout};
  return html`<section class="findings">
    <h2>${messages.findings.findingsTitle}</h2>
    <p class="chart-subtitle">${messages.findings.findingsSubtitle(partitions)}</p>
    <ul class="notes">
      ${findings.map((finding) => {
        const {name, text} = messages.findings.describeFinding(finding, context);
        return html`<li><b>${name}</b><span class="note-text">${text}</span></li>`;
      })}
    </ul>
  </section>`;
}
