import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {MeasuredLatency} from "../../lib/registry/latency.js";
import type {Registry} from "../../lib/registry/registry-of.js";
import type {ModelRecord, Standing} from "../../lib/registry/types.js";
import {monitorCardWords} from "../../messages/card.en.js";
import {latencyNote, latencyText, registryWords as words} from "../../messages/journal.en.js";
import {errorText} from "../../messages/monitor.en.js";
import {count} from "../format.js";
import {cardView} from "../lesson/card-view.js";
import type {Partitions} from "../partitions.js";

/** What is known of versions. */
interface Known {
  readonly summary: Summary;
  readonly records: readonly ModelRecord[];
  readonly measured: readonly MeasuredLatency[];
}

/**
 * The versions of a stream, the last first, with what the registry keeps of each and what it was measured to take; a model
 * card opens below its line.
 */
export function versionTable(
  {standings}: Registry,
  {summary, records, measured}: Known,
  partitions: Partitions
): HTMLElement {
  const latencies = latenciesOf(standings, measured);
  const known = new Map(records.map((record) => [record.version, record]));
  const unit = summary.columns.find(({role}) => role === "label")?.unit ?? "";
  const head = Object.entries(words.versionHead).map(
    ([name, label]) => html`<th scope="col" class=${isNumeric(name) ? "numeric" : ""}>${label}</th>`
  );
  const rows = standings.toReversed().flatMap((standing) => {
    const record = known.get(standing.version);
    const card = record && cardRow(record, unit, head.length);
    const latency = latencies.get(standing.version);
    return [versionRow(standing, {record, latency, card}, partitions, summary), ...(card === undefined ? [] : [card])];
  });
  return html`<div class="table-scroll versions-scroll" tabindex="0" role="region" aria-label=${words.versions}>
    <table class="versions">
      <caption>
        ${words.versions}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${latencies.size === 0 ? null : html`<p class="small muted">${latencyNote([...latencies.values()])}</p>`}
  </div>`;
}

/** The last measurement of each version; versions that are compared were measured on the same machine last. */
function latenciesOf(
  standings: readonly Standing[],
  measured: readonly MeasuredLatency[]
): ReadonlyMap<string, MeasuredLatency> {
  const known = new Map(measured.map((latency) => [latency.version, latency]));
  return new Map(standings.flatMap(({version}) => (known.has(version) ? [[version, known.get(version)!]] : [])));
}

function isNumeric(name: string): boolean {
  return ["rows", "error", "bytes", "operations", "latency"].includes(name);
}

interface VersionFacts {
  readonly record: ModelRecord | undefined;
  readonly latency: MeasuredLatency | undefined;
  readonly card: HTMLElement | undefined;
}

function versionRow(
  {version, stage, since}: Standing,
  {record, latency, card}: VersionFacts,
  partitions: Partitions,
  {errorMeasure}: Summary
): HTMLElement {
  const error = record?.metrics[0]?.rmse;
  const figures = record && [
    words.rows(record.data.rows),
    error === undefined || errorMeasure === null ? "–" : errorText(errorMeasure, error),
    words.kilobytes(record.bytes),
    count(record.operations)
  ];
  return html`<tr class=${`version-${stage}`}>
    <th scope="row"><code>${version}</code></th>
    <td>${words.stages[stage]}</td>
    <td>${since === null ? words.fromTheStart : partitions.short(since)}</td>
    <td><code>${record?.parent ?? "–"}</code></td>
    ${(figures ?? ["–", "–", "–", "–"]).map((text) => html`<td class="numeric">${text}</td>`)}
    <td class="numeric">${latency === undefined ? "–" : latencyText(latency)}</td>
    <td>${card === undefined ? words.notRecorded : cardButton(version, card)}</td>
  </tr>`;
}

function cardRow({card}: ModelRecord, unit: string, columns: number): HTMLElement {
  return html`<tr class="version-card" hidden>
    <td colspan=${columns}>${cardView(card, monitorCardWords(unit))}</td>
  </tr>`;
}

function cardButton(version: string, card: HTMLElement): HTMLElement {
  const word = html`<span>${words.open}</span>`;
  const node = html`<button type="button" class="quiet" aria-expanded="false" onclick=${toggle}>
    ${word} <span class="visually-hidden">${words.cardOf(version)}</span>
  </button>`;
  function toggle(): void {
    card.hidden = !card.hidden;
    node.setAttribute("aria-expanded", String(!card.hidden));
    word.textContent = card.hidden ? words.open : words.close;
  }
  return node;
}
