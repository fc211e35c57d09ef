import {FOLDS, protocolError, townPatterns} from "../../lib/course.js";
import type {BostonRows, ProtocolId, ProtocolRun, Splits} from "../../lib/course.js";
import {selectColumns} from "../../lib/model/columns.js";
import {addGrams, gramOf, gramRows, squaredError} from "../../lib/model/gram.js";
import type {Gram} from "../../lib/model/gram.js";
import {leastSquares} from "../../lib/model/least-squares.js";
import {groupedFolds, randomFolds} from "../../lib/model/splits.js";
import type {Split} from "../../lib/model/splits.js";
import {mostFrequent} from "../../lib/statistics/most-frequent.js";

/** The test error of least squares on each fold, and over the rows of all folds together. */
type FoldErrors = Pick<ProtocolRun, "rmse" | "pooled">;

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

type Shuffled = "random" | "grouped";

/** Returns whether a protocol can be shuffled again. */
export function canShuffle(protocol: ProtocolId): protocol is Shuffled {
  return protocol === "random" || protocol === "grouped";
}

export interface SplitData {
  readonly boston: BostonRows;
  readonly splits: Splits;
  readonly features: readonly string[];
  readonly target: string;
}

/** The errors of least squares under every protocol: from the build, or for a shuffle computed when asked. */
export interface SplitLab {
  /** how many different town patterns there are, and how many rows share the largest */
  readonly towns: number;
  readonly largest: number;
  /** with folds, `pooled` is that of the shuffle; otherwise it is over all runs of the protocol */
  errors(protocol: ProtocolId, seed: number): FoldErrors;
  /** number of the fold that tests the largest town pattern */
  largestFold(seed: number): number;
}

export function splitLab({boston, splits, features, target}: SplitData): SplitLab {
  const towns = townPatterns(boston.columns);
  const largest = mostFrequent(towns);
  const known = new Map<string, FoldErrors>();
  const foldsOf = (protocol: Shuffled, seed: number): Split[] =>
    protocol === "random" ? randomFolds(towns.length, FOLDS, seed) : groupedFolds(towns, FOLDS, seed);
  const shuffle = (protocol: Shuffled, seed: number): FoldErrors => {
    const key = `${protocol} ${seed}`;
    const errors = known.get(key) ?? crossValidate(boston, foldsOf(protocol, seed), features, target);
    known.set(key, errors);
    return errors;
  };
  return {
    towns: new Set(towns).size,
    largest: largest.count,
    errors(protocol, seed) {
      if (canShuffle(protocol)) return shuffle(protocol, seed);
      const runs = splits.protocols[protocol];
      return {rmse: runs.flatMap((run) => run.rmse), pooled: protocolError(runs)};
    },
    largestFold: (seed) =>
      foldsOf("grouped", seed).findIndex(({test}) => test.some((row) => towns[row] === largest.value))
  };
}
