import {covariancePair} from "./second-moments.js";
import type {Covariance, SecondMoments} from "./second-moments.js";
import {symmetricEigen} from "./symmetric-eigen.js";

/** How well rows of a window are described by the main directions of the reference. */
export interface PcaReconstruction {
  /** number of directions kept */
  readonly components: number;
  /** share of the reference's variance that they carry */
  readonly explained: number;
  /** columns that vary in the reference and whose moments are finite; the others take no part */
  readonly columns: readonly string[];
  /** root mean squared distance of a row from its reconstruction, over standardised columns, in either window */
  readonly before: number;
  readonly now: number;
}

/** Options of `pcaReconstruction`. */
export interface PcaReconstructionOptions {
  /** share of the reference's variance to keep, in (0, 1]; 0.65 as in NannyML */
  share?: number;
}

/**
 * Measures drift of several columns together, as the error of reconstructing rows from the principal components of the
 * reference: it grows when columns stop moving together as they did. Columns are standardised by the reference's means and
 * deviations. The mean squared error is exact from second moments: the trace of (I − VV') times the window's second moments
 * about the reference's means.
 * @returns roots of mean squared errors. NannyML reports the mean of the rows' errors, which is at most this and which
 * second moments do not give. NaN when a window has no rows or no column varies.
 * @throws RangeError if the columns differ or `share` lies outside (0, 1]
 * Golden values: test/data/distances.json
 * @example pcaReconstruction({names: ["intercept", "x"], values: [2, 4, 4, 10]}, {names: ["intercept", "x"], values: [2, 4, 4, 10]}).explained // 1
 */
export function pcaReconstruction(
  reference: SecondMoments,
  current: SecondMoments,
  {share = 0.65}: PcaReconstructionOptions = {}
): PcaReconstruction {
  if (!(share > 0 && share <= 1)) throw new RangeError(`invalid share: ${share}`);
  const [a, b] = covariancePair(reference, current);
  const varies = (i: number): boolean => a.covariance[i]![i]! > 0;
  // squares of huge values overflow
  const isFinite = (i: number): boolean => Number.isFinite(a.covariance[i]![i]! + b.covariance[i]![i]!);
  const kept = a.names.map((_, i) => i).filter((i) => varies(i) && isFinite(i));
  const columns = kept.map((i) => a.names[i]!);
  if (!(a.rows > 0 && b.rows > 0) || kept.length === 0)
    return {components: 0, explained: NaN, columns, before: NaN, now: NaN};
  const [first, second] = [standardised(a, a, kept), standardised(b, a, kept)];
  const pairs = symmetricEigen(first);
  let [components, carried] = [0, 0];
  // the sum of a correlation matrix's eigenvalues is its size
  while (components < pairs.length && carried < share * (1 - 1e-12))
    carried += pairs[components++]!.value / pairs.length;
  // the directions left out, rather than trace minus those kept: no digits cancel
  const left = pairs.slice(components).map(({vector}) => vector);
  return {components, explained: Math.min(1, carried), columns, before: rootOf(left, first), now: rootOf(left, second)};
}

/** Second moments of the kept columns, standardised by the reference: covariance plus the outer product of the shifts. */
function standardised(window: Covariance, reference: Covariance, kept: readonly number[]): number[][] {
  const deviation = (i: number): number => Math.sqrt(reference.covariance[i]![i]!);
  const shift = (i: number): number => (window.means[i]! - reference.means[i]!) / deviation(i);
  return kept.map((i) =>
    kept.map((j) => window.covariance[i]![j]! / deviation(i) / deviation(j) + shift(i) * shift(j))
  );
}

function rootOf(vectors: readonly (readonly number[])[], moments: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const v of vectors) moments.forEach((row, i) => row.forEach((value, j) => (sum += v[i]! * value * v[j]!)));
  return Math.sqrt(Math.max(0, sum));
}
