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
import {journalWords as words} from "../../messages/journal.en.js";
import {sqlWords} from "../../messages/sql.en.js";
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
export function journalPage(summary: Summary, options: PageOptions): HTMLElement {
  const body = html`<div class="journal-body"></div>`;
  async function show(): Promise<void> {
    body.replaceChildren(html`<p class="loading">${words.loading}</p>`);
    try {
      const events = readJournal(await loadText(options.url("journal.ndjson")));
      const builds = readJournal(await loadCurrentText(options.url(buildsFile)));
      const models = await loadModels(events, options);
      const all = [...events, ...builds];
      body.replaceChildren(journalReport(summary, {events, builds, ...models}), sqlSection(summary, all, options));
    } catch (error) {
      body.replaceChildren(failure((error as Error).message, () => void show()));
    }
  }
  void show();
  return html`<div class="journal-page">
    <header>
      <p class="eyebrow"><a href="./">${words.back}</a></p>
      <h1>${words.title(summary.title)}</h1>
      <p class="lede">
        ${words.lede} <a href=${options.url("journal.ndjson")}>${words.download}</a> ·
        <a href=${options.url(buildsFile)}>${words.downloadBuilds}</a>
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
  summary: Summary,
  events: readonly JournalEvent[],
  {url, duckdb, loadIncident}: PageOptions
): HTMLElement {
  const open = async () => {
    // what fills the tables is fetched with DuckDB, and not before
    const {openTables} = await import("../sql/open-tables.js");
    return openTables({files: duckdb, summary, events, url, loadIncident});
  };
  return html`<section aria-labelledby="sql">
    <h2 id="sql">${sqlWords.title}</h2>
    ${sqlPanel({open, file: summary.id})}
  </section>`;
}

function failure(reason: string, retry: () => void): HTMLElement {
  return html`<div class="notice alarm" role="alert">
    <p>${words.failure(reason)}</p>
    ${button(words.retry, retry)}
  </div>`;
}
