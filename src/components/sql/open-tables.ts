import type {Summary} from "../../lib/bundle.js";
import {profilesFile} from "../../lib/bundle.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import {requestsFile} from "../../lib/requests-file.js";
import type {RequestEvent} from "../../lib/scenario/incident.js";
import type {Messages} from "../../messages/messages.js";
import {loadBytes, loadTimeline} from "../bundle.js";
import {partitionsOf} from "../partitions.js";
import {openSqlDatabase} from "./database.js";

import {evidenceTable, incidentTable, journalTable, profilesTable} from "./tables.js";
import type {DuckdbFiles, SqlDatabase} from "./types.js";

interface OpenOptions {
  readonly files: DuckdbFiles;
  readonly summary: Summary;
  readonly events: readonly JournalEvent[];
  /** returns the address of a file of the bundle */
  readonly url: (file: string) => string;
  /** fetches the serving log of the incident; null where the monitor has none */
  readonly loadIncident: (() => Promise<string>) | null;
}

/** Starts DuckDB and fills it with all that is published of a monitor. */
export async function openTables(
  messages: Messages<"journal" | "partitions">,
  {files, summary, events, url, loadIncident}: OpenOptions
): Promise<SqlDatabase> {
  const {streams, errorMeasure} = summary;
  const [database, timelines] = await Promise.all([
    openSqlDatabase(files),
    Promise.all(streams.map(async ({id}) => ({stream: id, timeline: await loadTimeline(url(profilesFile(id)))})))
  ]);
  const context = {partitions: partitionsOf(messages, summary, [...new Set(events.map(({at}) => at))]), errorMeasure};
  await database.insert(journalTable(events, (event) => messages.journal.eventSentence(event, context)));
  await database.insert(evidenceTable(events));
  await database.insert(profilesTable(timelines));
  await insertRequests(database, summary, url);
  if (loadIncident !== null) {
    const lines = (await loadIncident()).trimEnd().split("\n");
    await database.insert(incidentTable(lines.map((line) => JSON.parse(line) as RequestEvent)));
  }
  return database;
}

/** Streams may differ in their columns: a scenario renames and adds some. */
async function insertRequests(database: SqlDatabase, {streams}: Summary, url: (file: string) => string): Promise<void> {
  const sampled = streams.filter((stream) => stream.hasRequests);
  if (sampled.length === 0) return;
  for (const {id} of sampled) await database.insertStream(partOf(id), await loadBytes(url(requestsFile(id))));
  const parts = sampled.map(({id}) => `SELECT '${id}' AS stream, * FROM "${partOf(id)}"`);
  await database.query(`CREATE TABLE requests AS ${parts.join(" UNION ALL BY NAME ")}`);
  for (const {id} of sampled) await database.query(`DROP TABLE "${partOf(id)}"`);
}

const partOf = (stream: string): string => `requests ${stream}`;
