import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import type {MeasuredLatency} from "../../lib/registry/latency.js";
import {registryOf} from "../../lib/registry/registry-of.js";
import type {Registry} from "../../lib/registry/registry-of.js";
import type {ModelRecord} from "../../lib/registry/types.js";
import type {Messages} from "../../messages/messages.js";
import {chartFigure} from "../chart-figure.js";
import {partitionsOf} from "../partitions.js";
import type {Partitions} from "../partitions.js";
import type {TableContent} from "../show-table.js";
import {changeKind, registryCounts} from "./registry-facts.js";
import {registryLanes} from "./registry-lanes.js";
import {startsOf} from "./state.js";
import {streamRegistries} from "./stream-registries.js";
import {versionTable} from "./version-table.js";

interface RegistryOptions {
  readonly summary: Summary;
  readonly events: readonly JournalEvent[];
  readonly records: readonly ModelRecord[];
  readonly measured: readonly MeasuredLatency[];
  readonly titleOf: (stream: string) => string;
  readonly onStream: (stream: string) => void;
}

interface RegistrySection {
  readonly element: HTMLElement;
  /** @param stream "" for all */
  update(stream: string): void;
}

/** The versions of a stream's model over time and as a table; of several streams, what became of each one's. */
export function registrySection(
  messages: Messages<"card" | "journal" | "monitor" | "partitions">,
  options: RegistryOptions
): RegistrySection {
  const {events, titleOf, onStream} = options;
  const registries = [...new Set(events.map(({stream}) => stream))].map((stream) => {
    return {stream, title: titleOf(stream), registry: registryOf(events, stream)};
  });
  const element = html`<div class="registry"></div>`;
  const show = (stream: string): Node => {
    const known = registries.filter(({registry}) => registry.standings.length > 0);
    if (known.length === 0) return html`<p class="notice">${messages.journal.registryWords.none}</p>`;
    const one = known.find((entry) => entry.stream === stream);
    if (one !== undefined) return ofStream(messages, one.registry, stream, options);
    return stream === ""
      ? streamRegistries(messages, known, partitionsIn(messages, "", options), onStream)
      : html`<p class="notice">${messages.journal.registryWords.none}</p>`;
  };
  let shown: string | null = null;
  return {
    element,
    update(stream) {
      if (stream !== shown) element.replaceChildren(show(stream));
      shown = stream;
    }
  };
}

function partitionsIn(
  messages: Messages<"partitions">,
  stream: string,
  {summary, events}: RegistryOptions
): Partitions & {readonly starts: string[]} {
  const own = events.filter((event) => stream === "" || event.stream === stream);
  const starts = startsOf(own, summary.unit !== "file");
  return {...partitionsOf(messages, summary, starts), starts};
}

function ofStream(
  messages: Messages<"card" | "journal" | "monitor" | "partitions">,
  registry: Registry,
  stream: string,
  options: RegistryOptions
): HTMLElement {
  const {starts, ...partitions} = partitionsIn(messages, stream, options);
  const figure = chartFigure(messages.journal.registryWords);
  figure.update({
    title: messages.journal.registryTitle(registry, registryCounts(registry)),
    subtitle: messages.journal.registryWords.subtitle,
    chart: registryLanes(messages, registry, starts, partitions),
    table: historyTable(messages, registry, partitions)
  });
  return html`<div>${figure.element}${versionTable(messages, registry, options, partitions)}</div>`;
}

function historyTable(messages: Messages<"journal">, {history}: Registry, partitions: Partitions): TableContent {
  const {at, version, change} = messages.journal.registryWords.historyHead;
  return {
    caption: messages.journal.registryWords.historyCaption,
    columns: [{label: at}, {label: version}, {label: change}],
    rows: history.map((entry) => [
      entry.since === null ? messages.journal.registryWords.fromTheStart : partitions.short(entry.at),
      entry.version,
      messages.journal.registryWords.changes[changeKind(entry)]
    ])
  };
}
