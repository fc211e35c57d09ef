import {jensenShannon, kolmogorovSmirnov, psi} from "../../statistics/distances.js";
import type {DistanceName} from "../types.js";
import {overdispersion, partitionDispersion, widened} from "./dispersion.js";
import type {Dispersion, ReferencePartition, Weighted} from "./dispersion.js";
import {nullDistribution, pValueOf, standardErrorOf, thresholdOf} from "./null-distribution.js";
import type {NullDistribution} from "./null-distribution.js";
import {pooled, poolCells} from "./pool.js";
import {seasonalReference} from "./seasonal.js";

/** What to compare, and how strictly. */
export interface CalibratedInput {
  /** rows per cell of the two windows, length k */
  readonly reference: readonly number[];
  readonly current: readonly number[];
  /** the first so many cells are bins in ascending order; all of them for Kolmogorov–Smirnov */
  readonly ordered: number;
  readonly distance: DistanceName;
  /** probability of a false alarm, in (0, 1) */
  readonly alpha: number;
  /** the windows' partitions, if they may differ when nothing is wrong; with slots, the reference is seasonal */
  readonly partitions?: {
    readonly reference: readonly ReferencePartition[];
    readonly current: readonly ReferencePartition[];
  };
}

/** What can be said of a column. */
export interface CalibratedVerdict {
  /** "not enough data" also when a slot of the current window is absent from the reference */
  readonly status: "alarm" | "no alarm" | "not enough data";
  /** over the pooled cells; NaN without two of them */
  readonly value: number;
  readonly threshold: number;
  /** of a distance as large when nothing changed; for Benjamini–Hochberg. 1 when all rows lie in one cell */
  readonly pValue: number;
  /** of the p-value, from the simulation; see `standardErrorOf` */
  readonly standardError: number;
  /** by which partitions that differ among themselves widen a squared distance, ≥ 1 */
  readonly overdispersion: number;
  /** the cells of each pooled cell */
  readonly cells: readonly (readonly number[])[];
}

/** Rows that the smaller window should expect: in a cell, and outside the most frequent one (W. G. Cochran, 1954). */
export const MINIMUM_EXPECTED = 5;

/**
 * Decides whether a distance is larger than chance makes it, at the windows' own sizes, in O(10⁵) steps. Rare cells are
 * pooled first. "No alarm" is said only when the smaller window expects five rows or more outside the most frequent cell;
 * an alarm needs no such thing, as the null distribution is exact.
 * @throws RangeError if alpha is not in (0, 1)
 * docs/calibration.md shows the rates of false alarms.
 * @example calibratedVerdict({reference: [50, 50], current: [5, 45], ordered: 0, distance: "psi", alpha: 0.05}).status // "alarm"
 */
export function calibratedVerdict(input: CalibratedInput): CalibratedVerdict {
  const {current, distance, ordered, alpha, partitions} = input;
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`invalid alpha: ${alpha}`);
  const isSeasonal = partitions?.reference.some(({slot}) => slot !== undefined) ?? false;
  const seasonal = isSeasonal ? seasonalReference(partitions!.reference, rowsBySlot(partitions!.current)) : null;
  if (isSeasonal && seasonal === null) return undecided([], NaN);
  const reference = seasonal?.counts ?? input.reference;
  const [n, m] = [rowsOf(reference), rowsOf(current)];
  const smaller = Math.min(n, m);
  if (smaller === 0) return undecided([], NaN);
  const totals = reference.map((count, i) => count + current[i]!);
  const cells = poolCells(totals, {ordered, minimum: leastRows(n, m)});
  if (cells.length < 2) return undecided(cells, totals.filter((count) => count > 0).length === 1 ? 1 : NaN);
  const [p, q] = [pooled(reference, cells), pooled(current, cells)];
  const sums = pooled(totals, cells);
  const value = {psi, jensenShannon, kolmogorovSmirnov}[distance](p, q);
  const chance = nullDistribution(sums, m, distance);
  const spread = partitions === undefined ? null : spreadOf(partitions, cells, seasonal?.weights);
  const pValueAt = pValues(chance, distance, cells.length, spread);
  const pValue = pValueAt(value);
  const isFilled = ((n + m - Math.max(...sums)) * smaller) / (n + m) >= MINIMUM_EXPECTED;
  return {
    status: pValue <= alpha ? "alarm" : isFilled ? "no alarm" : "not enough data",
    value,
    threshold: thresholdOf(pValueAt, alpha, chance.simulated.at(-1)!),
    pValue,
    standardError: standardErrorOf(chance, pValue),
    overdispersion: spread?.factor ?? 1,
    cells
  };
}

/**
 * Returns the rows, of both windows together, that a pooled cell must hold: enough to expect five in the smaller window,
 * but no more than a twentieth of that window, or ten. Else a level that is new in a small window, set against a long
 * reference, would be pooled away.
 * @example leastRows(1000, 1000) // 10
 * @example leastRows(100000, 1000) // 50
 */
export function leastRows(n: number, m: number): number {
  const smaller = Math.min(n, m);
  return Math.min((MINIMUM_EXPECTED * (n + m)) / smaller, Math.max(10, smaller / 20));
}

interface Spread {
  readonly factor: number;
  readonly dispersion: Dispersion;
}

/** How far partitions differ over the pooled cells; null where nothing can be learnt or they differ no more than chance. */
function spreadOf(
  {reference, current}: NonNullable<CalibratedInput["partitions"]>,
  cells: readonly (readonly number[])[],
  weights: readonly Weighted[] = weightsOf(reference)
): Spread | null {
  const dispersion = partitionDispersion(
    reference.map(({counts, slot}) => ({counts: pooled(counts, cells), ...(slot === undefined ? {} : {slot})}))
  );
  if (dispersion === null || dispersion.correlation === 0) return null;
  return {dispersion, factor: overdispersion(dispersion.correlation, weights, weightsOf(current))};
}

function weightsOf(partitions: readonly ReferencePartition[]): Weighted[] {
  const rows = partitions.map(({counts}) => rowsOf(counts));
  const all = rowsOf(rows);
  return rows.map((own) => ({rows: own, weight: own / all}));
}

function pValues(
  chance: NullDistribution,
  distance: DistanceName,
  cells: number,
  spread: Spread | null
): (value: number) => number {
  if (spread === null) return (value) => pValueOf(chance, value);
  // Kolmogorov–Smirnov grows as the root of what the others grow by
  const scale = distance === "kolmogorovSmirnov" ? Math.sqrt(spread.factor) : spread.factor;
  return (value) => widened(pValueOf(chance, value / scale), cells, spread.dispersion);
}

function undecided(cells: readonly (readonly number[])[], pValue: number): CalibratedVerdict {
  const isConstant = pValue === 1;
  return {
    status: isConstant ? "no alarm" : "not enough data",
    value: isConstant ? 0 : NaN,
    threshold: NaN,
    pValue,
    standardError: isConstant ? 0 : NaN,
    overdispersion: 1,
    cells
  };
}

function rowsBySlot(partitions: readonly ReferencePartition[]): Map<string, number> {
  const rows = new Map<string, number>();
  for (const {counts, slot = ""} of partitions) rows.set(slot, (rows.get(slot) ?? 0) + rowsOf(counts));
  return rows;
}

function rowsOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
