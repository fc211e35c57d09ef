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
  /** rows that had another label first, by path of the file and start of the partition; of those that have any */
  readonly revised: Readonly<Record<string, Readonly<Record<string, Revised>>>>;
  readonly inForce: LabelsInForce;
}

/** How many rows of a partition have their label. */
export interface Arrival {
  readonly rows: number;
  readonly labelled: number;
  /** median time from a row to its label, in milliseconds; null where it is not known */
  readonly delay: number | null;
}

/** Rows of a partition of a file whose label in force is not the one that they had first. */
export interface Revised {
  readonly rows: number;
  /** of the labels that they had first */
  readonly digest: string;
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

/** The label in force of each key as `writeLabelMatches` keeps it: `key` as text and `label`. */
export function labelsInForceFile(folder: string): string {
  return join(folder, "labels.parquet");
}

/** The label that each key had first, kept in the same way; there is no such file where none was another one. */
export function firstLabelsFile(folder: string): string {
  return join(folder, "first-labels.parquet");
}

/** Writes which labels belong to which rows, by a join over keys; no row itself is read. */
export async function writeLabelMatches(folder: string, database: Database, joined: Joined): Promise<void> {
  const {connection} = database;
  const paths = new Map(joined.keys.map(({path, file}) => [file, path]));
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW row_keys AS
     SELECT * FROM read_parquet([${joined.keys.map(({file}) => sqlText(file)).join(", ")}], filename = true)`
  );
  await makeLabelsInForce(database, joined);
  await makeFirstLabels(database, joined);
  const matches: LabelMatches = {
    ...(await matchesOf(database, paths, joined.unit)),
    revised: await revisedOf(database, paths, joined.unit),
    inForce: await inForceOf(database, joined)
  };
  await connection.run(
    `COPY (SELECT key, label FROM ${LABELS}) TO ${sqlText(labelsInForceFile(folder))} (FORMAT parquet, COMPRESSION zstd)`
  );
  if (Object.keys(matches.revised).length > 0)
    await connection.run(
      `COPY (SELECT key, coalesce(${FIRST}.label, ${LABELS}.label) AS label FROM ${LABELS} LEFT JOIN ${FIRST} USING (key))
       TO ${sqlText(firstLabelsFile(folder))} (FORMAT parquet, COMPRESSION zstd)`
    );
  await connection.run(`DROP TABLE ${LABELS}; DROP TABLE ${FIRST}; DROP TABLE repeated_labels; DROP VIEW row_keys`);
  await writeFile(join(folder, "matches.json"), JSON.stringify(matches));
}

const LABELS = "labels_in_force";
const FIRST = "first_labels";

/** The length keeps apart what would else read alike. */
const PAIR = "length(key) || ':' || key || CAST(label AS VARCHAR)";

/**
 * Makes a table of the label in force of each key: the one that became known last, and of those known at once, or where no
 * time is written down, the last by order of file and row. To rank labels is slow, so it is done for keys that have
 * several.
 */
async function makeLabelsInForce({connection}: Database, {labels, hasTime, until}: Joined): Promise<void> {
  const known = usable(labels, hasTime, until);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE repeated_labels AS SELECT key FROM (${known}) GROUP BY key HAVING count(*) > 1`
  );
  const rank = "row_number() OVER (PARTITION BY key ORDER BY known DESC NULLS LAST, file DESC, place DESC)";
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${LABELS} AS
     SELECT key, label, known, md5_number_lower(pair) AS lower, md5_number_upper(pair) AS upper
     FROM (SELECT key, label, known, ${PAIR} AS pair FROM
       (SELECT * FROM (${known}) ANTI JOIN repeated_labels USING (key)
        UNION ALL SELECT * FROM (${known}) SEMI JOIN repeated_labels USING (key) QUALIFY ${rank} = 1))`
  );
}

/** Makes a table of the label that a key had first, in the order of those in force, where that was another one. */
async function makeFirstLabels({connection}: Database, {labels, hasTime, until}: Joined): Promise<void> {
  const known = usable(labels, hasTime, until);
  const rank = "row_number() OVER (PARTITION BY key ORDER BY known NULLS FIRST, file, place)";
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${FIRST} AS
     SELECT key, label, md5_number_lower(pair) AS lower, md5_number_upper(pair) AS upper
     FROM (SELECT key, label, ${PAIR} AS pair
       FROM (SELECT * FROM (${known}) SEMI JOIN repeated_labels USING (key) QUALIFY ${rank} = 1)
       ANTI JOIN (SELECT key, label FROM ${LABELS}) USING (key, label))`
  );
}

