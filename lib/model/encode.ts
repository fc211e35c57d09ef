import {categoricalColumn} from "../profile/blocks/columns.js";
import {MISSING} from "../profile/batch.js";
import type {Batch, CodedValues, NumericValues} from "../profile/batch.js";
import type {ColumnSpec} from "../profile/types.js";
import {firstColumns} from "./inputs.js";
import type {ColumnSums} from "./inputs.js";
import type {CategoryInput, ModelInput, NumberInput} from "./types.js";

/**
 * An input of some rows as a model reads it. Of an input's encoded columns one at most is not 0 in a row: the one at
 * `positions[row]`, which is `values[row]`. So rows need not be written out as long vectors of mostly zeros.
 */
export interface EncodedInput {
  readonly positions: Int32Array;
  readonly values: Float64Array;
}

/** A row's values by column: a number, a text or a truth, and null for a gap. */
export type Row = Readonly<Record<string, number | string | boolean | null>>;

/**
 * Encodes rows as engines hand them over. A number that is missing or not finite is a gap. A gap in a number without a
 * column for gaps is its mean, 0.
 * @param columns specs by which the batch's categories are coded, which may know other levels than the model
 * @returns one per input
 * @throws RangeError if the batch or the specs lack an input, or it is of another kind
 */
export function encodeBatch(
  inputs: readonly ModelInput[],
  columns: readonly ColumnSpec[],
  batch: Batch
): EncodedInput[] {
  const firsts = firstColumns(inputs);
  return inputs.map((input, i) => {
    const column = batch.columns.get(input.name);
    if (column === undefined) throw new RangeError(`missing column: ${input.name}`);
    if (input.kind === "number") {
      if (column.kind === "numeric") return encodeNumbers(input, firsts[i]!, column);
    } else if (column.kind === "categorical") return encodeCodes(input, firsts[i]!, columns, column);
    throw new RangeError(`column ${input.name} is ${column.kind}, expected a ${input.kind}`);
  });
}

function encodeNumbers({mean, sd, gaps}: NumberInput, first: number, {values, valid}: NumericValues): EncodedInput {
  const positions = new Int32Array(values.length).fill(first);
  const encoded = new Float64Array(values.length);
  for (let row = 0; row < encoded.length; ++row) {
    const value = values[row]!;
    if (Number.isFinite(value) && (valid === null || valid[row] === 1)) encoded[row] = (value - mean) / sd;
    else if (gaps) {
      positions[row] = first + 1;
      encoded[row] = 1;
    }
  }
  return {positions, values: encoded};
}

function encodeCodes(
  input: CategoryInput,
  first: number,
  columns: readonly ColumnSpec[],
  {codes}: CodedValues
): EncodedInput {
  const {levels} = categoricalColumn(columns, input.name);
  const placeOf = levelPlaces(input);
  const places = Int32Array.from(levels, (level) => first + placeOf(level));
  const [other, gap] = [first + input.levels.length, first + input.levels.length + 1];
  // codes beyond the levels are buckets of other values
  const positions = codes.map((code) => (code === MISSING ? gap : (places[code] ?? other)));
  return {positions, values: new Float64Array(codes.length).fill(1)};
}

/** Where the column of a level is among those of its input; all values that the model does not know share one. */
function levelPlaces({levels}: CategoryInput): (level: string) => number {
  const known = new Map(levels.map((level, i) => [level, i]));
  return (level) => known.get(level) ?? levels.length;
}

/**
 * Encodes one row, as `encodeBatch` does a batch.
 * @throws RangeError if the row lacks an input; TypeError if a number is given as something else
 * @example encodeRow([{kind: "number", name: "x", mean: 1, sd: 2, gaps: false}], {x: 5})[0].values // [2]
 */
export function encodeRow(inputs: readonly ModelInput[], row: Row): EncodedInput[] {
  const firsts = firstColumns(inputs);
  return inputs.map((input, i) => {
    const value = row[input.name];
    if (value === undefined) throw new RangeError(`missing input: ${input.name}; a gap is null`);
    if (input.kind === "number") {
      if (value !== null && typeof value !== "number")
        throw new TypeError(`expected a number of ${input.name}: ${value}`);
      return encodeNumbers(input, firsts[i]!, {kind: "numeric", values: Float64Array.of(value ?? NaN), valid: null});
    }
    const place = value === null ? input.levels.length + 1 : levelPlaces(input)(String(value));
    return {positions: Int32Array.of(firsts[i]! + place), values: Float64Array.of(1)};
  });
}

/**
 * Returns the sums of each encoded column over rows, and of its squares: what `learntInputs` learns from.
 * @param width encoded columns
 */
export function encodedSums(encoded: readonly EncodedInput[], width: number): ColumnSums {
  const [sums, squares] = [new Float64Array(width), new Float64Array(width)];
  for (const {positions, values} of encoded)
    for (let row = 0; row < values.length; ++row) {
      sums[positions[row]!]! += values[row]!;
      squares[positions[row]!]! += values[row]! ** 2;
    }
  return {rows: encoded[0]?.values.length ?? 0, sums, squares};
}

/**
 * Writes encoded rows out in full.
 * @param rows first and end
 * @param into at least rows × width numbers, the first of which are overwritten, row by row
 * @param width of a row in `into`
 */
export function writeRows(
  encoded: readonly EncodedInput[],
  [start, end]: readonly [number, number],
  into: Float32Array,
  width: number
): void {
  into.fill(0, 0, (end - start) * width);
  for (const {positions, values} of encoded)
    for (let row = start, at = 0; row < end; ++row, at += width) into[at + positions[row]!] = values[row]!;
}

/**
 * Returns numbers given as columns, NaN for a gap, as a batch.
 * @throws RangeError if there are not as many columns as names
 * @example numberBatch(["x"], [[1, 2]]).rows // 2
 */
export function numberBatch(names: readonly string[], columns: readonly ArrayLike<number>[]): Batch {
  if (columns.length !== names.length)
    throw new RangeError(`${columns.length} columns, expected ${names.length}: ${names.join()}`);
  const values = (i: number): NumericValues => ({kind: "numeric", values: Float64Array.from(columns[i]!), valid: null});
  return {rows: columns[0]?.length ?? 0, columns: new Map(names.map((name, i) => [name, values(i)]))};
}
