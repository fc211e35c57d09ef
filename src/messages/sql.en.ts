import {count, fixed} from "../components/format.js";

/** Words of the panel that answers SQL. */
export const sqlWords = {
  title: "Query it with SQL",
  lede: "DuckDB can run in this page, over the journal, the profiles and what else is published. It is fetched from this site when you ask for it (8 MB), and what you ask stays in your browser.",
  start: "Start DuckDB",
  starting: "Starting DuckDB …",
  ready: (tables: number): string => `DuckDB is ready, with ${count(tables)} tables.`,
  failed: (reason: string): string => `DuckDB could not be started: ${reason}.`,
  tables: "Tables and columns",
  query: "SQL",
  hint: "Ctrl and Enter run it.",
  run: "Run",
  running: "Running …",
  download: "Download CSV",
  examples: "Examples",
  result: "Result",
  missing: "null",
  told: (rows: number, shown: number, milliseconds: number): string =>
    `${rows === 1 ? "1 row" : `${count(rows)} rows`} in ${milliseconds < 10 ? fixed(milliseconds, 1) : count(milliseconds)} ms` +
    `${shown < rows ? `; the first ${count(shown)} are shown, the CSV has all` : ""}.`,
  refused: "DuckDB refused the query."
};

/** What each table has, a row for what. */
export const tableMeanings: Readonly<Record<string, string>> = {
  journal: "a row per event",
  evidence: "a row per figure that an event rests on, by the event’s line",
  profiles: "a row per stream, partition and column",
  requests: "a sample of the last requests of each stream, with label where it is known",
  incident: "the serving log of one simulated day, in which something went wrong"
};

/** A query to begin with. */
interface SqlExample {
  readonly label: string;
  /** the table it needs */
  readonly table: string;
  readonly sql: string;
}

export const sqlExamples: readonly SqlExample[] = [
  {
    label: "What happened how often",
    table: "journal",
    sql: "SELECT kind, count(*) AS events, min(partition) AS first, max(partition) AS last\nFROM journal\nGROUP BY kind\nORDER BY events DESC, kind"
  },
  {
    label: "Columns in alarm",
    table: "journal",
    sql: "SELECT stream, column_name, count(*) AS alarms, min(partition) AS first\nFROM journal\nWHERE kind = 'alarm'\nGROUP BY ALL\nORDER BY alarms DESC, stream, column_name\nLIMIT 20"
  },
  {
    label: "Figures behind decisions",
    table: "evidence",
    sql: "SELECT partition, stream, kind, action, figure, evidence.value\nFROM journal JOIN evidence USING (line)\nWHERE kind <> 'decision' OR action = 'retrain'\nORDER BY line, figure"
  },
  {
    label: "Features with gaps",
    table: "profiles",
    sql: "SELECT stream, column_name, count(*) AS partitions, max(missing / rows) AS largest_share\nFROM profiles\nWHERE missing > 0 AND role = 'feature'\nGROUP BY ALL\nORDER BY largest_share DESC"
  },
  {
    label: "Worst answers of late",
    table: "requests",
    sql: "SELECT *, prediction - label AS error\nFROM requests\nWHERE label IS NOT NULL\nORDER BY abs(error) DESC\nLIMIT 10"
  },
  {
    label: "Incident: the symptom",
    table: "incident",
    sql: "SELECT date_trunc('hour', time) AS hour, count(*) AS requests,\n  round(median(prediction), 1) AS median, round(min(prediction), 1) AS lowest, round(max(prediction), 1) AS highest\nFROM incident\nGROUP BY hour\nORDER BY hour"
  },
  {
    label: "Incident: the cause",
    table: "incident",
    sql: "SELECT replica, service, count(*) AS requests, min(nox) AS lowest_nox, max(nox) AS highest_nox,\n  min(time) FILTER (nox > 1) AS since\nFROM incident\nGROUP BY ALL\nORDER BY replica, service"
  }
];
