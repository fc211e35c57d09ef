import {checkSpec} from "./check-spec.js";
import type {ColumnSpec, ProfileSpec} from "./types.js";

/**
 * Where a column's numbers lie in `Profile.sums`, as absolute offsets.
 *
 *   numeric:      missing | nan | −inf | +inf | zeros | Σ(x−c) | Σ(x−c)² | Σx of the first bin | Σx of the last bin | bins…
 *   categorical:  missing | other | levels…
 *
 * The vector starts with the row count and the error sums n, Σe, Σ|e|, Σe², Σe⁴ (e = prediction − label).
 */
export interface ColumnLayout {
  readonly spec: ColumnSpec;
  /** position in the spec, and so in `Profile.extremes` */
  readonly index: number;
  /** first slot */
  readonly start: number;
  /** first bin or level */
  readonly cells: number;
  /** one past the last bin or level */
  readonly end: number;
}

export interface Layout {
  readonly columns: readonly ColumnLayout[];
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
  shiftedSum: 5,
  shiftedSquares: 6,
  lowTailSum: 7,
  highTailSum: 8
} as const;
const NUMERIC_HEAD = 9;

/** Slots before the levels of a categorical column, relative to its start. */
export const CATEGORICAL = {missing: 0, other: 1} as const;
const CATEGORICAL_HEAD = 2;

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
    const cells = start + (column.kind === "numeric" ? NUMERIC_HEAD : CATEGORICAL_HEAD);
    const end = cells + (column.kind === "numeric" ? column.edges.length + 1 : column.levels.length);
    const layout = {spec: column, index, start, cells, end};
    if (column.kind === "numeric")
      for (let slot = start + NUMERIC.shiftedSum; slot < cells; ++slot) valueSlots.push(slot);
    start = end;
    return layout;
  });
  return {columns, length: start, valueSlots};
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
