import {sqlName} from "../../lib/sql/literals.js";
import type {Source, Storage, TimeColumn} from "../../lib/sql/types.js";
import type {SqlEngine, Watch} from "../engines/sql.js";
import {trinoCredentials} from "../engines/trino-credentials.js";
import {trinoEngine} from "../engines/trino.js";
import {kindOfStorage} from "../sources/kinds.js";
import type {ColumnKind, TrinoSource, TypedColumn} from "../sources/types.js";

/** A name that no column has. */
const TABLE = '"driftbook table"';

/** Opens the engine that a source is in. */
export type Connect = (source: TrinoSource) => SqlEngine;

/** Trino, with who asks from the environment. */
export const connectTrino: Connect = ({trino, catalog, schema, session}) =>
  trinoEngine({server: trino, catalog, schema, session}, trinoCredentials());

/** Returns what a table is called. */
export function tableName({catalog, schema, table}: TrinoSource): string {
  return [catalog, schema, table].join(".");
}

/** Returns a table of an engine as queries read it. */
export async function openSqlTable(
  engine: SqlEngine,
  {catalog, schema, table}: TrinoSource,
  time: TimeColumn,
  watch: Watch
): Promise<Source> {
  const relation = [catalog, schema, table].map(sqlName).join(".");
  return {relation, columns: await engine.columns(relation, watch), time, range: null};
}

/**
 * Returns a table with computed columns beside its own.
 * @param derive expressions by name, which the engine computes
 * @throws Error naming the columns if the engine refuses an expression, or the table has a column of the name of one
 */
export async function withComputed(
  engine: SqlEngine,
  source: Source,
  derive: Readonly<Record<string, string>>,
  watch: Watch
): Promise<Source> {
  const names = Object.keys(derive);
  if (names.length === 0) return source;
  const known = new Set(Array.from(source.columns.keys(), (name) => name.toLowerCase()));
  const taken = names.find((name) => known.has(name.toLowerCase()));
  if (taken !== undefined) throw new Error(`cannot compute ${taken}: the table has a column of that name`);
  // the line break ends a comment
  const computed = Object.entries(derive).map(([name, expression]) => `(${expression}\n) AS ${sqlName(name)}`);
  const relation = `(SELECT ${TABLE}.*, ${computed.join(", ")} FROM ${source.relation} AS ${TABLE})`;
  const columns = await engine.columns(relation, watch).catch((cause: Error) => {
    watch.signal.throwIfAborted();
    throw new Error(`cannot compute ${names.join(", ")}: ${cause.message}`, {cause});
  });
  return {...source, relation, columns};
}

/**
 * Returns the columns of a table as those of files are known. What cannot be profiled is called text, and refused by name
 * if it is not ignored (`checkHeld`).
 */
export function typedColumns({columns}: Source, derive: Readonly<Record<string, string>>): TypedColumn[] {
  return Array.from(columns, ([name, storage]) => ({
    name,
    type: kindOfStorage(storage),
    derive: Object.hasOwn(derive, name) ? derive[name]! : null
  }));
}

/**
 * Checks that the engine holds columns as something that can be profiled as they are to be.
 * @throws Error naming the column and the remedy
 */
export function checkHeld(
  {columns}: Source,
  monitor: string,
  profiled: readonly {readonly name: string; readonly type: ColumnKind}[]
): void {
  for (const {name, type} of profiled) {
    const storage = columns.get(name);
    if (storage === undefined || FITTING[type].includes(storage)) continue;
    const held = storage === "other" ? "something that has no numbers or texts" : storage;
    throw new Error(
      `column ${name} of monitor ${monitor} cannot be read as ${type}, because the table holds ${held}; ` +
        "give it the role ignore, or compute one that fits in data.derive"
    );
  }
}

/** How a kind can be held: queries change no text into numbers, since engines differ in how. */
const FITTING: Readonly<Record<ColumnKind, readonly Storage[]>> = {
  number: ["number", "integer", "boolean"],
  integer: ["integer", "number", "boolean"],
  boolean: ["boolean"],
  timestamp: ["timestamp", "instant", "date", "integer", "number"],
  text: ["text", "boolean", "integer", "date"]
};
