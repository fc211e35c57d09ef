import {pairRows} from "./row-pairs.js";
import type {MatchStats, RowPairs, Value} from "./row-pairs.js";
import {tfdvValue} from "./tfdv-value.js";

/** Rows as columns of equal length. */
export type RowBatch = ReadonlyMap<string, readonly Value[]>;

/** How the rows of two batches are paired. */
export interface Pairing {
  /** columns that together identify a row, at least one */
  readonly keys: readonly string[];
  /** columns to compare; all but the keys where left out */
  readonly features?: readonly string[];
  /** compares rows whose key is not theirs alone each with each, k · l pairs of a key; they are left out by default */
  readonly allowDuplicateKeys?: boolean;
}

/** What counts as the same value: equal ones, and numbers within a tolerance. 0 is like −0, and NaN like NaN. */
export interface Tolerances {
  /** numbers are the same when they differ by no more than this… */
  readonly absoluteTolerance?: number;
  /** …or than this times the larger size of the two */
  readonly relativeTolerance?: number;
  readonly tfdv?: never;
}

/** What counts as the same value in TFDV, and the same key: see `tfdvValue`. It knows no tolerance. */
export interface TfdvRules {
  readonly tfdv: {
    /** columns that TFDV's examples hold as FLOAT; all other numbers are INTs */
    readonly floats: {readonly training: readonly string[]; readonly serving: readonly string[]};
    /** TFDV's `float_round_ndigits`: decimals, 0 to 100, that floats are rounded to; not rounded where left out */
    readonly roundDigits?: number;
  };
  readonly absoluteTolerance?: never;
  readonly relativeTolerance?: never;
}

export type FeatureSkewOptions = Pairing & (Tolerances | TfdvRules);

/** How one feature differs between the paired rows; base is training, test is serving, as in TFDV's `FeatureSkew`. */
export interface FeatureSkew {
  readonly feature: string;
  /** pairs with a value in training */
  readonly baseCount: number;
  /** pairs with a value in serving */
  readonly testCount: number;
  /** pairs with the same value in both */
  readonly matchCount: number;
  /** pairs with a value in both, and not the same */
  readonly mismatchCount: number;
  /** pairs with a value in training only */
  readonly baseOnly: number;
  /** pairs with a value in serving only */
  readonly testOnly: number;
  /** pairs that differ: mismatchCount + baseOnly + testOnly */
  readonly diffCount: number;
  /** pairs with a value in neither, which TFDV adds to its matches where both examples hold the feature without values */
  readonly bothMissing: number;
}

/** A key that does not tell rows apart, and how many rows have it. */
export interface DuplicateKey {
  readonly key: readonly Value[];
  readonly training: number;
  readonly serving: number;
}

/** How two batches pair, and differ. */
export interface FeatureSkewResult {
  /** pairs of rows that were compared */
  readonly pairs: number;
  readonly matchStats: MatchStats;
  readonly duplicates: readonly DuplicateKey[];
  readonly features: readonly FeatureSkew[];
}

/**
 * Compares the values a model is trained on with those it is served, row by row: pairs the rows of two batches by key.
 * Distributions can be equal where every row is wrong, as when a join is stale; only this tells. With `tfdv` the counts
 * are those of TensorFlow Data Validation.
 * @returns counts per feature that differs or not, in the training batch's order, then those that only serving has
 * @throws RangeError for no key, a key that a batch does not have, a feature that neither has, columns of unequal length,
 * a negative tolerance, and what `tfdvValue` refuses
 * Source: TensorFlow Data Validation 1.16.1, `skew/feature_skew_detector.py`. Golden values: test/data/tfdv/skew.json
 * @example featureSkew(new Map([["id", [1, 2]], ["x", [5, 6]]]), new Map([["id", [2]], ["x", [6]]]), {keys: ["id"]}).pairs // 1
 */
