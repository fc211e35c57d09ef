import {NUMERIC} from "../../profile/layout.js";
import type {ColumnLayout} from "../../profile/layout.js";
import type {Profile} from "../../profile/types.js";
import {chiSquareTail} from "../../statistics/special.js";
import {intervalRows} from "./cut-rows.js";
import type {CutRows} from "./cut-rows.js";
import {chiSquareCells} from "./divergences.js";
import {encloseDivergence} from "./enclosed-divergence.js";
import {kolmogorovRange} from "./profiled-distances.js";
import {finiteNumbersIn} from "./profiled-numbers.js";
import type {ProfiledNumbers} from "./profiled-numbers.js";
import {quantileIn} from "./profiled-quantile.js";
import {apart} from "./range.js";
import type {Range} from "./range.js";
import {rowsBelowRange} from "./rows-below.js";

/** Bins between the reference's quantiles 0.05 and 0.95, widened by a twentieth on each side. */
export const POPMON_BINS = 40;

/** So many more bins are looked at on each side; what lies further out may be in any number of them. */
const OUTER_BINS = 200;

/** What popmon's figures of raw rows lie between. */
export interface PopmonFigures {
  /** p of the two-sample chi-square test */
  readonly chance: Range;
  /** D over popmon's bins */
  readonly distance: Range;
  readonly rows: readonly [number, number];
}

/** Returns popmon's figures of numbers, or why there are none. */
export function popmonFigures(column: ColumnLayout, reference: Profile, current: Profile): PopmonFigures | string {
  const [a, b] = finiteNumbersIn(column, reference, current);
  const infinite = [reference, current].some(
    ({sums}) => sums[column.start + NUMERIC.negativeInfinity]! + sums[column.start + NUMERIC.positiveInfinity]! > 0
  );
  if (infinite) return "bins of infinite values are not reproduced";
  if (a.rows === 0 || b.rows === 0) return "a side has no values";
  const ends = endsOf(a);
  if (ends === null)
    return "the profile does not tell whether two quantiles are equal, between which popmon has its bins";
  const edges = edgesAround(ends, [a, b]);
  if (edges === null) return "the range of values overflows";
  const [p, q] = [a, b].map((side) => cutRows(side, edges)) as [CutRows, CutRows];
  return figuresOver(p, q, edges, kolmogorovRange(a, b).high);
}

/** The two quantiles, or the extremes where the quantiles are equal; one apart where the extremes are, too. */
function endsOf(numbers: ProfiledNumbers): readonly [Range, Range] | null {
  const [low, high] = [quantileIn(numbers, 0.05)!, quantileIn(numbers, 0.95)!];
  if (low.high < high.low) return [low, high];
  if (low.low < high.high) return null;
  const occupied = numbers.cells.filter(({count}) => count > 0);
  const [min, max] = [occupied[0]!.low, occupied.at(-1)!.high];
  // a range of 1 in place of none, of which popmon takes nine tenths
  return [{low: min, high: min}, max > min ? {low: max, high: max} : {low: min + 0.9, high: min + 0.9}];
}

interface BinEdges {
  readonly edges: readonly Range[];
  /** whether rows below the first edge, and above the last, may lie in several bins */
  readonly isOpenBelow: boolean;
  readonly isOpenAbove: boolean;
}

/** Null where the numbers overflow. */
function edgesAround([low, high]: readonly [Range, Range], sides: readonly ProfiledNumbers[]): BinEdges | null {
  const occupied = sides.flatMap(({cells}) => cells.filter(({count}) => count > 0));
  const [min, max] = [Math.min(...occupied.map((cell) => cell.low)), Math.max(...occupied.map((cell) => cell.high))];
  const size = Math.max(...[low.low, high.high, min, max].map(Math.abs));
  const widest = (high.high - low.low) / POPMON_BINS;
  if (!Number.isFinite(size * POPMON_BINS) || !Number.isFinite(size / widest)) return null;
  const edgeAt = (k: number): Range => {
    const part = (k / POPMON_BINS - 0.05) / 0.9;
    const at = (x: number, y: number): number => x * (1 - part) + y * part;
    // where the two ends lie is known one by one; the sum of both rounds
    const [least, most] = [
      at(part <= 1 ? low.low : low.high, part >= 0 ? high.low : high.high),
      at(part <= 1 ? low.high : low.low, part >= 0 ? high.high : high.low)
    ];
    const slack = 16 * Number.EPSILON * size * (1 + Math.abs(part));
    return {low: least - slack, high: most + slack};
  };
  let [first, last] = [1, POPMON_BINS - 1];
  while (first > -OUTER_BINS && edgeAt(first).high > min) --first;
  while (last < POPMON_BINS + OUTER_BINS && edgeAt(last).low <= max) ++last;
  const edges = Array.from({length: last - first + 1}, (_, i) => edgeAt(first + i));
  return {edges, isOpenBelow: edges[0]!.high > min, isOpenAbove: edges.at(-1)!.low <= max};
}

function cutRows(numbers: ProfiledNumbers, {edges}: BinEdges): CutRows {
  const cuts = edges.map((edge) => rowsBelowRange(numbers, edge));
  const parts = Array.from({length: cuts.length + 1}, (_, i) => [[i, 1] as const]);
  return {total: numbers.rows, rows: numbers.rows, cuts, parts, fixed: parts.map(() => 0)};
}

function figuresOver(p: CutRows, q: CutRows, edges: BinEdges, largest: number): PopmonFigures | string {
  const [n, m] = [p.total, q.total];
  const [a, b] = [intervalRows(p), intervalRows(q)];
  const open = [...(edges.isOpenBelow ? [0] : []), ...(edges.isOpenAbove ? [a.length - 1] : [])];
  const statistic = encloseDivergence(p, q, chiSquareCells(n, m));
  // bins that are not told apart can hold the rows of one side each
  const apartAtMost = open.reduce((sum, i) => sum + (m * a[i]!.high) / n + (n * b[i]!.high) / m, 0);
  const occupied = a.map(({low, high}, i) => {
    const [least, most] = [low + b[i]!.low, high + b[i]!.high];
    return {low: Math.min(1, least), high: open.includes(i) ? most : Math.min(1, most)};
  });
  const bins = {low: sum(occupied.map(({low}) => low)), high: sum(occupied.map(({high}) => high))};
  if (bins.low < 2 && bins.high >= 2) return "the profile does not tell whether two of popmon's bins are occupied";
  const chance = {
    low: chiSquareTail(statistic.high + apartAtMost, bins.low - 1),
    high: chiSquareTail(Math.max(0, statistic.low), bins.high - 1)
  };
  const distances = p.cuts.map((cut, i) => apart(shareOf(cut, n), shareOf(q.cuts[i]!, m)));
  const within = open.map((i) => Math.max(a[i]!.high / n, b[i]!.high / m));
  return {
    chance: bins.high < 2 ? {low: NaN, high: NaN} : chance,
    distance: {
      low: Math.max(...distances.map(({low}) => low)),
      high: Math.min(largest, Math.max(...distances.map(({high}) => high), ...within))
    },
    rows: [n, m]
  };
}

function shareOf({low, high}: Range, rows: number): Range {
  return {low: low / rows, high: high / rows};
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
