import {MISSING} from "../batch.js";
import type {Batch} from "../batch.js";
import {binner, binOf} from "../bin.js";
import {COARSE_BINS, edgesAt} from "../nested-bins.js";
import type {CategoricalSpec, ColumnSpec, NumericSpec, PairSpec} from "../types.js";
import {blockColumn, finiteNumbers, levelCodes} from "./columns.js";

/**
 * A pair's cells: cell (i, j) of its two columns lies at i · (cells of the second) + j. A numeric column has its coarse
 * bins and one cell for rows without a finite number; a categorical one its levels, one cell for all other values and
 * one for missing ones.
 */

/** Most levels of a column in a pair: cells multiply. */
const MOST_LEVELS = 62;

/**
 * Returns the number of cells of a column in a pair.
 * @returns bins + 1 of a numeric column, at most 11; levels + 2 of a categorical one, at most 64
 * @throws RangeError if it has more than 62 levels
 * @example pairCells({kind: "categorical", type: "text", name: "c", role: "label", levels: ["a", "b"], buckets: 1}) // 4
 */
export function pairCells(column: ColumnSpec): number {
  if (column.kind === "numeric") return edgesAt(column, COARSE_BINS).length + 2;
  if (column.levels.length > MOST_LEVELS)
    throw new RangeError(
      `too many levels for a pair: ${column.name} has ${column.levels.length}, at most ${MOST_LEVELS}`
    );
  return column.levels.length + 2;
}

/**
 * Returns how many numbers a pair takes: the cells of its two columns, multiplied.
 * @param columns of the spec that the pair is in
 * @throws RangeError if a column is not there, or has more than 62 levels
 * @example pairLength({kind: "pair", columns: ["c", "c"]}, [{kind: "categorical", type: "text", name: "c", role: "label", levels: ["a", "b"], buckets: 1}]) // 16
 */
export function pairLength({columns: [a, b]}: PairSpec, columns: readonly ColumnSpec[]): number {
  return pairCells(blockColumn(columns, a)) * pairCells(blockColumn(columns, b));
}

/**
 * Adds the rows of a batch to a pair: each is in exactly one cell.
 * @param sums of a profile, changed in place
 * @param start slot of the pair's first cell
 * @param columns of the spec that the pair is in; the batch has those of the pair, in their kinds
 * @throws RangeError if a column is not in the spec, or has more than 62 levels
 */
export function addPair(
  sums: Float64Array,
  start: number,
  {columns: [a, b]}: PairSpec,
  columns: readonly ColumnSpec[],
  batch: Batch
): void {
  const [first, second] = [blockColumn(columns, a), blockColumn(columns, b)];
  const [i, j] = [cellsOf(batch, first), cellsOf(batch, second)];
  const width = pairCells(second);
  for (let row = 0; row < batch.rows; ++row) ++sums[start + i[row]! * width + j[row]!]!;
}

function cellsOf(batch: Batch, column: ColumnSpec): Int32Array {
  return column.kind === "numeric" ? binCells(batch, column) : levelCells(batch, column);
}

function binCells(batch: Batch, column: NumericSpec): Int32Array {
  const bin = binner(column.edges);
  const coarse = edgesAt(column, COARSE_BINS);
  const none = coarse.length + 1;
  const coarseBins = Int32Array.from({length: column.edges.length + 1}, (_, b) => binOf(b, coarse));
  return Int32Array.from(finiteNumbers(batch, column.name), (x) => (Number.isNaN(x) ? none : coarseBins[bin(x)]!));
}

function levelCells(batch: Batch, column: CategoricalSpec): Int32Array {
  const none = pairCells(column) - 1;
  return levelCodes(batch, column).map((code) => (code === MISSING ? none : code));
}
