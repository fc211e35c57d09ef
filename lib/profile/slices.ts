import {selectRows} from "./batch.js";
import type {Batch} from "./batch.js";
import {categoricalColumn, finiteNumbers, levelCodes, numericColumn} from "./blocks/columns.js";
import {layoutOf} from "./layout.js";
import type {CategoricalSpec, ColumnSpec, NumericSpec, ProfileSpec, SliceSpec} from "./types.js";

/**
 * Returns the rows of a batch that belong to a slice.
 * @throws RangeError if the slice's column is not there, or of the wrong kind
 */
export function sliceRows(batch: Batch, slice: SliceSpec, columns: readonly ColumnSpec[]): Batch {
  return selectRows(batch, belongsTo(batch, slice, columns));
}

/**
 * Returns which rows of a batch belong to a slice: 1 for those that do.
 * @throws RangeError if the slice's column is not there, or of the wrong kind
 */
export function belongsTo(batch: Batch, slice: SliceSpec, columns: readonly ColumnSpec[]): Uint8Array {
  if ("levels" in slice) return hasLevel(batch, categoricalColumn(columns, slice.column), slice.levels);
  const {above, upTo} = slice;
  return isWithin(batch, numericColumn(columns, slice.column), above ?? -Infinity, upTo ?? Infinity);
}

function hasLevel(batch: Batch, column: CategoricalSpec, wanted: readonly string[]): Uint8Array {
  const isWanted = column.levels.map((level) => wanted.includes(level));
  return Uint8Array.from(levelCodes(batch, column), (code) => Number(isWanted[code] === true));
}

function isWithin(batch: Batch, {name}: NumericSpec, above: number, upTo: number): Uint8Array {
  return Uint8Array.from(finiteNumbers(batch, name), (x) => Number(x > above && x <= upTo));
}

/**
 * Returns the sums of one slice, laid out as those of the whole: every function of sums takes them.
 * @param slice position in the spec; null for the whole
 * @throws RangeError if the spec has no such slice
 */
export function sliceSums(spec: ProfileSpec, sums: Float64Array, slice: number | null): Float64Array {
  const {stride} = layoutOf(spec);
  const start = stretchOf(spec, slice) * stride;
  return sums.subarray(start, start + stride);
}

/**
 * Returns where the extremes of a slice's columns begin, as a position among columns; 0 for the whole.
 * @throws RangeError if the spec has no such slice
 */
export function sliceExtremes(spec: ProfileSpec, slice: number | null): number {
  return stretchOf(spec, slice) * spec.columns.length;
}

/** The whole comes first, then the slices. */
function stretchOf({slices}: ProfileSpec, slice: number | null): number {
  if (slice === null) return 0;
  if (slices[slice] === undefined) throw new RangeError(`unknown slice: ${slice}, of ${slices.length}`);
  return slice + 1;
}
