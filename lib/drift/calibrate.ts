import type {ColumnLayout} from "../profile/layout.js";
import type {Timeline, Window} from "../profile/window.js";
import {andersonDarling} from "../statistics/anderson-darling.js";
import {chiSquare} from "../statistics/chi-square.js";
import {total} from "../statistics/counts.js";
import {chiSquareTail} from "../statistics/special.js";
import {judgeColumn} from "./calibrated/column.js";
import {mood, outsideAtom} from "./calibrated/rank-statistics.js";
import {membersOf} from "./calibrated/rule.js";
import {COLUMN_STATISTICS} from "./calibrated/statistics.js";
import type {ColumnStatistic} from "./calibrated/statistics.js";
import {calibratedVerdict} from "./calibrated/verdict.js";
import {poolWindows} from "./calibrated/windows.js";
import type {PooledWindows, Unjudged, WindowPair} from "./calibrated/windows.js";
import {coarseCells, fineCells, orderedCells} from "./cells.js";
import type {ColumnDrift, Measured, Verdict} from "./column-drift.js";
import {rareLevelsJoined} from "./rare-levels.js";
import type {DistanceName} from "./types.js";

/** Two windows of a timeline, with their sums. */
export interface ComparedWindows {
  readonly timeline: Timeline;
  readonly reference: Window;
  readonly current: Window;
  readonly referenceSums: ArrayLike<number>;
  readonly currentSums: ArrayLike<number>;
}

/** Above this p-value by the limit laws, where they hold, a column is not asked about again. */
const CLEARLY_NO_ALARM = 0.2;
/** Rows that each cell must expect in the smaller window for the limit laws to hold (W. G. Cochran, 1954). */
const EXPECTED = 5;

/**
 * Decides about a column by the calibrated preset, in place of the large-window approximations of `compareWindows`: its
 * verdict, from partitions of the reference that may differ when nothing is wrong, and the threshold of one distance.
 * Columns that are far from an alarm keep the p-value of the limit laws, where those hold, as the exact one costs a
 * thousand times more.
 * @param alpha probability of a false alarm of this column
 * @param distance whose threshold is wanted, at α divided by the number of the verdict's statistics: as strict as each of
 * them. It is of that distance alone, and no part of the verdict: either can be over it without the other
 */
export function calibrateColumn(
  column: ColumnLayout,
  drift: ColumnDrift,
  windows: ComparedWindows,
  alpha: number,
  distance: DistanceName
): ColumnDrift {
  const own = alpha / COLUMN_STATISTICS.length;
  return {
    ...drift,
    distances: {...drift.distances, [distance]: calibratedDistance(column, windows, own, distance)},
    verdict: verdictOf(column, windows, alpha)
  };
}

/**
 * Returns a distance with the threshold that chance alone exceeds with probability `alpha`, at the windows' own sizes.
 * @returns NaN where the distance is not defined (Kolmogorov–Smirnov of a category)
 */
export function calibratedDistance(
  column: ColumnLayout,
  windows: ComparedWindows,
  alpha: number,
  distance: DistanceName
): Measured {
  const isOrder = distance === "kolmogorovSmirnov";
  if (isOrder && column.spec.kind === "categorical") return {value: NaN, threshold: NaN, alarm: false};
  const pair = pairOf(column, windows, isOrder ? fineCells : coarseCells);
  const ordered = isOrder ? pair.reference.length : orderedCells(column);
  // Every cell by itself, so that the distance is the one whose parts and course are shown.
  const {value, threshold, status} = calibratedVerdict({...pair, ordered, distance, alpha, minimumRows: 1});
  return {value, threshold, alarm: status === "alarm"};
}

/** Returns the verdict about a column; exact unless it is clear that there is no alarm. */
export function verdictOf(column: ColumnLayout, windows: ComparedWindows, alpha: number): Verdict {
  const pooled = judgedWindows(column, windows);
  const limit = typeof pooled === "string" || !isLarge(pooled) ? null : limitVerdict(pooled);
  if (limit !== null && limit.pValue > Math.max(CLEARLY_NO_ALARM, 20 * alpha)) return limit;
  const {status, pValue, carrier} = judgeColumn(pooled, alpha);
  return {status, pValue, carrier: carrier?.statistic ?? null};
}

function isLarge({reference, current}: PooledWindows): boolean {
  const [n, m] = [total(reference), total(current)];
  const share = Math.min(n, m) / (n + m);
  return reference.every((count, i) => (count + current[i]!) * share >= EXPECTED);
}

/**
 * Judges by the limit laws of many rows, each statistic getting its share of α (Bonferroni). Partitions are taken for
 * alike, which makes the p-value smaller.
 */
function limitVerdict({reference, current, ordered, isFilled}: PooledWindows): Verdict {
  const [n, m] = [total(reference), total(current)];
  const cell = (i: number): number =>
    chiSquare([reference[i]!, n - reference[i]!], [current[i]!, m - current[i]!]).pValue;
  const totals = reference.map((count, i) => count + current[i]!);
  const pair = {totals, m, counts: current.map((count) => Float64Array.of(count))};
  const ranks = (statistic: typeof mood): number => chiSquareTail(statistic(pair, ordered)[0]!, 1);
  const pValues: Readonly<Record<ColumnStatistic, () => number>> = {
    pearson: () => chiSquare(reference, current).pValue,
    andersonDarling: () => andersonDarling(reference.slice(0, ordered), current.slice(0, ordered)).pValue,
    mood: () => ranks(mood),
    outsideAtom: () => ranks(outsideAtom),
    largestCell: () => reference.length * Math.min(...reference.map((_, i) => cell(i)))
  };
  const members = membersOf(totals, ordered).map((carrier) => ({carrier, pValue: pValues[carrier]()}));
  const {carrier, pValue} = members.reduce((least, own) => (own.pValue < least.pValue ? own : least));
  return {status: isFilled ? "no alarm" : "not enough data", pValue: Math.min(1, members.length * pValue), carrier};
}

/** The windows in the cells that a column is judged by: those of its distances, but for levels too rare to stand alone. */
function judgedWindows(column: ColumnLayout, windows: ComparedWindows): PooledWindows | Unjudged {
  const cellsOf = (sums: ArrayLike<number>): number[] => coarseCells(sums, column);
  const [reference, current] = [cellsOf(windows.referenceSums), cellsOf(windows.currentSums)];
  const joined = rareLevelsJoined(column, reference, current);
  const pair = pairOf(column, windows, (sums) => joined(cellsOf(sums)));
  const pooled = poolWindows({...pair, ordered: orderedCells(column)});
  // levels that are joined because all are rare do not make a column of one value
  const isOfOneValue = reference.filter((count, i) => count + current[i]! > 0).length === 1;
  return pooled === "one cell" && !isOfOneValue ? "rare cells" : pooled;
}

function pairOf(
  column: ColumnLayout,
  {timeline, reference, current, referenceSums, currentSums}: ComparedWindows,
  cellsOf: (sums: ArrayLike<number>, column: ColumnLayout) => readonly number[]
): Omit<WindowPair, "ordered"> {
  const partitions = ({from, to}: Window) =>
    timeline.partitions.slice(from, to).map(({sums}) => ({counts: cellsOf(sums, column)}));
  return {
    reference: cellsOf(referenceSums, column),
    current: cellsOf(currentSums, column),
    partitions: {reference: partitions(reference), current: partitions(current)}
  };
}
