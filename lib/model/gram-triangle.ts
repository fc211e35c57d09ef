import type {Gram} from "./gram.js";
import type {Columns} from "./types.js";

/**
 * Returns the upper triangle of Z'Z over Z = [1, columns], row by row: a Gram block without its mirror image. Sums carry
 * along what rounding takes from them, so that those of many decimal numbers mostly come out as short decimals again: a
 * file of them is a sixth smaller.
 * @returns (k + 1)(k + 2) / 2 numbers for k columns, the first of them the number of rows; NaN where a value is missing
 * Source: A. Neumaier, Zeitschrift für angewandte Mathematik und Mechanik 54, 1974.
 * @example gramTriangle([[1, 2], [3, 5]]) // [2, 3, 8, 5, 13, 34]
 */
export function gramTriangle(columns: Columns): number[] {
  const rows = columns[0]?.length ?? 0;
  const z = [new Float64Array(rows).fill(1), ...columns];
  return z.flatMap((a, i) => z.slice(i).map((b) => dot(a, b)));
}

/** A sum of products, with the low digits that each addition drops added at the end. */
function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [sum, dropped] = [0, 0];
  for (let row = 0; row < a.length; ++row) {
    const product = a[row]! * b[row]!;
    const next = sum + product;
    dropped += Math.abs(sum) >= Math.abs(product) ? sum - next + product : product - next + sum;
    sum = next;
  }
  return sum + dropped;
}

/**
 * Returns the Gram block of a triangle.
 * @param names of the columns, without the intercept
 * @throws RangeError if the triangle is not that of so many columns
 * @example gramOfTriangle(["x"], [2, 3, 5]) // {names: ["intercept", "x"], values: [2, 3, 3, 5]}
 */
export function gramOfTriangle(names: readonly string[], triangle: readonly number[]): Gram {
  const size = names.length + 1;
  if (triangle.length !== (size * (size + 1)) / 2)
    throw new RangeError(`incompatible triangle: ${triangle.length} numbers for ${names.length} columns`);
  const values = Array<number>(size * size);
  let at = 0;
  for (let i = 0; i < size; ++i)
    for (let j = i; j < size; ++j) values[i * size + j] = values[j * size + i] = triangle[at++]!;
  return {names: ["intercept", ...names], values};
}
