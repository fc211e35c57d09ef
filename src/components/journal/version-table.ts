import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {ModelCard} from "../../lib/model/card.js";
import type {MeasuredLatency} from "../../lib/registry/latency.js";
import type {Registry} from "../../lib/registry/registry-of.js";
import type {ModelRecord, Standing} from "../../lib/registry/types.js";
import type {Messages} from "../../messages/messages.js";
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
  messages: Messages<"card" | "journal" | "monitor">,
  {standings}: Registry,
  {summary, records, measured}: Known,
  partitions: Partitions
): HTMLElement {
  const latencies = latenciesOf(standings, measured);
  const known = new Map(records.map((record) => [record.version, record]));
  const unit = summary.columns.find(({role}) => role === "label")?.unit ?? "";
  const head = Object.entries(messages.journal.registryWords.versionHead).map(
    ([name, label]) => html`<th scope="col" class=${isNumeric(name) ? "numeric" : ""}>${label}</th>`
  );
  const rows = standings.toReversed().flatMap((standing) => {
    const record = known.get(standing.version);
    const card = record && cardRow(messages, messages.card.cardText(record.card, summary.id), unit, head.length);
    const latency = latencies.get(standing.version);
    return [
      versionRow(messages, standing, {record, latency, card}, partitions, summary),
      ...(card === undefined ? [] : [card])
    ];
  });
  return html`<div
    class="table-scroll versions-scroll"
    tabindex="0"
    role="region"
    aria-label=${messages.journal.registryWords.versions}
  >
    <table class="versions">
      <caption>
        <span>${messages.journal.registryWords.versions}</span>
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
    ${latencies.size === 0 ? null : html`<p class="small muted">${messages.journal.latencyNote([...latencies.values()])}</p>`}
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
  messages: Messages<"journal" | "monitor">,
  {version, stage, since}: Standing,
  {record, latency, card}: VersionFacts,
  partitions: Partitions,
  {errorMeasure}: Summary
): HTMLElement {
  const error = record?.metrics[0]?.rmse;
  const figures = record && [
    messages.journal.registryWords.rows(record.data.rows),
    error === undefined || errorMeasure === null ? "–" : messages.journal.trainedError(errorMeasure, error),
    messages.journal.registryWords.kilobytes(record.bytes),
    count(record.operations)
  ];
  return html`<tr class=${`version-${stage}`}>
    <th scope="row"><code>${version}</code></th>
    <td>${messages.journal.registryWords.stages[stage]}</td>
    <td>${since === null ? messages.journal.registryWords.fromTheStart : partitions.short(since)}</td>
    <td><code>${record?.parent ?? "–"}</code></td>
    ${(figures ?? ["–", "–", "–", "–"]).map((text) => html`<td class="numeric">${text}</td>`)}
    <td class="numeric">${latency === undefined ? "–" : messages.journal.latencyText(latency)}</td>
    <td>${card === undefined ? messages.journal.registryWords.notRecorded : cardButton(messages, version, card)}</td>
  </tr>`;
}

function cardRow(messages: Messages<"card">, card: ModelCard, unit: string, columns: number): HTMLElement {
  return html`<tr class="version-card" hidden>
    <td colspan=${columns}>${cardView(card, messages.card.monitorCardWords(unit))}</td>
  </tr>`;
}

function cardButton(messages: Messages<"journal">, version: string, card: HTMLElement): HTMLElement {
  const word = html`<span>${messages.journal.registryWords.open}</span>`;
  const node = html`<button type="button" class="quiet" aria-expanded="false" onclick=${toggle}>
    ${word} <span class="visually-hidden">${messages.journal.registryWords.cardOf(version)}</span>
  </button>`;
  function toggle(): void {
    card.hidden = !card.hidden;
    node.setAttribute("aria-expanded", String(!card.hidden));
    word.textContent = card.hidden ? messages.journal.registryWords.open : messages.journal.registryWords.close;
  }
  return node;
}
