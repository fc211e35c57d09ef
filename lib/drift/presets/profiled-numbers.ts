import {binOf} from "../../profile/bin.js";
import {NUMERIC} from "../../profile/layout.js";
import type {ColumnLayout} from "../../profile/layout.js";
import type {NumericSpec, Profile} from "../../profile/types.js";
import {nextUp} from "./next-double.js";

/** Rows of one side that are known to lie from `low` to `high`, ends included. */
export interface Cell {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** sum of their values; NaN where it was not kept */
  readonly sum: number;
  /** whether one of them is known to lie at `low`, and at `high` */
  readonly hasLow: boolean;
  readonly hasHigh: boolean;
}

/** What a profile tells of the numbers of one side, in ascending order. */
export interface ProfiledNumbers {
  readonly cells: readonly Cell[];
  readonly rows: number;
}

/**
 * Returns what two profiles tell of a numeric column's finite values: cell i of the one reaches over the same bin as
 * cell i of the other, as far as the side's own extremes allow. Of whole numbers a bin holds whole ones only, so that
 * narrow bins are single values; and zeros, which are counted, have a cell of their own where both sides tell on which
 * side of zero the rest of their bin lies.
 */
export function finiteNumbersIn(
  column: ColumnLayout,
  reference: Profile,
  current: Profile
): [ProfiledNumbers, ProfiledNumbers] {
  const {edges} = column.spec as NumericSpec;
  const sides = [reference, current].map((profile) => {
    const cells = binsOf(column, profile);
    const bin = binOf(0, edges);
    const zeros = profile.sums[column.start + NUMERIC.zeros]!;
    return {cells, bin, parts: splitAtZero(cells[bin]!, zeros, isWhole(column, profile) ? 1 : Number.MIN_VALUE)};
  });
  const areSplit = sides.every(({parts}) => parts !== null);
  const [a, b] = sides.map(({cells, bin, parts}) =>
    profiled(areSplit ? [...cells.slice(0, bin), ...parts!, ...cells.slice(bin + 1)] : cells)
  );
  return [a!, b!];
}

/** Returns the same with the infinite rows, in a cell at each end. */
export function orderedNumbersIn(
  column: ColumnLayout,
  reference: Profile,
  current: Profile
): [ProfiledNumbers, ProfiledNumbers] {
  const [a, b] = finiteNumbersIn(column, reference, current);
  const withInfinite = ({cells}: ProfiledNumbers, {sums}: Profile): ProfiledNumbers => {
    const at = (value: number, slot: number): Cell => point(value, sums[column.start + slot]!);
    return profiled([at(-Infinity, NUMERIC.negativeInfinity), ...cells, at(Infinity, NUMERIC.positiveInfinity)]);
  };
  return [withInfinite(a, reference), withInfinite(b, current)];
}

function profiled(cells: readonly Cell[]): ProfiledNumbers {
  return {cells, rows: cells.reduce((sum, {count}) => sum + count, 0)};
}

function point(value: number, count: number): Cell {
  return {low: value, high: value, count, sum: NaN, hasLow: count > 0, hasHigh: count > 0};
}

function isWhole({start}: ColumnLayout, {sums}: Profile): boolean {
  return sums[start + NUMERIC.fractional]! === 0;
}

function binsOf(column: ColumnLayout, profile: Profile): Cell[] {
  const {index, spec, start, cells, end} = column;
  const {sums, extremes} = profile;
  const {edges} = spec as NumericSpec;
  const counts = sums.subarray(cells, end);
  const [min, max] = [extremes[2 * index]!, extremes[2 * index + 1]!];
  const [first, last] = [counts.findIndex((count) => count > 0), counts.findLastIndex((count) => count > 0)];
  const areWhole = isWhole(column, profile);
  return Array.from(counts, (count, i) => {
    const lowest = i === 0 ? min : Math.max(nextUp(edges[i - 1]!), min);
    const highest = i === edges.length ? max : Math.min(edges[i]!, max);
    const [low, high] = areWhole ? [Math.ceil(lowest), Math.floor(highest)] : [lowest, highest];
    const sum =
      i === 0 ? sums[start + NUMERIC.lowTailSum]! : i === edges.length ? sums[start + NUMERIC.highTailSum]! : NaN;
    return settled({low, high, count, sum, hasLow: i === first, hasHigh: i === last});
  });
}

/** Returns the rows below zero, at it and above it; null where it is not known on which side the others lie. */
function splitAtZero(cell: Cell, zeros: number, step: number): Cell[] | null {
  const {low, high, count} = cell;
  const others = count - zeros;
  if (others > 0 && low < 0 && high > 0) return null;
  const isBelow = low < 0;
  return [
    settled({...cell, high: Math.min(high, -step), count: isBelow ? others : 0, hasHigh: cell.hasHigh && high < 0}),
    point(0, zeros),
    settled({...cell, low: Math.max(low, step), count: isBelow ? 0 : others, hasLow: cell.hasLow && low > 0})
  ];
}

/** One row at an extreme is nowhere else. */
function settled(cell: Cell): Cell {
  const {low, high, count, hasLow, hasHigh} = cell;
  return count === 1 && (hasLow || hasHigh) ? point(hasLow ? low : high, 1) : cell;
}
