import type {TimeColumn} from "../../lib/sql/types.js";
import type {Database} from "../engines/duckdb.js";
import {PART_BYTES} from "./csv-reader.js";
import {bindDerived} from "./derived.js";
import {faultsText, misshapenText} from "./faults.js";
import {checkUnchanged} from "./file-stat.js";
import {formatOf} from "./format.js";
import {openRaw} from "./open-raw.js";
import type {RawFile} from "./raw-table.js";
import {copyTyped} from "./typed-copy.js";
import type {TypedCopy} from "./typed-copy.js";
import {storages, typedRelation} from "./typed-table.js";
import type {TypedForm} from "./typed-table.js";
import type {OpenFile, Reject, SourceConfig, SourceFile, TypedColumn} from "./types.js";

/** More of them in one file are no slips but a wrong type, and would fill the memory. */
const MOST_REJECTS = 1_000_000;

/**
 * Opens a file of a source as a table of typed rows. It is read once if all its rows are good; where some are not, their
 * places and texts take further readings.
 * @param columns all that are read, and all that computed ones are made of; a file that lacks one has it missing
 * @param time the column that deals rows to partitions; null where rows have no time
 * @param copies the folder in which a large file of text is copied, typed, so that its text is read once however often
 * its rows are; null to copy none
 * @throws Error naming the file if it cannot be read; naming the column and its expression if that cannot be computed
 */
export async function openFile(
  database: Database,
  source: SourceConfig,
  file: SourceFile,
  columns: readonly TypedColumn[],
  time: TimeColumn | null,
  copies: string | null = null
): Promise<OpenFile> {
  checkColumns(columns, time);
  const own = columns.filter(({derive}) => derive === null);
  const raw = await openRaw(database, source, file, own);
  const sequence = `left_out_${raw.id}`;
  let copy: TypedCopy | null = null;
  const close = async (): Promise<void> => {
    await copy?.remove();
    await database.connection.run(`DROP SEQUENCE IF EXISTS ${sequence}`);
    await raw.close();
  };
  try {
    checkTime(raw, own, time, file);
    await database.connection.run(`CREATE TEMP SEQUENCE ${sequence}`);
    const plain = typedRelation(raw.table, {columns: own, derived: [], time}, sequence);
    const form: TypedForm = {columns: own, derived: await bindDerived(database, plain, columns), time};
    const relation = typedRelation(raw.table, form, sequence);
    if (copies !== null && isLargeText(source, file)) copy = await copyOf(database, raw, form, sequence, copies);
    return {
      columns: storages(raw.table, form),
      ...(copy === null
        ? {relation, ...piecesOf(raw, form, sequence)}
        : {relation: copy.relation, pieces: {relations: copy.pieces, sequence: null}, isCopy: true as const}),
      async rejects(undated) {
        await checkUnchanged(file, source);
        const clean = undated === 0 && !(await wasUsed(database, sequence)) && !(await raw.hasLeftOut());
        return clean ? [] : findRejects(database, raw, form, undated > 0, file);
      },
      close
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Copies the rows as they are read in parts; where that may have lost some, as they are read one after the other. */
async function copyOf(
  database: Database,
  raw: RawFile,
  form: TypedForm,
  sequence: string,
  folder: string
): Promise<TypedCopy | null> {
  const {inParts, ...table} = raw.table;
  const copy = await copyTyped(
    database,
    typedRelation({...table, relation: inParts ?? table.relation}, form, sequence),
    folder
  );
  if (copy === null || inParts === undefined || !(await raw.hasLeftOut())) return copy;
  await copy.remove();
  return copyTyped(database, typedRelation(table, form, sequence), folder);
}

/** Of what DuckDB reads in one part, a copy would take more time than it saves. */
function isLargeText(source: SourceConfig, file: SourceFile): boolean {
  if ("database" in source || file.size <= PART_BYTES) return false;
  const format = formatOf(source, file);
  return format === "csv" || format === "json";
}

function piecesOf({table}: RawFile, form: TypedForm, sequence: string): Pick<OpenFile, "pieces"> {
  if (table.pieces === undefined) return {};
  return {
    pieces: {relations: table.pieces.map((relation) => typedRelation({...table, relation}, form, sequence)), sequence}
  };
}

function checkColumns(columns: readonly TypedColumn[], time: TimeColumn | null): void {
  if (!columns.some(({derive}) => derive === null)) throw new RangeError("no columns to read");
  const seen = new Map<string, string>();
  for (const {name} of columns) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) throw new RangeError(`columns that SQL cannot tell apart: ${other} and ${name}`);
    seen.set(name.toLowerCase(), name);
  }
  if (time !== null && !columns.some(({name}) => name === time.column))
    throw new RangeError(`missing time column: ${time.column} (known: ${columns.map(({name}) => name).join(", ")})`);
}

/** A file may lack any column but that of times. One without columns has no rows either. */
function checkTime(
  {table: {columns}}: RawFile,
  own: readonly TypedColumn[],
  time: TimeColumn | null,
  {path}: SourceFile
): void {
  if (time === null || columns.size === 0 || !own.some(({name}) => name === time.column)) return;
  const known = [...columns.keys()];
  if (!known.some((name) => name.toLowerCase() === time.column.toLowerCase()))
    throw new Error(`missing time column: ${time.column} in ${path} (known: ${known.join(", ")})`);
}

async function wasUsed({connection}: Database, sequence: string): Promise<boolean> {
  const reader = await connection.runAndReadAll(
    `SELECT last_value IS NOT NULL FROM duckdb_sequences() WHERE sequence_name = '${sequence}'`
  );
  return reader.getRows()[0]![0] === true;
}

async function findRejects(
  {connection}: Database,
  raw: RawFile,
  form: TypedForm,
  withUndated: boolean,
  file: SourceFile
): Promise<Reject[]> {
  const {table, misshapen} = await raw.numbered();
  const queries = [
    faultsText(table, form, withUndated),
    ...(misshapen === null ? [] : [misshapenText(misshapen, form)])
  ];
  const rejects: Reject[] = [];
  for (const query of queries) {
    const reader = await connection.runAndReadAll(`${query}\nLIMIT ${MOST_REJECTS + 1}`);
    for (const [row, slot, column, text, reason] of reader.getRows())
      rejects.push({
        row: Number(row),
        column: String(column),
        text: String(text ?? ""),
        reason: String(reason),
        slot: slot === null ? null : Number(slot)
      });
  }
  if (rejects.length > MOST_REJECTS)
    throw new Error(
      `more than ${MOST_REJECTS} values of ${file.path} cannot be typed, the first in line ${rejects[0]!.row}, ` +
        `column ${rejects[0]!.column}: ${rejects[0]!.reason}; correct the types in the configuration`
    );
  return rejects.sort((a, b) => a.row - b.row);
}
