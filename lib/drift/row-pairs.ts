/** A value of a row. A column that a row does not have, and null, are missing alike. */
export type Value = number | string | boolean | null;

/** How the rows of two batches find each other; TFDV's `MatchStats`, number for number. Base is training, test serving. */
export interface MatchStats {
  /** rows with a key */
  readonly baseWithIdCount: number;
  readonly testWithIdCount: number;
  /** distinct keys of both sides together */
  readonly identifiersCount: number;
  /** keys of the other side alone */
  readonly idsMissingInBaseCount: number;
  readonly idsMissingInTestCount: number;
  /** pairs of rows with the same key, compared or not */
  readonly matchingPairsCount: number;
  /** keys that more than one row of a side has */
  readonly duplicateIdCount: number;
  /** rows without a key */
  readonly baseMissingIdCount: number;
  readonly testMissingIdCount: number;
}

/** The rows of a key that does not tell rows apart, by their positions; a side may have none. */
export interface DuplicateRows {
  readonly training: readonly number[];
  readonly serving: readonly number[];
}

/** The rows of two batches that are to be compared. */
export interface RowPairs {
  /** positions in training and serving */
  readonly pairs: readonly (readonly [number, number])[];
  readonly duplicates: readonly DuplicateRows[];
  readonly matchStats: MatchStats;
}

/**
 * Pairs the rows of two batches that have the same key. A key is missing where any of its columns is.
 * @param training the key columns, at least one, of equal length
 * @param serving the same columns of the other batch
 * @param allowDuplicateKeys whether rows whose key is not theirs alone are paired, each with each, or left out
 * @example pairRows([[1, 2]], [[2, 3]], false).pairs // [[1, 0]]
 */
export function pairRows(
  training: readonly (readonly Value[])[],
  serving: readonly (readonly Value[])[],
  allowDuplicateKeys: boolean
): RowPairs {
  const [base, test] = [indexRows(training), indexRows(serving)];
  const pairs: [number, number][] = [];
  const duplicates: DuplicateRows[] = [];
  const found = {identifiersCount: 0, idsMissingInBaseCount: 0, idsMissingInTestCount: 0, matchingPairsCount: 0};
  for (const key of new Set([...base.rows.keys(), ...test.rows.keys()])) {
    const [p, q] = [base.rows.get(key) ?? [], test.rows.get(key) ?? []];
    ++found.identifiersCount;
    if (p.length === 0) ++found.idsMissingInBaseCount;
    if (q.length === 0) ++found.idsMissingInTestCount;
    found.matchingPairsCount += p.length * q.length;
    const isDuplicate = p.length > 1 || q.length > 1;
    if (isDuplicate) duplicates.push({training: p, serving: q});
    if (!isDuplicate || allowDuplicateKeys) for (const i of p) for (const j of q) pairs.push([i, j]);
  }
  return {
    pairs,
    duplicates,
    matchStats: {
      ...{baseWithIdCount: base.withKey, testWithIdCount: test.withKey, ...found, duplicateIdCount: duplicates.length},
      ...{baseMissingIdCount: base.withoutKey, testMissingIdCount: test.withoutKey}
    }
  };
}

interface RowIndex {
  /** positions of rows by key */
  readonly rows: ReadonlyMap<string, readonly number[]>;
  readonly withKey: number;
  readonly withoutKey: number;
}

function indexRows(columns: readonly (readonly Value[])[]): RowIndex {
  const rows = new Map<string, number[]>();
  const length = columns[0]!.length;
  let withoutKey = 0;
  for (let i = 0; i < length; ++i) {
    const values = columns.map((column) => column[i] ?? null);
    if (values.includes(null)) ++withoutKey;
    else {
      const key = keyText(values);
      const known = rows.get(key);
      if (known === undefined) rows.set(key, [i]);
      else known.push(i);
    }
  }
  return {rows, withKey: length - withoutKey, withoutKey};
}

/** Writes a key so that 1 and "1" differ, and so do NaN and null; JSON alone would merge the latter. */
function keyText(values: readonly Value[]): string {
  return JSON.stringify(values.map((value) => (typeof value === "number" ? {number: String(value)} : value)));
}
