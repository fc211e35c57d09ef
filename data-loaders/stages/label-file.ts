import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {QuarantineReason} from "../../lib/bundle.js";
import {duckdb} from "../../lib/sql/duckdb.js";
import {sqlText} from "../../lib/sql/literals.js";
import {readColumn} from "../../lib/sql/source-columns.js";
import type {Database} from "../engines/duckdb.js";
import {sourceOf} from "../engines/rows-text.js";
import {openFile} from "../sources/open.js";
import type {OpenFile, Reject, SourceConfig, SourceFile, TypedColumn} from "../sources/types.js";
import {writeRejects} from "./rejects.js";
import {keyText, plainColumn, timeSpec} from "./row-keys.js";

/** The columns of a file of labels. */
export interface LabelForm {
  readonly key: TypedColumn;
  readonly label: TypedColumn;
  /** when it became known; null where nobody wrote it down */
  readonly time: TypedColumn | null;
}

/** What became of the rows of a file of labels. */
export interface LabelRows {
  readonly rows: number;
  /** why some cannot be used, by column */
  readonly reasons: readonly QuarantineReason[];
}

/** Labels as `writeLabelFile` keeps them: `key` as text, `label`, and `known` in milliseconds since 1970, in file order. */
export function labelFile(folder: string): string {
  return join(folder, "labels.parquet");
}

/** Writes the labels of a file, and those of its rows that cannot be used: without a key, a label, or a needed time. */
export async function writeLabelFile(
  folder: string,
  database: Database,
  source: SourceConfig,
  file: SourceFile,
  form: LabelForm
): Promise<void> {
  const {connection} = database;
  const columns = [form.key, form.label, ...(form.time === null ? [] : [form.time])];
  const open = await openFile(database, source, file, columns, null);
  try {
    await connection.run(
      `COPY (SELECT ${selected(open, form)} FROM ${open.relation}) TO ${sqlText(labelFile(folder))} (FORMAT parquet, COMPRESSION zstd)`
    );
    const rejects = await open.rejects(0);
    const gaps = await gapsOf(database, folder, form);
    const bad = new Set(rejects.map(({row}) => row)).size;
    const account: LabelRows = {rows: gaps.rows + bad, reasons: [...gaps.reasons, ...reasonsOf(rejects)]};
    await writeRejects(folder, file.path, rejects, null);
    await writeFile(join(folder, "rows.json"), JSON.stringify(account));
  } finally {
    await open.close();
  }
}

/** Returns what became of the rows, as `writeLabelFile` counted them. */
export async function readLabelRows(folder: string): Promise<LabelRows> {
  return JSON.parse(await readFile(join(folder, "rows.json"), "utf8")) as LabelRows;
}

function selected({relation, columns}: OpenFile, {key, label, time}: LabelForm): string {
  const source = sourceOf({relation, columns, time: null, range: null});
  const known = time === null ? "CAST(NULL AS DOUBLE)" : readColumn(duckdb, source, timeSpec(time.name));
  return `${keyText(key)} AS key, ${plainColumn(label)} AS label, ${known} AS known`;
}

async function gapsOf({connection}: Database, folder: string, {key, label, time}: LabelForm): Promise<LabelRows> {
  const noTime = time === null ? "FALSE" : "known IS NULL";
  const reader = await connection.runAndReadAll(
    `SELECT count(*), count(*) FILTER (key IS NULL), count(*) FILTER (key IS NOT NULL AND label IS NULL),
       count(*) FILTER (key IS NOT NULL AND label IS NOT NULL AND ${noTime})
     FROM read_parquet(${sqlText(labelFile(folder))})`
  );
  const [rows, ...gaps] = reader.getRows()[0]!.map(Number) as [number, ...number[]];
  const reasons = [
    {column: key.name, reason: "no key"},
    {column: label.name, reason: "no label"},
    {column: time?.name ?? "", reason: "no time"}
  ];
  return {rows, reasons: reasons.flatMap((reason, i) => (gaps[i]! > 0 ? [{...reason, rows: gaps[i]!}] : []))};
}

/** A row with several problems is counted with its first. */
function reasonsOf(rejects: readonly Reject[]): QuarantineReason[] {
  const first = new Map<number, Reject>();
  for (const reject of rejects) if (!first.has(reject.row)) first.set(reject.row, reject);
  const counts = new Map<string, QuarantineReason>();
  for (const {column, reason} of first.values()) {
    const name = JSON.stringify([column, reason]);
    counts.set(name, {column, reason, rows: (counts.get(name)?.rows ?? 0) + 1});
  }
  return [...counts.values()];
}
