import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {sqlText} from "../../lib/sql/literals.js";
import {slotStart} from "../../lib/sql/slot.js";
import type {SlotUnit} from "../../lib/sql/types.js";
import type {Database} from "../engines/duckdb.js";

/** Which labels belong to which rows. */
export interface LabelMatches {
  /** digest of the labels that rows have, by path of the file and start of the partition; of rows that have any */
  readonly files: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** how far labels have come, by start of the partition, or by path where rows have no time */
  readonly arrivals: Readonly<Record<string, Arrival>>;
  readonly inForce: LabelsInForce;
}

/** How many rows of a partition have their label. */
export interface Arrival {
  readonly rows: number;
  readonly labelled: number;
  /** median time from a row to its label, in milliseconds; null where it is not known */
  readonly delay: number | null;
}

/** Labels that can be used: matched + waiting + replaced + later. */
export interface LabelsInForce {
  /** whose key a row has */
  readonly matched: number;
  /** whose key no row has yet */
  readonly waiting: number;
  /** of keys that have a later label */
  readonly replaced: number;
  /** that were not known yet */
  readonly later: number;
}

/** The labels and the keys to be joined: paths of the files that `writeLabelFile` and `writeRowKeys` wrote. */
export interface Joined {
  /** in order of the paths of the files they were made of */
  readonly labels: readonly string[];
  readonly keys: readonly {readonly path: string; readonly file: string}[];
  /** whether it is written down when labels became known */
  readonly hasTime: boolean;
  /** in milliseconds since 1970; labels known later do not count; null for all */
  readonly until: number | null;
  /** null where each file is a partition */
  readonly unit: SlotUnit | null;
}

/** The table that `openLabels` makes. */
export const LABELS = "labels_in_force";

/**
 * Makes a table of the label in force of each key: the one that became known last, and of those known at once, or where no
 * time is written down, the last by order of file and row.
 */
export async function openLabels(
  {connection}: Database,
  {labels, hasTime, until}: Pick<Joined, "labels" | "hasTime" | "until">
): Promise<void> {
  const later = until === null || !hasTime ? "" : `WHERE known <= ${until}`;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${LABELS} AS
     SELECT key, label, known FROM (${usable(labels, hasTime)}) ${later}
     QUALIFY row_number() OVER (PARTITION BY key ORDER BY known DESC NULLS LAST, file DESC, place DESC) = 1`
  );
}

/** Rows with all that a label needs, with their place. */
function usable(labels: readonly string[], hasTime: boolean): string {
  const files = labels.map(
    (path, file) =>
      `SELECT key, label, known, ${file} AS file, file_row_number AS place FROM read_parquet(${sqlText(path)}, file_row_number = true)`
  );
  const time = hasTime ? " AND known IS NOT NULL" : "";
  return `SELECT * FROM (${files.join(" UNION ALL ")}) WHERE key IS NOT NULL AND label IS NOT NULL${time}`;
}

/** Writes which labels belong to which rows, by one join over keys; no row itself is read. */
export async function writeLabelMatches(folder: string, database: Database, joined: Joined): Promise<void> {
  await openLabels(database, joined);
  const {connection} = database;
  const paths = new Map(joined.keys.map(({path, file}) => [file, path]));
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW row_keys AS
     SELECT * FROM read_parquet([${joined.keys.map(({file}) => sqlText(file)).join(", ")}], filename = true)`
  );
  const matches: LabelMatches = {
    files: await digestsOf(database, paths, joined.unit),
    arrivals: await arrivalsOf(database, paths, joined.unit),
    inForce: await inForceOf(database, joined)
  };
  await writeFile(join(folder, "matches.json"), JSON.stringify(matches));
}

/** Returns the matches that `writeLabelMatches` wrote. */
export async function readLabelMatches(folder: string): Promise<LabelMatches> {
  return JSON.parse(await readFile(join(folder, "matches.json"), "utf8")) as LabelMatches;
}

/** Lengths keep apart what would else read alike. */
const PAIR = ["key", "CAST(label AS VARCHAR)", "coalesce(CAST(known AS VARCHAR), '')"]
  .map((text) => `length(${text}) || ':' || ${text}`)
  .join(" || ");

/** The exclusive or of digests of 128 bits is that of a set: it does not depend on the order of the rows. */
async function digestsOf(
  {connection}: Database,
  paths: ReadonlyMap<string, string>,
  unit: SlotUnit | null
): Promise<LabelMatches["files"]> {
  const reader = await connection.runAndReadAll(
    `SELECT filename, slot, to_hex(bit_xor(md5_number(${PAIR})))
     FROM (SELECT DISTINCT filename, slot, key FROM row_keys WHERE key IS NOT NULL) JOIN ${LABELS} USING (key)
     GROUP BY filename, slot ORDER BY filename, slot`
  );
  const files: Record<string, Record<string, string>> = {};
  for (const [file, slot, digest] of reader.getRows())
    (files[paths.get(String(file))!] ??= {})[startOf(slot as number | null, unit)] = String(digest);
  return files;
}

async function arrivalsOf(
  {connection}: Database,
  paths: ReadonlyMap<string, string>,
  unit: SlotUnit | null
): Promise<LabelMatches["arrivals"]> {
  const partition = unit === null ? "filename" : "slot";
  const reader = await connection.runAndReadAll(
    `SELECT ${partition}, count(*), count(label), median(known - moment)
     FROM row_keys LEFT JOIN ${LABELS} USING (key)
     WHERE slot IS NOT NULL GROUP BY ${partition} ORDER BY ${partition}`
  );
  return Object.fromEntries(
    reader
      .getRows()
      .map(([of, rows, labelled, delay]): [string, Arrival] => [
        unit === null ? paths.get(String(of))! : startOf(of as number, unit),
        {rows: Number(rows), labelled: Number(labelled), delay: delay as number | null}
      ])
  );
}

async function inForceOf({connection}: Database, {labels, hasTime, until}: Joined): Promise<LabelsInForce> {
  const isLater = until === null || !hasTime ? "FALSE" : `known > ${until}`;
  const reader = await connection.runAndReadAll(
    `SELECT (SELECT count(*) FROM ${LABELS} SEMI JOIN row_keys USING (key)), (SELECT count(*) FROM ${LABELS}),
       count(*), count(*) FILTER (${isLater}) FROM (${usable(labels, hasTime)})`
  );
  const [matched, known, all, later] = reader.getRows()[0]!.map(Number) as [number, number, number, number];
  return {matched, waiting: known - matched, replaced: all - later - known, later};
}

/** "" for rows without a time, and where each file is a partition. */
function startOf(slot: number | null, unit: SlotUnit | null): string {
  return slot === null || unit === null ? "" : slotStart(slot, unit);
}
