import {blockLength} from "./blocks/block.js";
import {blockColumn} from "./blocks/columns.js";
import {FINEST} from "./nested-bins.js";
import type {ColumnSpec, NumericSpec, ProfileSpec, SliceSpec} from "./types.js";

/**
 * Checks that rows can be counted in the cells of a spec without loss.
 * @throws RangeError if names or levels repeat; if a number of a numeric column is not finite or out of order; or if a
 * block or slice names a column that is not there or of the wrong kind, or a slice an unknown level or an empty range
 */
export function checkSpec({columns, blocks, slices}: ProfileSpec): void {
  checkDistinct(
    columns.map((column) => column.name),
    "column"
  );
  columns.forEach(checkColumn);
  for (const block of blocks) {
    blockLength(block, columns);
    if ("edges" in block) checkAscending(block.edges, `edge of ${block.kind} block`);
    if (block.kind === "errors" && block.feature !== null)
      checkAscending(block.feature.edges, `edge of ${block.feature.column} in ${block.kind} block`);
  }
  checkDistinct(
    slices.map((slice) => slice.name),
    "slice"
  );
  for (const slice of slices) checkSlice(slice, blockColumn(columns, slice.column));
}

function checkColumn(column: ColumnSpec): void {
  if (column.kind === "numeric") return checkNumeric(column);
  checkDistinct(column.levels, `level of ${column.name}`);
  if (!(Number.isInteger(column.buckets) && column.buckets >= 1))
    throw new RangeError(`invalid number of buckets of ${column.name}: ${column.buckets}`);
}

function checkNumeric({name, edges, ranks, centre}: NumericSpec): void {
  if (!Number.isFinite(centre)) throw new RangeError(`invalid centre of ${name}: ${centre}`);
  checkAscending(edges, `edge of ${name}`);
  checkAscending(ranks, `rank of ${name}`);
  if (ranks.length !== edges.length)
    throw new RangeError(`incompatible edges of ${name}: ${edges.length}, and ${ranks.length} ranks`);
  const stray = ranks.find((rank) => !(Number.isInteger(rank) && rank > 0 && rank < FINEST));
  if (stray !== undefined) throw new RangeError(`invalid rank of ${name}: ${stray}`);
}

function checkSlice(slice: SliceSpec, column: ColumnSpec): void {
  const {name, kind} = column;
  if ("levels" in slice) {
    if (kind !== "categorical")
      throw new RangeError(`slice ${slice.name}: column ${name} is ${kind}, expected categorical`);
    const unknown = slice.levels.find((level) => !column.levels.includes(level));
    if (unknown !== undefined) throw new RangeError(`slice ${slice.name}: unknown level of ${name}: ${unknown}`);
    return;
  }
  const {above, upTo} = slice;
  if (kind !== "numeric") throw new RangeError(`slice ${slice.name}: column ${name} is ${kind}, expected numeric`);
  if (!((above ?? -Infinity) < (upTo ?? Infinity)))
    throw new RangeError(`slice ${slice.name}: no number is above ${above} and up to ${upTo}`);
}

function checkAscending(values: readonly number[], what: string): void {
  values.forEach((value, i) => {
    if (!Number.isFinite(value) || !(i === 0 || value > values[i - 1]!))
      throw new RangeError(`invalid ${what}: ${value} at position ${i}`);
  });
}

function checkDistinct(names: readonly string[], what: string): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new RangeError(`duplicate ${what}: ${name}`);
    seen.add(name);
  }
}
