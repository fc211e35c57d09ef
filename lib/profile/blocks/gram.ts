import {MISSING} from "../batch.js";
import type {Batch} from "../batch.js";
import type {ColumnSpec, GramSpec} from "../types.js";
import {blockColumn, finiteNumbers, levelCodes} from "./columns.js";

/**
 * The upper triangle of Z'Z, row by row, over Z = [1, encoded columns]: the first number counts the rows. Numbers are
 * encoded as x − centre, a category as one 0/1 column per level. Rows in which a column has no finite number or no
 * value are left out.
 */

/** Most encoded columns: the block grows with their square. */
const MOST_COLUMNS = 128;

/** One encoded column. */
interface Encoded {
  readonly name: string;
  /** null for numbers */
  readonly level: string | null;
  /** what was taken off before; 0 for categories */
  readonly centre: number;
}

/**
 * Returns the encoded columns of a Gram block in order, without the leading 1.
 * @param columns of the spec that the block is in
 * @throws RangeError if a column it names is not there
 * @example encodedColumns({kind: "gram", columns: ["c"]}, [{kind: "categorical", type: "text", name: "c", role: "label", levels: ["a", "b"], buckets: 1}]).map(({level}) => level) // ["a", "b"]
 */
export function encodedColumns({columns: names}: GramSpec, columns: readonly ColumnSpec[]): Encoded[] {
  return names.flatMap((name): Encoded[] => {
    const column = blockColumn(columns, name);
    return column.kind === "numeric"
      ? [{name, level: null, centre: column.centre}]
      : column.levels.map((level) => ({name, level, centre: 0}));
  });
}

/**
 * Returns how many numbers a Gram block of k encoded columns takes: (k + 1) (k + 2) / 2.
 * @param columns of the spec that the block is in
 * @throws RangeError if a column it names is not there, or if k is above 128
 * @example gramLength({kind: "gram", columns: ["c"]}, [{kind: "categorical", type: "text", name: "c", role: "label", levels: ["a", "b"], buckets: 1}]) // 6
 */
export function gramLength(block: GramSpec, columns: readonly ColumnSpec[]): number {
  const encoded = encodedColumns(block, columns).length;
  if (encoded > MOST_COLUMNS)
    throw new RangeError(`too many encoded columns for a Gram block: ${encoded}, at most ${MOST_COLUMNS}`);
  return ((encoded + 1) * (encoded + 2)) / 2;
}

/**
 * Adds the rows of a batch to a Gram block, those left out in which a column has no finite number or no value. A value
 * outside the levels is 0 in each of them. In time proportional to rows · k² of k encoded columns.
 * @param sums of a profile, changed in place
 * @param start slot of the block's first number
 * @param columns of the spec that the block is in; the batch has those that the block names, in their kinds
 * @throws RangeError if a column it names is not in the spec
 */
export function addGram(
  sums: Float64Array,
  start: number,
  block: GramSpec,
  columns: readonly ColumnSpec[],
  batch: Batch
): void {
  const encoded = block.columns.flatMap((name) => encode(batch, blockColumn(columns, name)));
  const z = new Float64Array(encoded.length + 1).fill(1);
  for (let row = 0; row < batch.rows; ++row) {
    for (let i = 0; i < encoded.length; ++i) z[i + 1] = encoded[i]![row]!;
    if (!z.some(Number.isNaN)) addProducts(sums, start, z);
  }
}

function addProducts(sums: Float64Array, start: number, z: Float64Array): void {
  let at = start;
  for (let i = 0; i < z.length; ++i) {
    // Most encoded columns of a category are 0 in a row.
    if (z[i] === 0) at += z.length - i;
    else for (let j = i; j < z.length; ++j) sums[at++]! += z[i]! * z[j]!;
  }
}

/** A column's encoded columns; NaN where a row has no finite number or no value. */
function encode(batch: Batch, column: ColumnSpec): Float64Array[] {
  if (column.kind === "numeric") return [finiteNumbers(batch, column.name).map((x) => x - column.centre)];
  const codes = levelCodes(batch, column);
  return column.levels.map((_, level) =>
    Float64Array.from(codes, (code) => (code === MISSING ? NaN : Number(code === level)))
  );
}

/**
 * Returns the second moments of a window as a full matrix, row by row.
 * @param sums of a profile or window
 * @param start of the block
 * @returns names ("intercept", then a column or column=level each) and values of Z'Z, numbers still about their centres
 * @throws RangeError if a column of the block is not there
 * @example gramMatrix([2, 3, 5], 0, {kind: "gram", columns: ["x"]}, [{kind: "numeric", type: "number", name: "x", role: "feature", edges: [], ranks: [], centre: 0}]).values // [2, 3, 3, 5]
 */
export function gramMatrix(
  sums: ArrayLike<number>,
  start: number,
  block: GramSpec,
  columns: readonly ColumnSpec[]
): {names: string[]; values: Float64Array} {
  const encoded = encodedColumns(block, columns);
  const size = encoded.length + 1;
  const values = new Float64Array(size * size);
  let at = start;
  for (let i = 0; i < size; ++i)
    for (let j = i; j < size; ++j) values[i * size + j] = values[j * size + i] = sums[at++]!;
  const names = encoded.map(({name, level}) => (level === null ? name : `${name}=${level}`));
  return {names: ["intercept", ...names], values};
}
