import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import {buildsFile} from "../../lib/journal/published.js";
import {readJournal} from "../../lib/journal/read-journal.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import {latencyFile} from "../../lib/registry/latency.js";
import type {MeasuredLatency, PublishedLatency} from "../../lib/registry/latency.js";
import {registryFile} from "../../lib/registry/published.js";
import type {PublishedRegistry} from "../../lib/registry/published.js";
import type {ModelRecord} from "../../lib/registry/types.js";
import type {Messages} from "../../messages/messages.js";
import {loadCurrentText, loadJson, loadText} from "../bundle.js";
import {button} from "../controls.js";
import {sqlPanel} from "../sql/sql-panel.js";
import type {DuckdbFiles} from "../sql/types.js";
import {journalReport} from "./journal-report.js";

interface PageOptions {
  /** returns the address of a file of the bundle */
  readonly url: (file: string) => string;
  readonly duckdb: DuckdbFiles;
  /** fetches the serving log of the incident; null where the monitor has none */
  readonly loadIncident: (() => Promise<string>) | null;
}

/** The journal of a monitor: its models, its events, and a place to ask both in SQL. */
export function journalPage(
  messages: Messages<"card" | "journal" | "monitor" | "partitions" | "sql">,
  summary: Summary,
  options: PageOptions
): HTMLElement {
  const body = html`<div class="journal-body"></div>`;
  async function show(): Promise<void> {
    body.replaceChildren(html`<p class="loading">${messages.journal.journalWords.loading}</p>`);
    try {
      const events = readJournal(await loadText(options.url("journal.ndjson")));
      const builds = readJournal(await loadCurrentText(options.url(buildsFile)));
      const models = await loadModels(events, options);
      const all = [...events, ...builds];
      body.replaceChildren(
        journalReport(messages, summary, {events, builds, ...models}),
        sqlSection(messages, summary, all, options)
      );
    } catch (error) {
      body.replaceChildren(failure(messages, (error as Error).message, () => void show()));
    }
  }
  void show();
  return html`<div class="journal-page">
    <header>
      <p class="eyebrow"><a href="./">${messages.journal.journalWords.back}</a></p>
      <h1>${messages.journal.journalWords.title(summary.title)}</h1>
      <p class="lede">
        ${messages.journal.journalWords.lede}
        <a href=${options.url("journal.ndjson")}>${messages.journal.journalWords.download}</a> ·
        <a href=${options.url(buildsFile)}>${messages.journal.journalWords.downloadBuilds}</a>
      </p>
    </header>
    ${body}
  </div>`;
}

/** A monitor whose journal names no model has no registry. */
async function loadModels(
  events: readonly JournalEvent[],
  {url}: PageOptions
): Promise<{readonly records: readonly ModelRecord[]; readonly measured: readonly MeasuredLatency[]}> {
  if (!events.some(({kind}) => kind === "trained" || kind === "promoted")) return {records: [], measured: []};
  const [{records}, latency] = await Promise.all([
    loadJson<PublishedRegistry>(url(registryFile)),
    loadCurrentText(url(latencyFile))
  ]);
  return {records, measured: (JSON.parse(latency) as PublishedLatency).measured};
}

function sqlSection(
  messages: Messages<"journal" | "partitions" | "sql">,
  summary: Summary,
  events: readonly JournalEvent[],
  {url, duckdb, loadIncident}: PageOptions
): HTMLElement {
  const open = async () => {
    // what fills the tables is fetched with DuckDB, and not before
    const {openTables} = await import("../sql/open-tables.js");
    return openTables(messages, {files: duckdb, summary, events, url, loadIncident});
  };
  const {errorMeasure, task} = summary;
  const answers = errorMeasure === null ? null : task === "regression" ? "numbers" : "classes";
  return html`<section aria-labelledby="sql">
    <h2 id="sql">${messages.sql.sqlWords.title}</h2>
    ${sqlPanel(messages, {open, file: summary.id, answers})}
  </section>`;
}

function failure(messages: Messages<"journal">, reason: string, retry: () => void): HTMLElement {
  return html`<div class="notice alarm" role="alert">
    <p>${messages.journal.journalWords.failure(reason)}</p>
    ${button(messages.journal.journalWords.retry, retry)}
  </div>`;
}
