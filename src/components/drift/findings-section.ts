import {html} from "htl";
import type {StreamSummary, Summary} from "../../lib/bundle.js";
import {findingsOf} from "../../lib/findings/findings.js";
import type {Timeline} from "../../lib/profile/window.js";
import {describeFinding, findingsSubtitle, findingsTitle} from "../../messages/findings.en.js";
import type {Partitions} from "../partitions.js";

/** What stands out in a stream, whatever windows are chosen; null where nothing does. */
export function findingsSection(
  summary: Summary,
  stream: StreamSummary,
  timeline: Timeline,
  partitions: Partitions
): HTMLElement | null {
  const findings = findingsOf(summary, stream, timeline);
  if (findings.length === 0) return null;
  const context = {columns: summary.columns, partitions, holdout: summary.model?.holdout?.rmse ?? null};
  return html`<section class="findings">
    <h2>${findingsTitle}</h2>
    <p class="chart-subtitle">${findingsSubtitle(partitions)}</p>
    <ul class="notes">
      ${findings.map((finding) => {
        const {name, text} = describeFinding(finding, context);
        return html`<li><b>${name}</b><span class="note-text">${text}</span></li>`;
      })}
    </ul>
  </section>`;
}
