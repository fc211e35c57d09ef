import {binOf} from "../profile/bin.js";
import {ERROR_FIGURES} from "../profile/blocks/errors.js";
import type {ErrorsSpec} from "../profile/types.js";

/** The cells of an error table: bins of the prediction and, with more than none, of one feature beside it. */
export interface ErrorCells {
  /** ascending and distinct; bin i holds edges[i − 1] < x ≤ edges[i], the outer two are open */
  readonly predictionEdges: readonly number[];
  readonly featureEdges: readonly number[];
}

/**
 * Mergeable sums of a regression's errors e = prediction − label per cell. Cell (i, j) of prediction and feature lies at
 * i · (featureEdges.length + 1) + j. Rows without a finite prediction or feature are in no cell.
 */
export interface ErrorTable extends ErrorCells {
  /** all rows, labelled or not */
  readonly rows: Float64Array;
  /** rows with a finite label */
  readonly n: Float64Array;
  /** Σ|e| */
  readonly absolute: Float64Array;
  /** Σe² */
  readonly square: Float64Array;
  /** Σe⁴ */
  readonly fourth: Float64Array;
}

/** Rows of a regression, column by column; a label that is not finite is not there. */
export interface RegressionRows {
  readonly predictions: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
  /** needed only where the cells have feature edges */
  readonly feature?: ArrayLike<number>;
}

/**
 * Sums errors by cell.
 * @throws RangeError if the lengths differ, or feature edges come without a feature
 */
export function errorTableOf({predictions, labels, feature}: RegressionRows, cells: ErrorCells): ErrorTable {
  if (predictions.length !== labels.length || (feature !== undefined && feature.length !== labels.length))
    throw new RangeError(`lengths differ: ${predictions.length} predictions, ${labels.length} labels`);
  if (cells.featureEdges.length > 0 && feature === undefined) throw new RangeError("missing feature");
  const table = emptyErrorTable(cells);
  const columns = cells.featureEdges.length + 1;
  for (let i = 0; i < predictions.length; ++i) {
    const x = columns === 1 ? 0 : feature![i]!;
    if (!Number.isFinite(predictions[i]!) || !Number.isFinite(x)) continue;
    const cell = binOf(predictions[i]!, cells.predictionEdges) * columns + binOf(x, cells.featureEdges);
    ++table.rows[cell]!;
    const size = Math.abs(predictions[i]! - labels[i]!);
    if (!Number.isFinite(size)) continue;
    ++table.n[cell]!;
    table.absolute[cell]! += size;
    table.square[cell]! += size ** 2;
    table.fourth[cell]! += size ** 4;
  }
  return table;
}

/**
 * Reads a table out of a profile's or window's sums. Tables of added sums are the merged tables.
 * @param start of the block in `sums`
 */
export function errorTableIn(sums: ArrayLike<number>, start: number, block: ErrorsSpec): ErrorTable {
  const table = emptyErrorTable({predictionEdges: block.edges, featureEdges: block.feature?.edges ?? []});
  ERROR_FIGURES.forEach((name, figure) => {
    for (let cell = 0; cell < table[name].length; ++cell)
      table[name][cell] = sums[start + cell * ERROR_FIGURES.length + figure]!;
  });
  return table;
}

/** Returns a table without rows. */
export function emptyErrorTable({predictionEdges, featureEdges}: ErrorCells): ErrorTable {
  const zeros = (): Float64Array => new Float64Array((predictionEdges.length + 1) * (featureEdges.length + 1));
  return {
    predictionEdges,
    featureEdges,
    rows: zeros(),
    n: zeros(),
    absolute: zeros(),
    square: zeros(),
    fourth: zeros()
  };
}

/**
 * Returns the table of both sets of rows; exact for counts, to rounding for sums.
 * @throws RangeError if the cells differ
 */
export function mergeErrorTables(a: ErrorTable, b: ErrorTable): ErrorTable {
  checkSameCells(a, b);
  const sum = (x: Float64Array, y: Float64Array): Float64Array => x.map((value, i) => value + y[i]!);
  return {
    predictionEdges: a.predictionEdges,
    featureEdges: a.featureEdges,
    rows: sum(a.rows, b.rows),
    n: sum(a.n, b.n),
    absolute: sum(a.absolute, b.absolute),
    square: sum(a.square, b.square),
    fourth: sum(a.fourth, b.fourth)
  };
}

/** @throws RangeError if two tables have different cells */
export function checkSameCells(a: ErrorCells, b: ErrorCells): void {
  const isSame = (x: readonly number[], y: readonly number[]): boolean =>
    x.length === y.length && x.every((edge, i) => edge === y[i]);
  if (!isSame(a.predictionEdges, b.predictionEdges) || !isSame(a.featureEdges, b.featureEdges))
    throw new RangeError("incompatible error tables: edges differ");
}
