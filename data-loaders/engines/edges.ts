import {edgePositions, sortedEdges} from "../../lib/profile/edges.js";
import type {NumericSpec} from "../../lib/profile/types.js";
import {quantile} from "../../lib/statistics/quantile.js";
import {chunksOf} from "./chunks.js";
import type {Database} from "./duckdb.js";
import {sortedNumbers} from "./sorted-numbers.js";
import {numbersOf} from "./vectors.js";

/** A column of numbers whose bins are to be found, with the name that it has in the relation, quoted. */
export type NumberColumn = Pick<NumericSpec, "name" | "role" | "type"> & {readonly column: string};

/** Numbers that are held at a time, 128 MB of them. */
const HELD = 2 ** 24;

/** What is known of a column's numbers when all have been seen. */
interface Totals {
  n: number;
  sum: number;
  isWhole: boolean;
}

/**
 * Returns bins and centres of numbers, the same to the last bit as `numericSpec` of all of them in their order. As many
 * columns are read at a time as fit in the memory; of one that does not, DuckDB picks the values that edges depend on.
 * @param relation what stands after FROM; a value is finite or missing
 * @param held how many numbers there is room for
 * @throws RangeError naming a column that has no value
 */
export async function referenceNumbers(
  database: Database,
  relation: string,
  columns: readonly NumberColumn[],
  held = HELD
): Promise<NumericSpec[]> {
  const reader = await database.connection.runAndReadAll(`SELECT CAST(count(*) AS DOUBLE) FROM ${relation}`);
  const rows = reader.getRows()[0]![0] as number;
  const most = Math.max(1, Math.floor(held / Math.max(1, rows)));
  const specs: NumericSpec[] = [];
  for (let i = 0; i < columns.length; i += most) {
    const some = columns.slice(i, i + most);
    const read = await readNumbers(database, relation, some, rows <= held ? rows : null);
    for (const [at, {totals, sorted}] of read.entries()) {
      const column = some[at]!;
      if (totals.n === 0) throw new RangeError(`missing reference values of ${column.name}: bins cannot be placed`);
      specs.push(specOf(column, totals, sorted?.() ?? (await valuesAt(database, relation, column.column, totals.n))));
    }
  }
  return specs;
}

function specOf({name, role, type}: NumberColumn, {n, sum, isWhole}: Totals, sorted: ArrayLike<number>): NumericSpec {
  const centre = sum / n;
  return {
    ...{kind: "numeric", type, name, role, ...sortedEdges(sorted, isWhole)},
    // Where the sum overflows, any value in the middle will do.
    centre: Number.isFinite(centre) ? centre : quantile(sorted, 0.5)
  };
}

interface ReadNumbers {
  readonly totals: Totals;
  /** null where the numbers were not kept; to be called once */
  readonly sorted: (() => Float64Array) | null;
}

/**
 * Sums are added up here, in the order of the rows: DuckDB's own order depends on its threads.
 * @param rows how many there are, to keep their numbers; null to keep none
 */
async function readNumbers(
  {connection}: Database,
  relation: string,
  columns: readonly NumberColumn[],
  rows: number | null
): Promise<ReadNumbers[]> {
  const all = columns.map(() => ({
    totals: {n: 0, sum: 0, isWhole: true},
    kept: rows === null ? null : new Float64Array(rows)
  }));
  const names = columns.map(({column}) => column).join(", ");
  for await (const chunk of chunksOf(connection, `SELECT ${names} FROM ${relation}`))
    all.forEach(({totals, kept}, i) => {
      const {values, valid} = numbersOf(chunk.getColumnVector(i));
      add(totals, valid === null ? values : values.filter((_, row) => valid[row] === 1), kept);
    });
  return all.map(({totals, kept}) => ({
    totals,
    sorted: kept === null ? null : () => sortedNumbers(kept.subarray(0, totals.n))
  }));
}

function add(totals: Totals, values: Float64Array, kept: Float64Array | null): void {
  kept?.set(values, totals.n);
  let {sum, isWhole} = totals;
  for (let i = 0; i < values.length; ++i) {
    const x = values[i]!;
    sum += x;
    if (Math.floor(x) !== x) isWhole = false;
  }
  totals.n += values.length;
  totals.sum = sum;
  totals.isWhole = isWhole;
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
