import type {Profile} from "../../profile/types.js";
import {jensenShannonCells} from "./divergences.js";
import {encloseCells} from "./enclosed-divergence.js";
import {distanceOver} from "./nannyml-distance.js";
import type {CountedPart, ProfiledCells} from "./nannyml-distance.js";
import {exactly} from "./range.js";
import type {Range} from "./range.js";
import {rowsIn} from "./values.js";

/**
 * Returns between which numbers NannyML's threshold lies: the mean and three deviations of the distances of the
 * reference's chunks from the whole of it.
 * @param parts profiles that add up to the reference, in the order of their rows
 * @param n rows of the reference
 * @param size rows of a chunk; the last may have fewer
 * @returns NaN where it is not known whether a chunk has values
 * @throws RangeError if the parts do not have n rows together
 */
export function thresholdRange(cells: ProfiledCells, parts: readonly Profile[], n: number, size: number): Range {
  const counted = parts.map(cells.count);
  const rows = counted.reduce((sum, part) => sum + part.rows, 0);
  if (rows !== n) throw new RangeError(`incompatible parts: ${rows} rows, expected ${n}`);
  const distances: Range[] = [];
  for (let start = 0; start < n; start += size) {
    const chunk = chunkOf(counted, start, Math.min(n, start + size));
    const {low, high} = chunk.values;
    if (low === 0 && high > 0) return exactly(NaN);
    // a chunk without values has no distance, and does not count
    if (high > 0) distances.push(distanceFrom(cells, chunk));
  }
  return meanAndDeviations(distances);
}

interface Chunk {
  readonly values: Range;
  readonly cells: readonly Range[];
}

/** The rows of a run of rows: whole parts, and of the parts at its ends so many rows, it is not known which. */
function chunkOf(parts: readonly CountedPart[], start: number, end: number): Chunk {
  const values = {low: 0, high: 0};
  const cells = parts[0]!.cells.map(() => ({low: 0, high: 0}));
  let offset = 0;
  for (const part of parts) {
    const taken = Math.max(0, Math.min(end, offset + part.rows) - Math.max(start, offset));
    const add = (sum: {low: number; high: number}, low: number, high: number): void => {
      sum.low += Math.max(0, taken - (part.rows - low));
      sum.high += Math.min(high, taken);
    };
    add(values, part.values, part.values);
    part.cells.forEach(({low, high}, cell) => add(cells[cell]!, low, high));
    offset += part.rows;
  }
  return {values, cells};
}

function distanceFrom({reference, buckets}: ProfiledCells, {values, cells}: Chunk): Range {
  const [least, most] = [rowsIn(cells.map(({low}) => low)), rowsIn(cells.map(({high}) => high))];
  const shares = cells.map(({low, high}): Range => {
    const [fewest, largest] = [Math.max(values.low, least - low + high), Math.min(values.high, most - high + low)];
    return {low: low === 0 ? 0 : low / largest, high: high === 0 ? 0 : Math.min(1, high / fewest)};
  });
  const none = Array.from({length: buckets}, () => exactly(0));
  const known = shares.length - buckets;
  const {low} = encloseCells(reference, shares, jensenShannonCells);
  // levels of a bucket may be in the chunk alone, or in the rest alone
  const apart = [...shares.slice(0, known), ...none, ...shares.slice(known)];
  const {high} = encloseCells([...reference, ...none], apart, jensenShannonCells);
  return distanceOver({low, high});
}

/** Both the mean and the deviation are bounded on their own; a variance is the least mean square about any centre. */
function meanAndDeviations(distances: readonly Range[]): Range {
  const meanOf = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
  const centre = meanOf(distances.map(({low, high}) => (low + high) / 2));
  const most = meanOf(distances.map(({low, high}) => Math.max(centre - low, high - centre) ** 2));
  return {
    low: meanOf(distances.map(({low}) => low)) + 3 * Math.sqrt(leastVariance(distances)),
    high: meanOf(distances.map(({high}) => high)) + 3 * Math.sqrt(most)
  };
}

/** The mean square distance of the ranges from one centre is convex in it, and straight-lined in its derivative. */
function leastVariance(distances: readonly Range[]): number {
  const meanSquare = (centre: number): number =>
    distances.reduce((sum, {low, high}) => sum + Math.max(0, low - centre, centre - high) ** 2, 0) / distances.length;
  const slope = (centre: number): number =>
    distances.reduce((sum, {low, high}) => sum + Math.max(0, centre - high) - Math.max(0, low - centre), 0);
  let [from, to] = [0, 1];
  for (let step = 0; step < 60; ++step) {
    const middle = (from + to) / 2;
    if (slope(middle) < 0) from = middle;
    else to = middle;
  }
  return meanSquare(from);
}
