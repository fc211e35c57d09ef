import type {ColumnSpec} from "../../lib/profile/types.js";
import {duckdb} from "../../lib/sql/duckdb.js";
import {sqlName} from "../../lib/sql/literals.js";
import {slotStart} from "../../lib/sql/slot.js";
import {rangeCondition, readColumn, slotNumber} from "../../lib/sql/source-columns.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import {CONFIDENT, PREDICTED, SCORED} from "../engines/predictor.js";
import {sourceOf} from "../engines/rows-text.js";
import type {Table} from "../engines/rows.js";
import {requestBytes, SAMPLED_PARTITIONS} from "../stages/request-file.js";
import type {RequestColumn} from "../stages/request-file.js";
import type {FoldedTable} from "./fold.js";
import type {InputFile} from "./inputs.js";
import type {TablePartition} from "./partitions.js";
import {rangeOf} from "./period.js";
import type {KeptReference} from "./read-reference.js";
import {answersToDrawn, isAnswer} from "./request-answers.js";
import type {Value} from "./request-answers.js";
import type {TableRun} from "./run.js";
import {openServing} from "./serving-rows.js";

/** A row that was drawn, and what was answered. */
interface DrawnRow {
  /** rows are drawn by it: the same for the same row, wherever it stands */
  readonly rank: string;
  readonly partition: string;
  /** in milliseconds since 1970; 0 where rows have no time */
  readonly at: number;
  /** version that answered; null where answers came with the rows */
  readonly model: string | null;
  /** by name of the column */
  readonly values: ReadonlyMap<string, Value>;
}

/**
 * Draws rows of a table's last partitions, each with the same probability, for a page to be asked about. Rows are read
 * once more for it; of a file that is gone none are drawn. Rows that are alike in every column are drawn together.
 * @returns an Arrow IPC stream of at most `publishRows` rows, by partition: `time`, `partition`, `model`, every feature,
 * and, where there are any, `prediction`, `score` or `confidence`, and `label`. A feature with the name of one of these is
 * called "<name> (column)".
 */
export async function tableRequests(run: TableRun, kept: KeptReference, folded: FoldedTable): Promise<Uint8Array> {
  const {data, publishRows} = run.monitor;
  const apart = data.reference === null ? 0 : 1;
  const last = folded.partitions.slice(Math.max(apart, folded.partitions.length - SAMPLED_PARTITIONS));
  const there = new Map(run.inputs.serving.flatMap((input) => (input.isMissing ? [] : [[input.file.path, input]])));
  const filesOf = (partitions: readonly TablePartition[]): InputFile[] =>
    [...new Set(partitions.flatMap(({paths}) => paths))].flatMap((path) => there.get(path) ?? []);
  // files without times are partitions: each is drawn from by itself
  const draws = kept.time === null ? last.map((partition) => [partition]) : [last];
  const rows: DrawnRow[] = [];
  for (const partitions of draws) {
    const files = filesOf(partitions);
    if (files.length > 0) rows.push(...(await drawFrom(run, kept, {files, partitions, folded})));
  }
  const order = new Map(last.map(({start}, i) => [start, i]));
  const drawn = rows
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, publishRows)
    .sort((a, b) => order.get(a.partition)! - order.get(b.partition)! || a.at - b.at);
  return requestBytes(requestColumns(run, kept, drawn));
}

interface Draw {
  readonly files: readonly InputFile[];
  readonly partitions: readonly TablePartition[];
  readonly folded: FoldedTable;
}

