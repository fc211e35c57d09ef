/**
 * Returns columns of a table in the order of `names`, cut down to the given rows (all where left out).
 * @throws RangeError if the table lacks a column
 */
export function selectColumns(
  table: Readonly<Record<string, ArrayLike<number>>>,
  names: readonly string[],
  rows?: readonly number[]
): Float64Array[] {
  return names.map((name) => {
    const values = table[name];
    if (values === undefined) throw new RangeError(`missing column: ${name}`);
    return rows === undefined ? Float64Array.from(values) : Float64Array.from(rows, (row) => values[row]!);
  });
}
