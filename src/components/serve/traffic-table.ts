import {html} from "htl";
import type {ColumnSummary} from "../../lib/bundle.js";
import {decidingDistance} from "../../lib/drift/deciding-distance.js";
import {explainColumn} from "../../lib/drift/explain.js";
import type {DistanceName} from "../../lib/drift/types.js";
import type {Messages} from "../../messages/messages.js";
import {isAlarm} from "../drift/comparison.js";
import type {ColumnComparison, Comparison} from "../drift/comparison.js";
import {histogramOf} from "../drift/histogram.js";
import {overlay} from "../drift/overlay.js";

const BARS = 24;

/** A row per column of the requests: how far it is from the reference, and whether chance can do that. */
export function trafficTable(
  messages: Messages<"monitor" | "serve">,
  comparison: Comparison,
  described: readonly ColumnSummary[],
  distance: DistanceName
): HTMLElement {
  const {head} = messages.serve.words;
  const isNumber = (key: string): boolean => key === "psi" || key === "ks";
  const headings = Object.entries(head).map(
    ([key, label]) => html`<th scope="col" class=${isNumber(key) ? "numeric" : ""}>${label}</th>`
  );
  const swatch = (role: "reference" | "current", text: string): HTMLElement =>
    html`<span class=${`role-${role}`}><i class=${`swatch role-${role}`}></i>${text}</span>`;
  const legend = html`<p class="legend">
    ${swatch("reference", messages.serve.words.reference)}${swatch("current", messages.serve.words.yours)}
  </p>`;
  return html`<div>
    ${legend}
    <div class="table-scroll traffic-scroll" tabindex="0" role="region" aria-label=${messages.serve.words.traffic}>
      <table class="traffic-table">
        <caption class="visually-hidden">
          ${messages.serve.words.traffic}
        </caption>
        <thead>
          <tr>
            ${headings}
          </tr>
        </thead>
        <tbody>
          ${comparison.columns.map((column) => rowOf(messages, comparison, column, described, distance))}
        </tbody>
      </table>
    </div>
  </div>`;
}

function rowOf(
  messages: Messages<"monitor" | "serve">,
  comparison: Comparison,
  {layout, drift, alpha}: ColumnComparison,
  described: readonly ColumnSummary[],
  chosen: DistanceName
): HTMLElement {
  const chart = overlay(messages);
  chart.update(histogramOf(comparison, layout, BARS, messages.monitor.words.cells.other));
  const alarm = isAlarm(drift);
  const unit = described.find(({name}) => name === drift.name)?.unit ?? "";
  const deciding = decidingDistance(drift.kind, chosen);
  const {threshold} = drift.distances[deciding];
  const {psi, kolmogorovSmirnov} = drift.distances;
  const findings = explainColumn(layout, comparison.referenceSums, comparison.currentSums, alpha);
  return html`<tr class=${alarm ? "in-alarm" : ""}>
    <th scope="row">${drift.name}</th>
    <td class="traffic-chart">${chart.element}</td>
    <td class="numeric">${messages.monitor.describeDistance(psi.value)}</td>
    <td class="numeric">${messages.monitor.describeDistance(kolmogorovSmirnov.value)}</td>
    <td>
      ${Number.isFinite(threshold) ? messages.serve.describeThreshold(messages.monitor.distanceNames[deciding].label, threshold) : ""}
    </td>
    <td>
      <span class=${alarm ? "mark alarm" : "mark"}>${messages.monitor.words.statuses[drift.verdict.status]}</span>
    </td>
    <td class="traffic-sentence">${messages.monitor.findingSentence(findings, unit, alarm)}</td>
  </tr>`;
}
