import {encodedColumns, gramMatrix} from "../profile/blocks/gram.js";
import type {BlockLayout} from "../profile/layout.js";
import type {ProfileSpec} from "../profile/types.js";
import type {Columns, LinearModel} from "./types.js";

/**
 * A Gram block: Z'Z over Z = [1, columns], row-major, size × size with size = columns + 1. The first entry is the
 * number of rows. Blocks over the same columns add, and least squares on any window of rows, and its exact error on
 * any other, needs nothing else.
 */
export interface Gram {
  /** "intercept", then the columns' names; the label is one of them */
  readonly names: readonly string[];
  readonly values: readonly number[];
}

/**
 * Returns the Gram block of rows.
 * @param names of the columns
 * @throws RangeError if a value is missing
 */
export function gramOf(names: readonly string[], columns: Columns): Gram {
  const rows = columns[0]?.length ?? 0;
  const z = [new Float64Array(rows).fill(1), ...columns];
  const values = z.flatMap((a) => z.map((b) => dot(a, b)));
  const missing = names.find((_, i) => Number.isNaN(values[i + 1]));
  if (missing !== undefined) throw new RangeError(`missing value: ${missing}`);
  return {names: ["intercept", ...names], values};
}

/**
 * Returns the Gram block of a window from its profile's sums: the moments there are about the columns' centres, which is
 * kinder to rounding; here they are about 0, as least squares on raw values has them.
 * @throws RangeError if the block is of another kind
 */
export function profiledGram({columns}: ProfileSpec, {spec, start}: BlockLayout, sums: ArrayLike<number>): Gram {
  if (spec.kind !== "gram") throw new RangeError(`incompatible block: ${spec.kind}, expected gram`);
  const {names, values} = gramMatrix(sums, start, spec, columns);
  const centres = [0, ...encodedColumns(spec, columns).map(({centre}) => centre)];
  const size = names.length;
  // With x = x' + c: Σxy = Σx'y' + c Σy' + d Σx' + n c d, where the first row holds n and the sums.
  const about0 = Array.from(values, (sum, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    const [a, b] = [centres[i]!, centres[j]!];
    return sum + a * values[j]! + b * values[i]! + a * b * values[0]!;
  });
  return {names, values: about0};
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i]! * b[i]!;
  return sum;
}

/**
 * Returns the Gram block of the rows of both.
 * @throws RangeError if their columns differ
 */
export function addGrams(a: Gram, b: Gram): Gram {
  if (a.names.join() !== b.names.join())
    throw new RangeError(`incompatible Gram blocks: ${a.names.join(" ")} and ${b.names.join(" ")}`);
  return {names: a.names, values: a.values.map((x, i) => x + b.values[i]!)};
}

/** Returns the number of rows of a block. */
export function gramRows({values}: Gram): number {
  return values[0]!;
}

/** Returns the index of a column in a block. */
export function gramIndex({names}: Gram, name: string): number {
  const index = names.indexOf(name);
  if (index < 0) throw new RangeError(`unknown column: ${name} (known: ${names.join(", ")})`);
  return index;
}

/**
 * Returns the sum of squared errors of a linear model on the rows of a block, y'y − 2w'Z'y + w'Z'Zw: equal to the sum
 * over the rows, up to rounding; never below 0.
 * @param target the label's name
 */
export function squaredError(gram: Gram, model: LinearModel, target: string): number {
  const size = gram.names.length;
  const weights = new Float64Array(size);
  weights[0] = model.intercept;
  model.features.forEach((name, i) => (weights[gramIndex(gram, name)] = model.coefficients[i]!));
  weights[gramIndex(gram, target)] = -1;
  let sum = 0;
  for (let i = 0; i < size; ++i)
    for (let j = 0; j < size; ++j) sum += weights[i]! * weights[j]! * gram.values[i * size + j]!;
  return Math.max(0, sum);
}

/** Returns the root mean squared error of a linear model on the rows of a block; NaN when it has none. */
export function gramRmse(gram: Gram, model: LinearModel, target: string): number {
  return Math.sqrt(squaredError(gram, model, target) / gramRows(gram));
}
