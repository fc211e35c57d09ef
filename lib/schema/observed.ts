import type {Bucket} from "../statistics/aligned-buckets.js";
import type {ColumnType, StatisticName} from "./types.js";

/** Rows by value. */
export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/**
 * What is seen of one column in the rows under test: everything an anomaly can be told from, and no rows, so that the
 * limits of a schema can be moved where only profiles are. A figure that was not kept is null.
 */
export interface ObservedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly rows: number;
  readonly missing: number;
  /** rows with NaN; 0 where the type has none */
  readonly nan: number | null;
  /** rows with −Infinity and with Infinity; null also where only `range` tells that there are some */
  readonly infinite: {readonly negative: number; readonly positive: number} | null;
  /** smallest and largest number, ±Infinity included and NaN not; min > max where there is no number */
  readonly range: {readonly min: number; readonly max: number} | null;
  /** rows by value, for categories and text, most frequent or reference values first */
  readonly values: readonly ValueCount[] | null;
  /** rows with a value that `values` does not list */
  readonly otherRows: number;
  /** number of different values */
  readonly distinct: number | null;
  /** values that are not valid UTF-8; 0 where the type has none */
  readonly invalidUtf8: number | null;
  readonly histogram: Histogram | null;
  readonly statistics: Readonly<Partial<Record<StatisticName, number>>>;
  /** between which numbers a figure above lies, ends included, where it is not known exactly */
  readonly bounds: Readonly<Partial<Record<StatisticName, {readonly low: number; readonly high: number}>>>;
  /** finite rows that are not whole numbers */
  readonly fractional: number | null;
  /** newest value of a timestamp column, milliseconds since 1970 */
  readonly newest: number | null;
}

/**
 * A numeric column's histogram: over edges that are shared by every window (bin i holds edges[i − 1] < x ≤ edges[i],
 * the outer bins are open), or over buckets of its own. Shared bins hold finite values only; a bucket that reaches to
 * ±Infinity holds infinite ones.
 */
export type Histogram =
  | {readonly kind: "shared"; readonly edges: readonly number[]; readonly counts: readonly number[]}
  | {readonly kind: "own"; readonly buckets: readonly Bucket[]};

/** What is seen of a span of data. */
export interface ObservedDataset {
  readonly rows: number;
  readonly columns: readonly ObservedColumn[];
}

/** Returns a column of which only its name, type and gaps are known, with changes. */
export function observedColumn(
  name: string,
  type: ColumnType,
  rows: number,
  changes: Partial<ObservedColumn> = {}
): ObservedColumn {
  return {
    ...{name, type, rows, missing: 0, nan: null, infinite: null, range: null, values: null, otherRows: 0},
    ...{distinct: null, invalidUtf8: null, histogram: null, statistics: {}, bounds: {}, fractional: null, newest: null},
    ...changes
  };
}

/** Returns the number of rows with a value. */
export function presentRows({rows, missing}: ObservedColumn): number {
  return rows - missing;
}
