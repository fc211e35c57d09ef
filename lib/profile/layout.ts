import {blockLength, blockValueSlots} from "./blocks/block.js";
import {checkSpec} from "./check-spec.js";
import type {BlockSpec, ColumnSpec, ProfileSpec} from "./types.js";

/**
 * Where a column's numbers lie in `Profile.sums`, as absolute offsets.
 *
 *   numeric:      missing | nan | −inf | +inf | zeros | fractional | Σ(x−c) | Σ(x−c)² | Σx of the first bin |
 *                 Σx of the last bin | Σx of the first 64th | Σx of the last 64th | bins…
 *   categorical:  missing | levels… | remainder buckets…
 *
 * The vector starts with the row count and the error sums n, Σe, Σ|e|, Σe², Σe⁴ (e = prediction − label), then come the
 * columns, then the blocks. Each slice adds another stretch of the same length and order.
 */
export interface ColumnLayout {
  readonly spec: ColumnSpec;
  /** position in the spec, and so in `Profile.extremes` */
  readonly index: number;
  /** first slot */
  readonly start: number;
  /** first bin or level */
  readonly cells: number;
  /** one past the last bin or level; of a categorical column, the first remainder bucket */
  readonly end: number;
  /** one past the column's last slot */
  readonly next: number;
}

/** Where a block's numbers lie; blocks/ says in what order. */
export interface BlockLayout {
  readonly spec: BlockSpec;
  readonly start: number;
  readonly end: number;
}

export interface Layout {
  readonly columns: readonly ColumnLayout[];
  readonly blocks: readonly BlockLayout[];
  /** numbers of the whole, and of each slice */
  readonly stride: number;
  /** numbers in all */
  readonly length: number;
  /** the slots that hold sums of values; all others hold counts of rows */
  readonly valueSlots: readonly number[];
}

export const ROWS = 0;
export const ERRORS = {n: 1, sum: 2, absolute: 3, square: 4, fourth: 5} as const;
const HEADER = 6;

/** Slots before the cells of a numeric column, relative to its start. */
export const NUMERIC = {
  missing: 0,
  nan: 1,
  negativeInfinity: 2,
  positiveInfinity: 3,
  zeros: 4,
  fractional: 5,
  shiftedSum: 6,
  shiftedSquares: 7,
  lowTailSum: 8,
  highTailSum: 9,
  lowFineSum: 10,
  highFineSum: 11
} as const;
/** How many those are. */
export const NUMERIC_HEAD = 12;

/** Slots before the levels of a categorical column, relative to its start. */
export const CATEGORICAL = {missing: 0} as const;
const CATEGORICAL_HEAD = 1;

const layouts = new WeakMap<ProfileSpec, Layout>();

/**
 * Returns where each column's numbers lie; computed once per spec.
 * @throws RangeError if the spec cannot be profiled (`checkSpec`)
 */
export function layoutOf(spec: ProfileSpec): Layout {
  let layout = layouts.get(spec);
  if (layout === undefined) layouts.set(spec, (layout = computeLayout(spec)));
  return layout;
}

function computeLayout(spec: ProfileSpec): Layout {
  checkSpec(spec);
  let start = HEADER;
  const valueSlots: number[] = [ERRORS.sum, ERRORS.absolute, ERRORS.square, ERRORS.fourth];
  const columns = spec.columns.map((column, index) => {
    const isNumeric = column.kind === "numeric";
    const cells = start + (isNumeric ? NUMERIC_HEAD : CATEGORICAL_HEAD);
    const end = cells + (isNumeric ? column.edges.length + 1 : column.levels.length);
    const layout = {spec: column, index, start, cells, end, next: isNumeric ? end : end + column.buckets};
    if (isNumeric) for (let slot = start + NUMERIC.shiftedSum; slot < cells; ++slot) valueSlots.push(slot);
    start = layout.next;
    return layout;
  });
  const blocks = spec.blocks.map((block) => {
    const layout = {spec: block, start, end: start + blockLength(block, spec.columns)};
    for (const slot of blockValueSlots(block, spec.columns)) valueSlots.push(start + slot);
    start = layout.end;
    return layout;
  });
  const stretches = Array.from({length: 1 + spec.slices.length}, (_, i) => i * start);
  return {
    columns,
    blocks,
    stride: start,
    length: stretches.length * start,
    valueSlots: stretches.flatMap((offset) => valueSlots.map((slot) => offset + slot))
  };
}

/**
 * Returns the layout of one column by name.
 * @throws RangeError if the spec has no such column
 */
export function columnLayout(spec: ProfileSpec, name: string): ColumnLayout {
  const column = layoutOf(spec).columns.find((c) => c.spec.name === name);
  if (column === undefined) throw new RangeError(`unknown column: ${name}`);
  return column;
}

/** Returns the rows of a column's remainder buckets together: those with a value outside the levels; 0 for numbers. */
export function otherRows(sums: ArrayLike<number>, {end, next}: ColumnLayout): number {
  let rows = 0;
  for (let slot = end; slot < next; ++slot) rows += sums[slot]!;
  return rows;
}
