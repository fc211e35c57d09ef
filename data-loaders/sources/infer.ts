import {duckdb} from "../../lib/sql/duckdb.js";
import type {Database} from "../engines/duckdb.js";
import {kindOfStorage} from "./kinds.js";
import {openRaw} from "./open-raw.js";
import type {RawTable} from "./raw-table.js";
import {countTexts, kindOfTexts, mergeTexts} from "./text-kinds.js";
import type {TextCounts} from "./text-kinds.js";
import type {ColumnKind, SourceConfig, SourceFile, TypedColumn} from "./types.js";

/** What files say about a column; fit for JSON. */
export interface Evidence {
  readonly name: string;
  /** kinds that files hold it as */
  readonly held: readonly ColumnKind[];
  /** what it looks like in files that write it as text; null if none does */
  readonly texts: TextCounts | null;
}

/**
 * Returns the columns of files and the kinds of their values. All rows are looked at: one word makes a column of numbers
 * a column of text. Files may differ in their columns: all are there, in the order in which they are first met.
 *
 * A column that is written as text is of the narrowest kind that all its values are of: boolean ("true" and "false", not
 * "yes" and "no"), integer, number, timestamp, else text. Digits are text if one value begins with a needless 0 (007),
 * or all are whole numbers and one is beyond 2⁵³ − 1: those are names, and would not survive as numbers. A column
 * without a value is text.
 * @param declared kinds of columns by name, as the configuration has them: what files write of those is not looked at
 * @throws Error if there is no column
 */
export async function inferColumns(
  database: Database,
  source: SourceConfig,
  files: readonly SourceFile[],
  declared: ReadonlyMap<string, ColumnKind> = new Map()
): Promise<TypedColumn[]> {
  const evidence: Evidence[][] = [];
  for (const file of files) evidence.push(await fileEvidence(database, source, file, declared));
  const columns = settledColumns(evidence);
  if (columns.length === 0) throw new Error(`no columns in ${files.map(({path}) => path).join(", ") || "no file"}`);
  return columns;
}

/** Returns what one file says about its columns, in its order. */
export async function fileEvidence(
  database: Database,
  source: SourceConfig,
  file: SourceFile,
  declared: ReadonlyMap<string, ColumnKind> = new Map()
): Promise<Evidence[]> {
  const raw = await openRaw(database, source, file, null);
  try {
    return await evidenceOf(database, raw.table, declared);
  } finally {
    await raw.close();
  }
}

/**
 * Returns the columns of files and their kinds, as `inferColumns` does.
 * @param evidence of each file
 */
export function settledColumns(evidence: readonly (readonly Evidence[])[]): TypedColumn[] {
  const known = new Map<string, Evidence>();
  for (const found of evidence.flat()) {
    const key = found.name.toLowerCase();
    const before = known.get(key);
    known.set(key, before === undefined ? found : merge(before, found));
  }
  return Array.from(known.values(), (own) => ({name: own.name, type: kindOf(own), derive: null}));
}

async function evidenceOf(
  database: Database,
  table: RawTable,
  declared: ReadonlyMap<string, ColumnKind>
): Promise<Evidence[]> {
  const written = [...table.columns].filter(([name, {isWritten}]) => isWritten && !declared.has(name));
  const counts = await countTexts(
    database,
    table,
    written.map(([, column]) => column)
  );
  const texts = new Map(written.map(([name], i) => [name, counts[i]!]));
  return Array.from(table.columns, ([name, {type, isWritten}]) => {
    if (!isWritten) return {name, held: [kindOfStorage(duckdb.storage(type))], texts: null};
    const kind = declared.get(name);
    return kind === undefined ? {name, held: [], texts: texts.get(name)!} : {name, held: [kind], texts: null};
  });
}

function merge(a: Evidence, b: Evidence): Evidence {
  const texts = a.texts === null || b.texts === null ? (a.texts ?? b.texts) : mergeTexts(a.texts, b.texts);
  return {name: a.name, held: [...a.held, ...b.held], texts};
}

function kindOf({held, texts}: Evidence): ColumnKind {
  const written = texts === null ? null : kindOfTexts(texts);
  const kinds = new Set(written === null ? held : [...held, written]);
  const [only] = kinds;
  if (kinds.size <= 1) return only ?? "text";
  return kinds.size === 2 && kinds.has("integer") && kinds.has("number") ? "number" : "text";
}
