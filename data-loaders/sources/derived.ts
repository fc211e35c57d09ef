import type {Database} from "../engines/duckdb.js";
import type {RawColumn} from "./raw-table.js";
import type {TypedColumn} from "./types.js";

/** A computed column that DuckDB knows how to compute. */
export interface DerivedColumn extends TypedColumn {
  readonly derive: string;
  /** DuckDB's type of the expression */
  readonly held: string;
}

/**
 * Asks DuckDB for the type of computed columns.
 * @param relation the typed columns of the source
 * @throws Error naming the column and its expression if DuckDB refuses it
 */
export async function bindDerived(
  {connection}: Database,
  relation: string,
  columns: readonly TypedColumn[]
): Promise<DerivedColumn[]> {
  const bound: DerivedColumn[] = [];
  for (const column of columns) {
    const {name, derive} = column;
    if (derive === null) continue;
    try {
      const reader = await connection.runAndReadAll(
        `DESCRIBE SELECT ${attempt(derive)} AS x FROM ${relation} AS source`
      );
      const type = /^STRUCT\("?v"? (.*)\)$/s.exec(String(reader.getRows()[0]![1]))![1]!;
      bound.push({...column, derive, held: type});
    } catch (cause) {
      const why = (cause as Error).message.split("\n", 1)[0]!;
      throw new Error(`cannot compute column ${name}: ${derive}; ${why}`, {cause});
    }
  }
  return bound;
}

/**
 * Returns an expression that is NULL where `derive` fails, and else a struct, so that a failure is told from a missing
 * value. An expression inside TRY must stand in a query once: DuckDB 1.5 computes what stands twice outside of it.
 */
export function attempt(derive: string): string {
  // the line break ends a comment
  return `TRY({v: (${derive}\n)})`;
}

/** Returns a computed column as a raw one, of a query in which the attempt has a name. */
export function attempted({held}: DerivedColumn, name: string): RawColumn {
  return {sql: `${name}.v`, type: held, isWritten: false};
}