export function featureSkew(training: RowBatch, serving: RowBatch, options: FeatureSkewOptions): FeatureSkewResult {
  const {keys, allowDuplicateKeys = false} = options;
  if (keys.length === 0) throw new RangeError("missing keys: at least one column must identify a row");
  const isSame = samenessOf(options);
  const [base, test] = [columnsOf(training, "training", options), columnsOf(serving, "serving", options)];
  const {pairs, duplicates, matchStats} = pairRows(keys.map(base.key), keys.map(test.key), allowDuplicateKeys);
  return {
    ...{pairs: pairs.length, matchStats},
    duplicates: duplicates.map(({training: p, serving: q}) => {
      const [batch, row] = p.length > 0 ? [training, p[0]!] : [serving, q[0]!];
      return {key: keys.map((name) => batch.get(name)![row]!), training: p.length, serving: q.length};
    }),
    features: featuresOf(training, serving, options).map((feature) =>
      compare(feature, base.feature(feature), test.feature(feature), pairs, isSame)
    )
  };
}

function featuresOf(training: RowBatch, serving: RowBatch, {features, keys}: Pairing): readonly string[] {
  const known = new Set([...training.keys(), ...serving.keys()]);
  const unknown = features?.find((name) => !known.has(name));
  if (unknown !== undefined) throw new RangeError(`unknown feature: ${unknown} (known: ${[...known].join(", ")})`);
  return features ?? [...known].filter((name) => !keys.includes(name));
}

type Side = "training" | "serving";

/** The columns of a batch as they are compared. */
interface Columns {
  readonly key: (name: string) => readonly Value[];
  readonly feature: (name: string) => readonly Value[] | undefined;
}

function columnsOf(batch: RowBatch, side: Side, {tfdv}: FeatureSkewOptions): Columns {
  const lengths = new Set(Array.from(batch.values(), (values) => values.length));
  if (lengths.size > 1) throw new RangeError(`columns of unequal length in ${side}: ${[...lengths].join(", ")}`);
  const feature = (name: string): readonly Value[] | undefined => {
    const values = batch.get(name);
    if (tfdv === undefined || values === undefined) return values;
    const kind = tfdv.floats[side].includes(name) ? "FLOAT" : "INT";
    try {
      return values.map((value) => tfdvValue(value, kind, tfdv.roundDigits));
    } catch (cause) {
      throw new RangeError(`${(cause as Error).message} (column ${name}, ${side})`, {cause});
    }
  };
  const key = (name: string): readonly Value[] => {
    const values = feature(name);
    if (values === undefined) throw new RangeError(`missing key column: ${name} (${side})`);
    return values;
  };
  return {key, feature};
}

type Sameness = (a: Value, b: Value) => boolean;

function samenessOf({absoluteTolerance: absolute = 0, relativeTolerance: relative = 0}: FeatureSkewOptions): Sameness {
  if (!(absolute >= 0 && relative >= 0)) throw new RangeError(`invalid tolerance: ${absolute}, ${relative}`);
  return (a, b) => {
    if (Object.is(a, b) || a === b) return true;
    if (typeof a !== "number" || typeof b !== "number" || !Number.isFinite(a) || !Number.isFinite(b)) return false;
    return Math.abs(a - b) <= Math.max(absolute, relative * Math.max(Math.abs(a), Math.abs(b)));
  };
}

function compare(
  feature: string,
  base: readonly Value[] | undefined,
  test: readonly Value[] | undefined,
  pairs: RowPairs["pairs"],
  isSame: Sameness
): FeatureSkew {
  let [match, mismatch, baseOnly, testOnly, bothMissing] = [0, 0, 0, 0, 0];
  for (const [i, j] of pairs) {
    const [a, b] = [base?.[i] ?? null, test?.[j] ?? null];
    if (a === null && b === null) ++bothMissing;
    else if (b === null) ++baseOnly;
    else if (a === null) ++testOnly;
    else if (isSame(a, b)) ++match;
    else ++mismatch;
  }
  return {
    feature,
    ...{baseCount: match + mismatch + baseOnly, testCount: match + mismatch + testOnly},
    ...{matchCount: match, mismatchCount: mismatch, baseOnly, testOnly, diffCount: mismatch + baseOnly + testOnly},
    bothMissing
  };
}
