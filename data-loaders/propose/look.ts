import {duckdb} from "../../lib/sql/duckdb.js";
import {slotStart} from "../../lib/sql/slot.js";
import {slotNumber} from "../../lib/sql/source-columns.js";
import type {SlotUnit, Storage} from "../../lib/sql/types.js";
import type {Database} from "../engines/duckdb.js";
import {identifier} from "../engines/duckdb.js";
import {inferColumns} from "../sources/infer.js";
import {listFiles} from "../sources/list.js";
import {openFile} from "../sources/open.js";
import type {ColumnKind, OpenFile, SourceConfig, SourceFile, TypedColumn} from "../sources/types.js";
import {strayValues} from "./stray.js";
import type {Stray} from "./stray.js";

/** What all rows of a table say about a column. */
export interface ColumnFacts {
  readonly name: string;
  readonly type: ColumnKind;
  /** rows with a value */
  readonly present: number;
  /** of values: exact where they are few, or nearly as many as there are; else within a few percent */
  readonly distinct: number;
  /** least and greatest of finite numbers; null where there are none */
  readonly range: readonly [least: number, greatest: number] | null;
  /** whether all finite numbers are whole ones; false where there are none */
  readonly isWhole: boolean;
  /** the few values that are not of the type; null where all are */
  readonly stray: Stray | null;
}

/** The partitions of a table for one unit, in order. */
export interface Slots {
  readonly unit: SlotUnit;
  readonly starts: readonly string[];
  /** rows of each */
  readonly rows: readonly number[];
  /** rows without a time */
  readonly undated: number;
}

/** A table that is looked at. */
export interface Look {
  readonly files: number;
  readonly rows: number;
  readonly columns: readonly ColumnFacts[];
  /** whether a column of times holds whole days */
  holdsDays(time: string): boolean;
  slots(time: string, unit: SlotUnit): Promise<Slots>;
  close(): Promise<void>;
}

/** Looks at all rows of a source. Rows that cannot be typed are left out, as they are in the build. */
export async function lookAt(database: Database, source: SourceConfig, root: string): Promise<Look> {
  const files = await listFiles(source, {root, database});
  const inferred = await inferColumns(database, source, files);
  const asInferred = await openAll(database, source, files, inferred);
  const strays = await strayValues(database, asInferred.relation, inferred);
  await asInferred.close();
  const columns = inferred.map((column) => ({...column, type: strays.get(column.name)?.type ?? column.type}));
  const {relation, close} = await openAll(database, source, files, columns);
  const storage = await storageOf(database, relation);
  const facts = await columnFacts(database, relation, columns, strays);
  return {
    files: files.length,
    ...facts,
    holdsDays: (time) => storage.get(time) === "date",
    slots: (time, unit) => slotsOf(database, relation, storage, time, unit),
    close
  };
}

async function openAll(
  database: Database,
  source: SourceConfig,
  files: readonly SourceFile[],
  columns: readonly TypedColumn[]
): Promise<{relation: string; close(): Promise<void>}> {
  const open: OpenFile[] = [];
  for (const file of files) open.push(await openFile(database, source, file, columns, null));
  return {
    relation: `(${open.map((file) => `SELECT * FROM ${file.relation}`).join(" UNION ALL ")})`,
    async close() {
      for (const file of open) await file.close();
    }
  };
}

/** Files may hold a column differently; this is how they hold it together. */
async function storageOf({connection}: Database, relation: string): Promise<ReadonlyMap<string, Storage>> {
  const reader = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${relation}`);
  return new Map(reader.getRows().map(([name, type]) => [String(name), duckdb.storage(String(type))]));
}

/** Up to here values are few, and counted exactly. */
const FEW = 100;

/** From this share of the rows up, values may be keys, and are counted exactly. */
const NEARLY_ALL = 0.8;

/** Number of figures that are asked for each column. */
const FIGURES = 5;

async function columnFacts(
  {connection}: Database,
  relation: string,
  columns: readonly TypedColumn[],
  strays: ReadonlyMap<string, Stray>
): Promise<{rows: number; columns: ColumnFacts[]}> {
  const ask = async (figures: readonly string[]): Promise<unknown[]> =>
    (await connection.runAndReadAll(`SELECT ${["count(*)", ...figures].join(", ")} FROM ${relation}`)).getRows()[0]!;
  const rough = await ask(
    columns.flatMap(({name, type}) => {
      const column = identifier(name);
      const finite = `CASE WHEN isfinite(CAST(${column} AS DOUBLE)) THEN CAST(${column} AS DOUBLE) END`;
      const isNumber = type === "number" || type === "integer";
      const size = [`min(${finite})`, `max(${finite})`, `coalesce(bool_and(${finite} = floor(${finite})), false)`];
      return [`count(${column})`, `approx_count_distinct(${column})`, ...(isNumber ? size : ["NULL", "NULL", "false"])];
    })
  );
  const found = columns.map(({name, type}, i): ColumnFacts => {
    const [present, distinct, least, greatest, whole] = rough.slice(1 + i * FIGURES, 1 + (i + 1) * FIGURES);
    const range = least === null || greatest === null ? null : ([Number(least), Number(greatest)] as const);
    const counts = {present: Number(present), distinct: Number(distinct)};
    return {name, type, ...counts, range, isWhole: whole === true, stray: strays.get(name) ?? null};
  });
  const isAsked = ({type, distinct, present}: ColumnFacts): boolean =>
    distinct <= FEW || (type !== "number" && distinct >= NEARLY_ALL * present);
  const asked = found.filter(isAsked);
  const exact = await ask(asked.map(({name}) => `count(DISTINCT ${identifier(name)})`));
  const counts = new Map(asked.map(({name}, i) => [name, Number(exact[1 + i])]));
  return {
    rows: Number(rough[0]),
    columns: found.map((column) => ({...column, distinct: counts.get(column.name) ?? column.distinct}))
  };
}

async function slotsOf(
  {connection}: Database,
  relation: string,
  columns: ReadonlyMap<string, Storage>,
  column: string,
  unit: SlotUnit
): Promise<Slots> {
  const slot = slotNumber(duckdb, {relation, columns, time: {column, unit, zone: "UTC"}, range: null});
  const reader = await connection.runAndReadAll(
    `SELECT CAST(slot AS DOUBLE) AS slot, CAST(count(*) AS DOUBLE)
     FROM (SELECT ${slot} AS slot FROM ${relation}) GROUP BY ALL ORDER BY slot NULLS LAST`
  );
  const rows = reader.getRows() as [number | null, number][];
  const dated = rows.filter((row): row is [number, number] => row[0] !== null);
  return {
    unit,
    starts: dated.map(([start]) => slotStart(start, unit)),
    rows: dated.map(([, count]) => count),
    undated: rows.find(([start]) => start === null)?.[1] ?? 0
  };
}
