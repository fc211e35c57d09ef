import {binOf} from "../profile/bin.js";

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
 * @example errorTableOf({predictions: [1, 5, 6], labels: [0, 7, NaN]}, {predictionEdges: [3], featureEdges: []}).absolute // [1, 2]
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
 * Returns a table without rows.
 * @example emptyErrorTable({predictionEdges: [3], featureEdges: [0, 1]}).rows.length // 6
 */
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
 * @example mergeErrorTables(errorTableOf({predictions: [1], labels: [0]}, {predictionEdges: [3], featureEdges: []}), errorTableOf({predictions: [5], labels: [7]}, {predictionEdges: [3], featureEdges: []})).absolute // [1, 2]
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

/**
 * @throws RangeError if two tables have different cells
 * @example checkSameCells({predictionEdges: [3], featureEdges: []}, {predictionEdges: [3], featureEdges: []}) // undefined
 */
export function checkSameCells(a: ErrorCells, b: ErrorCells): void {
  const isSame = (x: readonly number[], y: readonly number[]): boolean =>
    x.length === y.length && x.every((edge, i) => edge === y[i]);
  if (!isSame(a.predictionEdges, b.predictionEdges) || !isSame(a.featureEdges, b.featureEdges))
    throw new RangeError("incompatible error tables: edges differ");
}
