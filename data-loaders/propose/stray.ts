import type {Database} from "../engines/duckdb.js";
import {identifier} from "../engines/duckdb.js";
import type {ColumnKind, TypedColumn} from "../sources/types.js";

/** Values that keep a column from being read as what nearly all of its values are. */
export interface Stray {
  readonly type: ColumnKind;
  /** rows that would be quarantined */
  readonly rows: number;
  readonly present: number;
  readonly example: string;
}

/** Share of a column's values that may be slips. */
const SLIPS = 0.01;

const CANDIDATES = [
  ["number", "DOUBLE"],
  ["timestamp", "TIMESTAMP WITH TIME ZONE"]
] as const satisfies readonly (readonly [ColumnKind, string])[];

/**
 * Returns the columns of text that are numbers or times but for a few values: a single slip in a million rows should not
 * make a category of a number.
 * @param relation what stands after FROM, with columns as they were inferred
 */
export async function strayValues(
  {connection}: Database,
  relation: string,
  columns: readonly TypedColumn[]
): Promise<ReadonlyMap<string, Stray>> {
  const strays = new Map<string, Stray>();
  for (const {name} of columns.filter(({type}) => type === "text")) {
    const column = identifier(name);
    for (const [type, held] of CANDIDATES) {
      const reader = await connection.runAndReadAll(
        `SELECT count(${column}), count(TRY_CAST(${column} AS ${held})), min(CASE WHEN TRY_CAST(${column} AS ${held}) IS NULL THEN ${column} END) FROM ${relation}`
      );
      const [present, fitting, example] = reader.getRows()[0]!;
      const rows = Number(present) - Number(fitting);
      if (rows > 0 && rows <= SLIPS * Number(present))
        strays.set(name, {type, rows, present: Number(present), example: String(example)});
    }
  }
  return strays;
}
