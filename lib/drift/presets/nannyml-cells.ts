import {NUMERIC} from "../../profile/layout.js";
import type {ColumnLayout} from "../../profile/layout.js";
import type {Profile} from "../../profile/types.js";
import {jensenShannonCells} from "./divergences.js";
import {encloseDivergence, intervalRows, sharesOf} from "./enclosed-divergence.js";
import type {CutRows} from "./enclosed-divergence.js";
import {doaneBins, equalEdges} from "./histogram.js";
import {levelsIn} from "./levels.js";
import type {Levels} from "./levels.js";
import {finiteNumbersIn, orderedNumbersIn} from "./profiled-numbers.js";
import type {ProfiledNumbers} from "./profiled-numbers.js";
import {momentsIn, skewnessRange} from "./profiled-moments.js";
import {exactly, throughout} from "./range.js";
import type {Range} from "./range.js";
import {rowsBelow, rowsUpTo} from "./rows-below.js";

/** NannyML's cells, which the reference makes, and what profiles tell of them. */
export interface ProfiledCells {
  /** distance of the current rows from the reference */
  readonly distance: Range;
  /** shares of the reference, the buckets of unknown levels last */
  readonly reference: readonly Range[];
  readonly buckets: number;
  /** rows of a part of the reference in the same cells */
  readonly count: (part: Profile) => readonly Range[];
}

/** Returns the cells, of which there may be several sets to choose from, or why there are none. */
export function cellsOfProfiles(column: ColumnLayout, reference: Profile, current: Profile): ProfiledCells[] | string {
  const levels = levelsIn(column, reference, current);
  return levels === null ? numericCells(column, reference, current) : [categoricalCells(column, reference, levels)];
}

/**
 * Returns the Jensen–Shannon distance, log base 2, over a range of the divergence in nats.
 * @example distanceOver({low: 0, high: Math.LN2}) // ({low: 0, high: 1})
 */
export function distanceOver(divergence: Range): Range {
  return throughout(divergence, (nats) => Math.sqrt(Math.min(1, Math.max(0, nats) / Math.LN2)));
}

function numericCells(column: ColumnLayout, reference: Profile, current: Profile): ProfiledCells[] | string {
  const {start, index} = column;
  const infinite = reference.sums[start + NUMERIC.negativeInfinity]! + reference.sums[start + NUMERIC.positiveInfinity]!;
  if (infinite > 0) return "NannyML stops at a reference without finite range";
  const [a, b] = orderedNumbersIn(column, reference, current);
  if (a.rows === 0 || b.rows === 0) return "a side has no values";
  const [min, max] = [reference.extremes[2 * index]!, reference.extremes[2 * index + 1]!];
  if (!Number.isFinite(max - min)) return "the range of values overflows";
  return edgeSets(column, reference, a, min, max).map((edges) => {
    const inside = (numbers: ProfiledNumbers): CutRows => between(numbers, edges);
    const p = inside(a);
    return {
      ...{distance: distanceOver(encloseDivergence(p, around(b, edges), jensenShannonCells)), reference: sharesOf(p)},
      ...{buckets: 0, count: (part) => [...intervalRows(inside(finiteNumbersIn(column, part, part)[0])), exactly(0)]}
    };
  });
}

/** Returns the edges by Doane's rule, for each number of bins that the skewness may ask for. */
function edgeSets(column: ColumnLayout, reference: Profile, a: ProfiledNumbers, min: number, max: number): number[][] {
  if (min === max) return [[min - 0.5, max + 0.5]];
  if (a.rows <= 2) return [[min, max]];
  const moments = momentsIn(column, reference, a.rows);
  const skewness = skewnessRange(a, moments);
  const [least, most] = [skewness.low, skewness.high].map((x) => doaneBins(a.rows, x)) as [number, number];
  // a whole number may be rounded up, too; and what cannot be told from a constant has one bin
  const [first, last] = [Math.ceil(least * (1 - 1e-12)), Math.ceil(most * (1 + 1e-12))];
  const sets = Array.from({length: last - first + 1}, (_, i) => equalEdges(min, max, first + i));
  return moments.deviation.low > 0 ? sets : [...sets, [min, max]];
}

/** Rows of the reference, over its bins and an empty cell for what is outside. */
function between(numbers: ProfiledNumbers, edges: readonly number[]): CutRows {
  const cuts = edges.slice(1, -1).map((edge) => rowsBelow(numbers, edge));
  const parts = Array.from({length: edges.length - 1}, (_, i) => [[i, 1] as const]);
  return {total: numbers.rows, rows: numbers.rows, cuts, parts, fixed: edges.map(() => 0)};
}

/** The current rows over the same cells, the last of which is what lies below and above. */
function around(numbers: ProfiledNumbers, edges: readonly number[]): CutRows {
  const outside = edges.length - 1;
  const cuts = edges.map((edge, i) => (i === outside ? rowsUpTo(numbers, edge) : rowsBelow(numbers, edge)));
  const parts = [outside, ...edges.keys()].map((cell) => [[cell, 1] as const]);
  return {total: numbers.rows, rows: numbers.rows, cuts, parts, fixed: edges.map(() => 0)};
}

/** A level of a bucket on the current side can be one of the reference's, or outside of them. */
function categoricalCells(column: ColumnLayout, reference: Profile, levels: Levels): ProfiledCells {
  const names = [...levels.reference.keys()];
  const rowsOf = (side: 0 | 1, isShared: boolean): number =>
    levels.buckets.reduce((sum, rows) => (rows[1] > 0 === isShared ? sum + rows[side] : sum), 0);
  const [alone, shared] = [rowsOf(0, false), rowsOf(0, true)];
  const p = names.map((name) => levels.reference.get(name)!);
  const q = names.map((name) => levels.current.get(name) ?? 0);
  const outside = [...levels.current].reduce((sum, [name, rows]) => sum + (levels.reference.has(name) ? 0 : rows), rowsOf(1, true));
  const range = (a: readonly number[], b: readonly number[]): Range =>
    distanceOver(encloseDivergence(counted(a), counted(b), jensenShannonCells));
  const own = levels.buckets.flatMap(([rows]) => (rows > 0 ? [rows] : []));
  return {
    distance: {
      low: range([...p, alone, shared], [...q, 0, outside]).low,
      high: range([...p, alone + shared, 0], [...q, 0, outside]).high
    },
    reference: sharesOf(counted([...p, ...own])),
    buckets: own.length,
    count: (part) => {
      const {reference: known, buckets} = levelsIn(column, part, reference)!;
      return [...names.map((name) => known.get(name) ?? 0), ...buckets.map(([rows]) => rows)].map(exactly);
    }
  };
}

/** Rows that are all known. */
function counted(rows: readonly number[]): CutRows {
  const total = rows.reduce((sum, count) => sum + count, 0);
  return {total, rows: 0, cuts: [], parts: [[]], fixed: rows};
}
