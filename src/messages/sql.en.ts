import {count, fixed} from "../components/format.js";
import {queries} from "../components/sql/queries.js";

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

/** In the order of the queries, which are the same in every language. */
const labels = [
  "What happened how often",
  "Columns in alarm",
  "Figures behind decisions",
  "Features with gaps",
  "Worst answers of late",
  "Wrong answers of late",
  "Incident: the symptom",
  "Incident: the cause"
];

/** Queries to begin with. */
export const sqlExamples = queries.map((query, i) => ({...query, label: labels[i]!}));