async function drawFrom(run: TableRun, kept: KeptReference, {files, partitions, folded}: Draw): Promise<DrawnRow[]> {
  const {database, monitor} = run;
  const {time} = kept;
  const {relation, columns, close} = await openServing(run, kept, files);
  const drawn = "requests_drawn";
  try {
    const range = time === null ? null : rangeOf(partitions[0]!.start, partitions.at(-1)!.start, time.unit, time.zone);
    const table = {relation: drawn, columns, time, range: null};
    const within = rangeCondition(duckdb, sourceOf({...table, range}));
    await database.connection.run(
      `CREATE OR REPLACE TEMP TABLE ${drawn} AS
       SELECT *, hash(source, ${deriveSeed(monitor.seed, "requests")}) AS ${RANK}
       FROM (SELECT * FROM ${relation} WHERE ${within}) AS source ORDER BY ${RANK} LIMIT ${monitor.publishRows}`
    );
    const name = partitions[0]!.start;
    const rows = (await rawRows(run, kept, table)).map(({slot, ...row}) => {
      return {...row, partition: time === null ? name : slotStart(slot, time.unit)};
    });
    const answers = await answersToDrawn(run, kept, folded, {table, partitions: rows.map(({partition}) => partition)});
    return rows.map((row, i) => {
      const {model, values} = answers[i]!;
      return {...row, model, values: new Map([...row.values, ...values])};
    });
  } finally {
    await database.connection.run(`DROP TABLE IF EXISTS ${drawn}`);
    await close();
  }
}

const RANK = sqlName("driftbook rank");

/** Rows as they stand in the table, without answers that are made here. */
async function rawRows(
  {database}: TableRun,
  kept: KeptReference,
  table: Table
): Promise<(Pick<DrawnRow, "rank" | "at" | "values"> & {readonly slot: number})[]> {
  const source = sourceOf(table);
  const read = kept.reference.spec.columns.filter((column) => kept.reference.trained === null || !isAnswer(column));
  const {time} = table;
  const times =
    time === null
      ? ["CAST(0 AS DOUBLE)", "CAST(0 AS DOUBLE)"]
      : [
          `CAST(${slotNumber(duckdb, source)} AS DOUBLE)`,
          readColumn(duckdb, source, {name: time.column, kind: "numeric", type: "timestamp"})
        ];
  const texts = [...times, ...read.map((column) => readColumn(duckdb, source, column))];
  const reader = await database.connection.runAndReadAll(
    `SELECT lpad(CAST(${RANK} AS VARCHAR), 20, '0'), ${texts.map((text) => `(${text})`).join(", ")} FROM ${table.relation}`
  );
  return reader.getRowsJS().map(([rank, slot, at, ...values]) => ({
    rank: rank as string,
    slot: slot as number,
    at: at as number,
    values: new Map(read.map(({name}, i): [string, Value] => [name, values[i] as Value]))
  }));
}

/** What rows have of their own, so that no feature can be called so. */
const OWN_NAMES = ["stream", "time", "partition", "model", PREDICTED, SCORED, CONFIDENT, "label"];

function requestColumns(
  {monitor}: TableRun,
  {reference, time}: KeptReference,
  rows: readonly DrawnRow[]
): RequestColumn[] {
  const of = (column: ColumnSpec, name: string): RequestColumn => [
    name,
    column.kind === "categorical" ? "text" : column.type === "timestamp" ? "time" : "number",
    rows.map(({values}) => values.get(column.name) ?? null)
  ];
  const {columns} = reference.spec;
  const having = (role: ColumnSpec["role"], name: string): RequestColumn[] =>
    columns.filter((column) => column.role === role).map((column) => of(column, name));
  return [
    ...(time === null ? [] : [["time", "time", rows.map(({at}) => at)] satisfies RequestColumn]),
    ["partition", "text", rows.map(({partition}) => partition)],
    ["model", "text", rows.map(({model}) => model)],
    ...columns
      .filter(({role}) => role === "feature")
      .map((column) =>
        of(column, OWN_NAMES.includes(column.name.toLowerCase()) ? `${column.name} (column)` : column.name)
      ),
    ...having("score", monitor.task === "multiclass" ? CONFIDENT : SCORED),
    ...having("prediction", PREDICTED),
    ...having("label", "label")
  ];
}
