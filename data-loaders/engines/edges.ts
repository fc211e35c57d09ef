import {edgePositions, sortedEdges} from "../../lib/profile/edges.js";
import type {NumericSpec} from "../../lib/profile/types.js";
import {quantile} from "../../lib/statistics/quantile.js";
import {chunksOf} from "./chunks.js";
import type {Database} from "./duckdb.js";
import {numbersOf} from "./vectors.js";

/** What a pass over numbers finds. */
interface Totals {
  readonly n: number;
  readonly sum: number;
  readonly isWhole: boolean;
}

/** A column of numbers whose bins are to be found, with the name that it has in the relation, quoted. */
export type NumberColumn = Pick<NumericSpec, "name" | "role" | "type"> & {readonly column: string};

/**
 * Returns bins and centres of numbers, the same to the last bit as `numericSpec` of all of them in their order. The
 * values that edges depend on are picked by DuckDB, so that nothing but those is held here.
 * @param relation what stands after FROM; a value is finite or missing
 * @throws RangeError naming a column that has no value
 */
export async function referenceNumbers(
  database: Database,
  relation: string,
  columns: readonly NumberColumn[]
): Promise<NumericSpec[]> {
  const totals = await totalsOf(
    database,
    relation,
    columns.map(({column}) => column)
  );
  const specs: NumericSpec[] = [];
  for (const [i, {column, name, role, type}] of columns.entries()) {
    const {n, sum, isWhole} = totals[i]!;
    if (n === 0) throw new RangeError(`missing reference values of ${name}: bins cannot be placed`);
    const sorted = await valuesAt(database, relation, column, n);
    const centre = sum / n;
    specs.push({
      ...{kind: "numeric", type, name, role, ...sortedEdges(sorted, isWhole)},
      // Where the sum overflows, any value in the middle will do.
      centre: Number.isFinite(centre) ? centre : quantile(sorted, 0.5)
    });
  }
  return specs;
}

/** Sums are added up here, in the order of the rows: DuckDB's own order depends on its threads. */
async function totalsOf({connection}: Database, relation: string, columns: readonly string[]): Promise<Totals[]> {
  const totals = columns.map((): Totals => ({n: 0, sum: 0, isWhole: true}));
  if (columns.length === 0) return totals;
  for await (const chunk of chunksOf(connection, `SELECT ${columns.join(", ")} FROM ${relation}`))
    columns.forEach((_, i) => {
      const {values, valid} = numbersOf(chunk.getColumnVector(i));
      totals[i] = added(totals[i]!, values, valid);
    });
  return totals;
}

function added(totals: Totals, values: Float64Array, valid: Uint8Array | null): Totals {
  let {n, sum, isWhole} = totals;
  for (let row = 0; row < values.length; ++row) {
    if (valid !== null && valid[row] === 0) continue;
    const x = values[row]!;
    ++n;
    sum += x;
    if (Math.floor(x) !== x) isWhole = false;
  }
  return {n, sum, isWhole};
}

/** The sorted values of a column, with holes but for those that edges depend on. */
async function valuesAt({connection}: Database, relation: string, column: string, n: number): Promise<number[]> {
  const positions = edgePositions(n);
  const reader = await connection.runAndReadAll(
    `SELECT CAST(position AS DOUBLE), value FROM
      (SELECT ${column} AS value, row_number() OVER (ORDER BY ${column}) - 1 AS position FROM ${relation} WHERE ${column} IS NOT NULL)
     WHERE position IN (${positions.join(", ")})`
  );
  const sorted: number[] = [];
  sorted.length = n;
  for (const [position, value] of reader.getRows()) sorted[position as number] = value as number;
  return sorted;
}