/** Rows with all that a label needs, with their place; those that were known by a moment where that is given. */
function usable(labels: readonly string[], hasTime: boolean, until: number | null): string {
  const files = labels.map(
    (path, file) =>
      `SELECT key, label, known, ${file} AS file, file_row_number AS place FROM read_parquet(${sqlText(path)}, file_row_number = true)`
  );
  const time = hasTime ? ` AND ${until === null ? "known IS NOT NULL" : `known <= ${until}`}` : "";
  return `SELECT * FROM (${files.join(" UNION ALL ")}) WHERE key IS NOT NULL AND label IS NOT NULL${time}`;
}

/** Returns the matches that `writeLabelMatches` wrote. */
export async function readLabelMatches(folder: string): Promise<LabelMatches> {
  return JSON.parse(await readFile(join(folder, "matches.json"), "utf8")) as LabelMatches;
}

/**
 * Digests are sums of those of 128 bits of each row's pair of key and label: they depend neither on the order of rows nor
 * on how they were read. Medians do not add, so partitions are counted as a whole, whatever files they come in.
 */
async function matchesOf(
  {connection}: Database,
  paths: ReadonlyMap<string, string>,
  unit: SlotUnit | null
): Promise<Pick<LabelMatches, "files" | "arrivals">> {
  const whole = unit === null ? "filename" : "slot";
  const reader = await connection.runAndReadAll(
    `SELECT filename, slot, grouping(filename, slot) = 0 AS is_file, count(*), count(label), median(known - moment),
       CAST(sum(CAST(lower AS HUGEINT)) AS VARCHAR) || '-' || CAST(sum(CAST(upper AS HUGEINT)) AS VARCHAR)
     FROM row_keys LEFT JOIN ${LABELS} USING (key)
     GROUP BY GROUPING SETS ((filename, slot), (${whole})) ORDER BY filename, slot`
  );
  const files: Record<string, Record<string, string>> = {};
  const arrivals: Record<string, Arrival> = {};
  for (const [file, slot, isFile, rows, labelled, delay, digest] of reader.getRows()) {
    const start = startOf(slot as number | null, unit);
    const path = paths.get(String(file));
    if (isFile === true) {
      if (digest !== null) (files[path!] ??= {})[start] = String(digest);
    } else if (unit === null || start !== "")
      arrivals[unit === null ? path! : start] = {
        ...{rows: Number(rows), labelled: Number(labelled), delay: delay as number | null}
      };
  }
  return {files, arrivals};
}

async function revisedOf(
  {connection}: Database,
  paths: ReadonlyMap<string, string>,
  unit: SlotUnit | null
): Promise<LabelMatches["revised"]> {
  const reader = await connection.runAndReadAll(
    `SELECT filename, slot, count(*),
       CAST(sum(CAST(lower AS HUGEINT)) AS VARCHAR) || '-' || CAST(sum(CAST(upper AS HUGEINT)) AS VARCHAR)
     FROM row_keys JOIN ${FIRST} USING (key) GROUP BY filename, slot ORDER BY filename, slot`
  );
  const revised: Record<string, Record<string, Revised>> = {};
  for (const [file, slot, rows, digest] of reader.getRows()) {
    const start = startOf(slot as number | null, unit);
    (revised[paths.get(String(file))!] ??= {})[start] = {rows: Number(rows), digest: String(digest)};
  }
  return revised;
}

async function inForceOf({connection}: Database, {labels, hasTime, until}: Joined): Promise<LabelsInForce> {
  const reader = await connection.runAndReadAll(
    `SELECT (SELECT count(*) FROM ${LABELS} SEMI JOIN row_keys USING (key)), (SELECT count(*) FROM ${LABELS}),
       (SELECT count(*) FROM (${usable(labels, hasTime, until)})), (SELECT count(*) FROM (${usable(labels, hasTime, null)}))`
  );
  const [matched, inForce, known, all] = reader.getRows()[0]!.map(Number) as [number, number, number, number];
  return {matched, waiting: inForce - matched, replaced: known - inForce, later: all - known};
}

/** "" for rows without a time, and where each file is a partition. */
function startOf(slot: number | null, unit: SlotUnit | null): string {
  return slot === null || unit === null ? "" : slotStart(slot, unit);
}
