import type {BostonRows, ProtocolRun} from "../../lib/course.js";
import {selectColumns} from "../../lib/model/columns.js";
import {addGrams, gramOf, gramRows, squaredError} from "../../lib/model/gram.js";
import type {Gram} from "../../lib/model/gram.js";
import {leastSquares} from "../../lib/model/least-squares.js";
import type {Split} from "../../lib/model/splits.js";

/** Returns the most frequent pattern and how many rows have it. */
export function largestGroup(groups: readonly string[]): {readonly name: string; readonly rows: number} {
  const counts = new Map<string, number>();
  for (const name of groups) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [name, rows] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most));
  return {name, rows};
}

/** The test error of least squares on each fold, and over the rows of all folds together. */
export type FoldErrors = Pick<ProtocolRun, "rmse" | "pooled">;

/**
 * Tests least squares on folds that cover every row once: each fold is predicted by a fit on all the others. The fit
 * needs only the folds' Gram blocks, so that a new shuffle is answered at once.
 * @throws RangeError if a fold is empty
 */
export function crossValidate(
  {columns}: BostonRows,
  folds: readonly Split[],
  features: readonly string[],
  target: string
): FoldErrors {
  const names = [...features, target];
  const blocks = folds.map(({test}) => gramOf(names, selectColumns(columns, names, test)));
  const squares = blocks.map((block, i) => {
    const others = blocks.filter((_, j) => j !== i).reduce(addGrams);
    return squaredError(block, leastSquares(others, features, target), target);
  });
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return {
    rmse: squares.map((square, i) => Math.sqrt(square / gramRows(blocks[i] as Gram))),
    pooled: Math.sqrt(sum(squares) / sum(blocks.map(gramRows)))
  };
}
