import {standardised} from "./encode.js";
import type {EncodedInput} from "./encode.js";
import type {Gram} from "./gram.js";
import {firstColumns, inputWidth, learntInputs} from "./inputs.js";
import type {ModelInput} from "./types.js";

/** The label's name in a Gram block of encoded rows; encoded columns go by their positions, "0", "1" and so on. */
export const LABEL = "label";

/** Sums that become a Gram block: the upper triangle of Z'Z over Z = [1, encoded columns, label], row-major. */
export interface GramSums {
  /** encoded columns + 2 */
  readonly size: number;
  readonly upper: Float64Array;
}

/**
 * Returns sums over no rows.
 * @param width encoded columns (`encodedWidth`)
 * @example noRows(1).size // 3
 */
export function noRows(width: number): GramSums {
  return {size: width + 2, upper: new Float64Array((width + 2) ** 2)};
}

/**
 * Returns the number of rows that were added up.
 * @example rowsOf(noRows(1)) // 0
 */
export function rowsOf({upper}: GramSums): number {
  return upper[0]!;
}

/**
 * Adds encoded rows to sums, those whose label is not finite left out. In time proportional to rows · k² of k inputs, not
 * of their encoded columns, nearly all of which are 0.
 * @param encoded by inputs that have a column for gaps each (`plainInputs`)
 * @param sums changed in place
 * @param labels one per row
 */
export function addEncoded({size, upper}: GramSums, encoded: readonly EncodedInput[], labels: Float64Array): void {
  const at = new Int32Array(encoded.length + 2);
  const z = new Float64Array(encoded.length + 2).fill(1);
  at[encoded.length + 1] = size - 1;
  for (let row = 0; row < labels.length; ++row) {
    const label = labels[row]!;
    if (!Number.isFinite(label)) continue;
    encoded.forEach((column, i) => {
      const value = column.kind === "category" ? 1 : standardised(column, row);
      const isGap = Number.isNaN(value);
      // the first column of a block is the intercept
      at[i + 1] = 1 + (column.kind === "category" ? column.positions[row]! : column.first + Number(isGap));
      z[i + 1] = isGap ? 1 : value;
    });
    z[encoded.length + 1] = label;
    for (let i = 0; i < z.length; ++i)
      for (let j = i, start = at[i]! * size; j < z.length; ++j) upper[start + at[j]!]! += z[i]! * z[j]!;
  }
}

/**
 * Returns the sums over the rows of both.
 * @throws RangeError if their columns differ in number
 * @example addSums(noRows(1), noRows(1)).upper.length // 9
 */
export function addSums(a: GramSums, b: GramSums): GramSums {
  if (a.size !== b.size) throw new RangeError(`incompatible sums: of ${a.size - 2} and ${b.size - 2} columns`);
  return {size: a.size, upper: a.upper.map((sum, i) => sum + b.upper[i]!)};
}

/**
 * Returns sums as a Gram block.
 * @example encodedGram(noRows(1)).names // ["intercept", "0", "label"]
 */
export function encodedGram({size, upper}: GramSums): Gram {
  const values = Array.from(upper, (sum, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    return i <= j ? sum : upper[j * size + i]!;
  });
  return {names: ["intercept", ...Array.from({length: size - 2}, (_, i) => String(i)), LABEL], values};
}

/** Part of an encoded column: so many times a column of another encoding. */
interface Term {
  readonly of: number;
  readonly times: number;
}

/**
 * Returns the Gram block of the same rows by inputs that were learnt from them: numbers standardised, gaps at their mean.
 * A number of the new encoding is a sum of three columns of the plain one, so that the rows are not needed again.
 * @param plain inputs (`plainInputs`) that the block is of
 * @throws RangeError if a number is missing in every row
 */
export function learntGram(plain: readonly ModelInput[], {names, values}: Gram): {inputs: ModelInput[]; gram: Gram} {
  const size = names.length;
  const diagonal = Float64Array.from({length: size - 2}, (_, i) => values[(i + 1) * (size + 1)]!);
  const inputs = learntInputs(plain, {rows: values[0]!, sums: values.slice(1, size - 1), squares: diagonal});
  const columns = [[{of: 0, times: 1}], ...columnsOf(plain, inputs), [{of: size - 1, times: 1}]];
  const sum = (a: readonly Term[], b: readonly Term[]): number =>
    a.reduce(
      (outer, x) => outer + x.times * b.reduce((inner, y) => inner + y.times * values[x.of * size + y.of]!, 0),
      0
    );
  const numbers = Array.from({length: columns.length - 2}, (_, i) => String(i));
  return {
    inputs,
    gram: {names: ["intercept", ...numbers, LABEL], values: columns.flatMap((a) => columns.map((b) => sum(a, b)))}
  };
}

function columnsOf(plain: readonly ModelInput[], inputs: readonly ModelInput[]): Term[][] {
  const firsts = firstColumns(plain);
  return inputs.flatMap((input, i): Term[][] => {
    const before = plain[i]!;
    // the first column of a block is the intercept
    const first = firsts[i]! + 1;
    if (input.kind === "category")
      return Array.from({length: inputWidth(input)}, (_, k) => [{of: first + k, times: 1}]);
    if (before.kind === "category") throw new RangeError(`incompatible inputs: ${before.name} and ${input.name}`);
    const shift = (input.mean - before.mean) / input.sd;
    const number = [
      {of: first, times: 1 / input.sd},
      {of: 0, times: -shift},
      {of: first + 1, times: shift}
    ];
    return input.gaps ? [number, [{of: first + 1, times: 1}]] : [number];
  });
}
