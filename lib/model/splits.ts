import {numpyPermutations} from "../statistics/permutation.js";
import {seeded, shuffled} from "../statistics/random.js";

/** Row numbers, from 0, to fit on and to test on. */
export interface Split {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/**
 * Returns the 20 splits of the Boston rows that regression papers since 2015 report on (Hernández-Lobato and Adams):
 * 20 successive permutations of NumPy's RandomState(1), nine tenths to train.
 * Golden values: test/data/permutations.json
 */
export function publishedSplits(rows: number): Split[] {
  const next = numpyPermutations(1);
  return Array.from({length: 20}, () => cut(next(rows), Math.round(0.9 * rows)));
}

/**
 * Returns the split of the Keras data set: RandomState(113), four fifths to train.
 * Source: keras/src/datasets/boston_housing.py, `load_data` with its defaults
 */
export function kerasSplit(rows: number): Split {
  return cut(numpyPermutations(113)(rows), Math.floor(0.8 * rows));
}

/** Returns `k` splits whose test rows are `k` runs of the rows in file order, the first ones a row longer if need be. */
export function unshuffledFolds(rows: number, k: number): Split[] {
  return foldsOf(
    deal(
      Array.from({length: rows}, (_, i) => i),
      k
    )
  );
}

/** Returns `k` splits whose test rows are dealt at random; every row is tested once. */
export function randomFolds(rows: number, k: number, seed: number): Split[] {
  return foldsOf(
    deal(
      shuffled(
        Array.from({length: rows}, (_, i) => i),
        seeded(seed)
      ),
      k
    )
  );
}

/**
 * Returns `k` splits in which no group has rows on both sides: the groups are shuffled and cut into `k` runs of equally
 * many groups (not rows), so that folds differ in size as towns do.
 * @param groups the group of each row
 */
export function groupedFolds(groups: readonly string[], k: number, seed: number): Split[] {
  const folds = deal(shuffled([...new Set(groups)], seeded(seed)), k);
  const foldOf = new Map(folds.flatMap((names, i) => names.map((name) => [name, i])));
  const rows: number[][] = folds.map(() => []);
  groups.forEach((group, row) => rows[foldOf.get(group)!]!.push(row));
  return foldsOf(rows);
}

/**
 * Returns one split of rows at random, with about `share` of them to test on: of rows, or, where there are groups, of
 * groups, none of which then has rows on both sides.
 * @param groups the group of each row, or null where each row is its own
 * @param share above 0 and below 1; at least one row, or group, is on either side
 * @throws RangeError if there are fewer than two rows, or groups
 * @example heldOut([4, 7], null, 0.2, 1).test.length // 1
 */
export function heldOut(rows: readonly number[], groups: readonly string[] | null, share: number, seed: number): Split {
  const units = groups === null ? rows.map((_, i) => String(i)) : groups;
  const order = shuffled([...new Set(units)], seeded(seed));
  if (order.length < 2)
    throw new RangeError(
      `cannot hold out: ${order.length} ${groups === null ? "rows" : "groups"}, at least 2 are needed`
    );
  const held = new Set(order.slice(0, Math.min(order.length - 1, Math.max(1, Math.round(share * order.length)))));
  return {train: rows.filter((_, i) => !held.has(units[i]!)), test: rows.filter((_, i) => held.has(units[i]!))};
}

function cut(order: readonly number[], train: number): Split {
  return {train: order.slice(0, train), test: order.slice(train)};
}

function deal<T>(items: readonly T[], k: number): T[][] {
  if (!(k >= 2 && k <= items.length)) throw new RangeError(`invalid number of folds: ${k} for ${items.length}`);
  const longer = items.length % k;
  const length = Math.floor(items.length / k);
  const start = (i: number): number => i * length + Math.min(i, longer);
  return Array.from({length: k}, (_, i) => items.slice(start(i), start(i + 1)));
}

function foldsOf(folds: readonly (readonly number[])[]): Split[] {
  return folds.map((test, i) => ({train: folds.flatMap((fold, j) => (j === i ? [] : fold)), test}));
}
