import {MISSING} from "../profile/batch.js";
import type {Batch, CodedValues, NumericValues} from "../profile/batch.js";
import {categoricalColumn} from "../profile/blocks/columns.js";
import type {ColumnSpec} from "../profile/types.js";
import {firstColumns} from "./inputs.js";
import type {ColumnSums} from "./inputs.js";
import type {CategoryInput, ModelInput, NumberInput} from "./types.js";

/** A number of some rows, and how it is encoded (`standardised`): its column is at `first`, that of its gap behind it. */
export interface EncodedNumber {
  readonly kind: "number";
  readonly input: NumberInput;
  readonly first: number;
  readonly values: Float64Array;
  /** 0 marks a gap; null: no row has one */
  readonly valid: Uint8Array | null;
}

/** A category of some rows: the position of the column that is 1 in each, while all others of the input are 0. */
export interface EncodedCategory {
  readonly kind: "category";
  readonly positions: Int32Array;
}

/**
 * An input of some rows as a model reads it. Of its encoded columns one at most is not 0 in a row, so that rows need not be
 * written out as long vectors of mostly zeros.
 */
export type EncodedInput = EncodedNumber | EncodedCategory;

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
      if (column.kind === "numeric")
        return {kind: "number", input, first: firsts[i]!, values: column.values, valid: column.valid};
    } else if (column.kind === "categorical") return encodeCodes(input, firsts[i]!, columns, column);
    throw new RangeError(`column ${input.name} is ${column.kind}, expected a ${input.kind}`);
  });
}

/**
 * Returns a number as a model reads it.
 * @returns NaN for a gap, which is what a number that is missing or not finite is
 * @example standardised({kind: "number", input: {kind: "number", name: "x", mean: 1, sd: 2, gaps: false}, first: 0, values: [5], valid: null}, 0) // 2
 */
export function standardised({input, values, valid}: EncodedNumber, row: number): number {
  const value = (values[row]! - input.mean) / input.sd;
  // of a finite number alone the difference is 0
  return value - value === 0 && (valid === null || valid[row] === 1) ? value : NaN;
}

function encodeCodes(
  input: CategoryInput,
  first: number,
  columns: readonly ColumnSpec[],
  {codes}: CodedValues
): EncodedCategory {
  const {levels} = categoricalColumn(columns, input.name);
  const placeOf = levelPlaces(input);
  const places = Int32Array.from(levels, (level) => first + placeOf(level));
  const [other, gap] = [first + input.levels.length, first + input.levels.length + 1];
  // codes beyond the levels are buckets of other values
  const positions = codes.map((code) => (code === MISSING ? gap : (places[code] ?? other)));
  return {kind: "category", positions};
}

/** Where the column of a level is among those of its input; all values that the model does not know share one. */
function levelPlaces({levels}: CategoryInput): (level: string) => number {
  const known = new Map(levels.map((level, i) => [level, i]));
  return (level) => known.get(level) ?? levels.length;
}

/**
 * Encodes one row, as `encodeBatch` does a batch.
 * @throws RangeError if the row lacks an input; TypeError if a number is given as something else
 * @example encodeRow([{kind: "number", name: "x", mean: 1, sd: 2, gaps: false}], {x: 5})[0].values // [5]
 */
export function encodeRow(inputs: readonly ModelInput[], row: Row): EncodedInput[] {
  const firsts = firstColumns(inputs);
  return inputs.map((input, i) => {
    const value = row[input.name];
    if (value === undefined) throw new RangeError(`missing input: ${input.name}; a gap is null`);
    if (input.kind === "number") {
      if (value !== null && typeof value !== "number")
        throw new TypeError(`expected a number of ${input.name}: ${value}`);
      return {kind: "number", input, first: firsts[i]!, values: Float64Array.of(value ?? NaN), valid: null};
    }
    const place = value === null ? input.levels.length + 1 : levelPlaces(input)(String(value));
    return {kind: "category", positions: Int32Array.of(firsts[i]! + place)};
  });
}

/**
 * Returns the sums of each encoded column over rows, and of its squares: what `learntInputs` learns from.
 * @param width encoded columns
 */
export function encodedSums(encoded: readonly EncodedInput[], width: number): ColumnSums {
  const [sums, squares] = [new Float64Array(width), new Float64Array(width)];
  const add = (position: number, value: number): void => {
    sums[position]! += value;
    squares[position]! += value * value;
  };
  for (const column of encoded)
    if (column.kind === "category") for (const position of column.positions) add(position, 1);
    else
      for (let row = 0; row < column.values.length; ++row) {
        const value = standardised(column, row);
        if (!Number.isNaN(value)) add(column.first, value);
        else if (column.input.gaps) add(column.first + 1, 1);
      }
  const [first] = encoded;
  return {rows: (first?.kind === "category" ? first.positions : first?.values)?.length ?? 0, sums, squares};
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
  for (const column of encoded)
    if (column.kind === "category")
      for (let row = start, at = 0; row < end; ++row, at += width) into[at + column.positions[row]!] = 1;
    else writeNumbers(column, [start, end], into, width);
}

function writeNumbers(
  column: EncodedNumber,
  [start, end]: readonly [number, number],
  into: Float32Array,
  width: number
): void {
  const {first, values, valid, input} = column;
  const {mean, sd, gaps} = input;
  // Nearly all columns have no gap: to find that out afterwards takes half the time of asking in each row.
  let doubt = 0;
  for (let row = start, at = first; row < end; ++row, at += width) {
    const value = (values[row]! - mean) / sd;
    into[at] = value;
    doubt += value - value;
  }
  if (doubt === 0 && valid === null) return;
  for (let row = start, at = first; row < end; ++row, at += width) {
    const value = standardised(column, row);
    const isGap = Number.isNaN(value);
    into[at] = isGap ? 0 : value;
    if (isGap && gaps) into[at + 1] = 1;
  }
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
