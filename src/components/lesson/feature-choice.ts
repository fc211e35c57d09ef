import type {StaticGrams} from "../../lib/course.js";
import {addGrams, gramIndex, gramRmse, gramRows} from "../../lib/model/gram.js";
import type {Gram} from "../../lib/model/gram.js";
import {leastSquares} from "../../lib/model/least-squares.js";

/** The rows a model is fitted on and those it has never seen, as Gram blocks. */
interface HoldOut {
  readonly train: Gram;
  readonly holdOut: Gram;
  readonly target: string;
}

/** Takes the training pool to fit on and both production pools together as the rows held out. */
function holdOutOf({names, train, poolA, poolB}: StaticGrams): HoldOut {
  const holdOut = addGrams({names, values: poolA}, {names, values: poolB});
  return {train: {names, values: train}, holdOut, target: names.at(-1)!};
}

/** A least-squares fit on some of the columns. Errors and effects are in the units of the label. */
export interface SubsetFit {
  readonly features: readonly string[];
  /** change of the prediction when a feature grows by one standard deviation of the training rows, the others fixed */
  readonly effects: ReadonlyMap<string, number>;
  readonly trainRmse: number;
  readonly holdOutRmse: number;
}

export function fitSubset({train, holdOut, target}: HoldOut, features: readonly string[]): SubsetFit {
  const model = leastSquares(train, features, target);
  return {
    features,
    effects: new Map(features.map((name, i) => [name, model.coefficients[i]! * deviation(train, name)])),
    trainRmse: gramRmse(train, model, target),
    holdOutRmse: gramRmse(holdOut, model, target)
  };
}

/** The data of the lesson's linear model, with the fits that every other is compared with. */
export interface FeatureLab {
  readonly data: HoldOut;
  /** all columns, in the order of the data */
  readonly names: readonly string[];
  /** all columns but the excluded one */
  readonly usual: readonly string[];
  readonly excluded: string;
  /** the fits on the usual columns, and on none */
  readonly full: SubsetFit;
  readonly none: SubsetFit;
}

export function featureLab(grams: StaticGrams, excluded: string): FeatureLab {
  const data = holdOutOf(grams);
  const names = grams.names.slice(1, -1);
  const usual = names.filter((name) => name !== excluded);
  return {data, names, usual, excluded, full: fitSubset(data, usual), none: fitSubset(data, [])};
}

/** Fits between two pauses. */
const FEW = 64;

/** Of all subsets of one size, the one with the lowest and the one with the highest error on the rows held out. */
export interface SizeRange {
  readonly size: number;
  readonly subsets: number;
  readonly best: SubsetFit;
  readonly worst: SubsetFit;
}

/**
 * Fits every subset of the features, smallest first, a few at a time so that a page can do something else in between.
 * @returns the ranges of the sizes done so far, after each few fits; the last has every size from 0 to all
 */
export function* rangesOfSizes(data: HoldOut, features: readonly string[]): Generator<readonly SizeRange[]> {
  const done: SizeRange[] = [];
  for (let size = 0; size <= features.length; ++size) {
    const subsets = combinations(features, size);
    let best: SubsetFit | undefined;
    let worst: SubsetFit | undefined;
    for (const [i, subset] of subsets.entries()) {
      const fit = fitSubset(data, subset);
      if (!best || fit.holdOutRmse < best.holdOutRmse) best = fit;
      if (!worst || fit.holdOutRmse > worst.holdOutRmse) worst = fit;
      if (i % FEW === FEW - 1) yield done;
    }
    done.push({size, subsets: subsets.length, best: best!, worst: worst!});
    yield done;
  }
}

/** Returns every way to take `size` of the items, in the items' own order. */
export function combinations<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => combinations(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}

/** Population standard deviation of a column over the rows of a block. */
function deviation(gram: Gram, name: string): number {
  const i = gramIndex(gram, name);
  const n = gramRows(gram);
  const mean = gram.values[i]! / n;
  return Math.sqrt(gram.values[i * gram.names.length + i]! / n - mean * mean);
}
