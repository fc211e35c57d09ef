/** A value of a row. A column that a row does not have, and null, are missing alike. */
export type Value = number | string | boolean | null;

/** Rows as columns of equal length. */
export type RowBatch = ReadonlyMap<string, readonly Value[]>;

/** How the rows of two batches are paired, and what counts as the same. */
export interface FeatureSkewOptions {
  /** columns that together identify a row */
  readonly keys: readonly string[];
  /** columns to compare; all but the keys where left out */
  readonly features?: readonly string[];
  /** numbers are the same when they differ by no more than this… */
  readonly absoluteTolerance?: number;
  /** …or than this times the larger size of the two */
  readonly relativeTolerance?: number;
}

/** How one feature differs between the paired rows. */
export interface FeatureSkew {
  readonly feature: string;
  /** pairs with a value in training */
  readonly baseWithValue: number;
  /** pairs with a value in serving */
  readonly testWithValue: number;
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
}

/** How two batches pair, and differ. Rows with a missing key, or with a key that occurs twice, are paired with none. */
export interface FeatureSkewResult {
  readonly pairs: number;
  /** rows whose key the other side does not have */
  readonly trainingOnly: number;
  readonly servingOnly: number;
  /** rows without a key */
  readonly trainingWithoutKey: number;
  readonly servingWithoutKey: number;
  /** keys that occur more than once on a side, with the rows they take out of the comparison */
  readonly duplicates: readonly DuplicateKey[];
  readonly features: readonly FeatureSkew[];
}

/** A key that does not tell rows apart. */
export interface DuplicateKey {
  readonly key: readonly Value[];
  readonly training: number;
  readonly serving: number;
}

/**
 * Compares the values a model is trained on with those it is served, row by row: pairs the rows of two batches by key.
 * Distributions can be equal where every row is wrong, as when a join is stale; only this tells.
 * @returns counts per feature that differs or not, in the training batch's order, then those that only serving has
 * @throws RangeError for a key that a batch does not have, for columns of unequal length, and for a negative tolerance
 * Source: TensorFlow Data Validation, `skew/protos/feature_skew_results.proto`.
 */
export function featureSkew(training: RowBatch, serving: RowBatch, options: FeatureSkewOptions): FeatureSkewResult {
  const {keys, absoluteTolerance = 0, relativeTolerance = 0} = options;
  if (!(absoluteTolerance >= 0 && relativeTolerance >= 0))
    throw new RangeError(`invalid tolerance: ${absoluteTolerance}, ${relativeTolerance}`);
  const [base, test] = [indexRows(training, keys, "training"), indexRows(serving, keys, "serving")];
  const names =
    options.features ?? [...new Set([...training.keys(), ...serving.keys()])].filter((n) => !keys.includes(n));
  const duplicates = findDuplicates(base, test, training, serving, keys);
  const pairs: [number, number][] = [];
  const unpaired = {training: 0, serving: 0};
  for (const [key, rows] of base.rows) {
    const others = test.rows.get(key);
    if (others === undefined && rows.length === 1) ++unpaired.training;
    if (others?.length === 1 && rows.length === 1) pairs.push([rows[0]!, others[0]!]);
  }
  for (const [key, rows] of test.rows) if (rows.length === 1 && !base.rows.has(key)) ++unpaired.serving;
  const isSame = sameness(absoluteTolerance, relativeTolerance);
  return {
    pairs: pairs.length,
    ...{trainingOnly: unpaired.training, servingOnly: unpaired.serving},
    ...{trainingWithoutKey: base.withoutKey, servingWithoutKey: test.withoutKey, duplicates},
    features: names.map((feature) => compare(feature, training.get(feature), serving.get(feature), pairs, isSame))
  };
}

interface RowIndex {
  /** positions of rows by key */
  readonly rows: ReadonlyMap<string, readonly number[]>;
  readonly withoutKey: number;
}

function indexRows(batch: RowBatch, keys: readonly string[], side: string): RowIndex {
  const lengths = new Set(Array.from(batch.values(), (values) => values.length));
  if (lengths.size > 1) throw new RangeError(`columns of unequal length in ${side}: ${[...lengths].join(", ")}`);
  const columns = keys.map((key) => {
    const column = batch.get(key);
    if (column === undefined) throw new RangeError(`missing key column: ${key} (${side})`);
    return column;
  });
  const rows = new Map<string, number[]>();
  let withoutKey = 0;
  for (let i = 0; i < (columns[0]?.length ?? 0); ++i) {
    const values = columns.map((column) => column[i] ?? null);
    if (values.includes(null)) ++withoutKey;
    else {
      const key = keyText(values);
      const known = rows.get(key);
      if (known === undefined) rows.set(key, [i]);
      else known.push(i);
    }
  }
  return {rows, withoutKey};
}

/** Writes a key so that 1 and "1" differ, and so do NaN and null; JSON alone would merge the latter. */
function keyText(values: readonly Value[]): string {
  return JSON.stringify(values.map((value) => (typeof value === "number" ? {number: String(value)} : value)));
}

function findDuplicates(
  base: RowIndex,
  test: RowIndex,
  training: RowBatch,
  serving: RowBatch,
  keys: readonly string[]
): DuplicateKey[] {
  const found = new Set([...base.rows, ...test.rows].filter(([, rows]) => rows.length > 1).map(([key]) => key));
  return Array.from(found, (key) => {
    const [p, q] = [base.rows.get(key) ?? [], test.rows.get(key) ?? []];
    const [batch, row] = p.length > 0 ? [training, p[0]!] : [serving, q[0]!];
    return {key: keys.map((name) => batch.get(name)![row] ?? null), training: p.length, serving: q.length};
  });
}

function sameness(absolute: number, relative: number): (a: Value, b: Value) => boolean {
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
  pairs: readonly [number, number][],
  isSame: (a: Value, b: Value) => boolean
): FeatureSkew {
  let [match, mismatch, baseOnly, testOnly] = [0, 0, 0, 0];
  for (const [i, j] of pairs) {
    const [a, b] = [base?.[i] ?? null, test?.[j] ?? null];
    if (a === null && b === null) continue;
    if (b === null) ++baseOnly;
    else if (a === null) ++testOnly;
    else if (isSame(a, b)) ++match;
    else ++mismatch;
  }
  return {
    feature,
    ...{baseWithValue: match + mismatch + baseOnly, testWithValue: match + mismatch + testOnly},
    ...{matchCount: match, mismatchCount: mismatch, baseOnly, testOnly, diffCount: mismatch + baseOnly + testOnly}
  };
}
