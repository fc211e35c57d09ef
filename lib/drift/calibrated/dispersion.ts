import {chiSquare} from "../../statistics/chi-square.js";
import {total} from "../../statistics/counts.js";
import {chiSquareQuantile, chiSquareTail, fTail} from "../../statistics/special.js";
import {whereFalls} from "./where-falls.js";

/** Counts of one partition of the reference. */
export interface ReferencePartition {
  /** rows per cell, length k */
  readonly counts: readonly number[];
  /** what it is compared within, such as its weekday; partitions without a slot share one */
  readonly slot?: string;
}

/** By how much partitions of the reference differ beyond what independent rows would. */
export interface Dispersion {
  /** correlation of rows within a partition, ≥ 0 (taken as 0 when the estimate is below) */
  readonly correlation: number;
  /** directions in which partitions differ, in [1, k − 1] (Satterthwaite) */
  readonly dof: number;
  /** degrees of freedom behind the estimate: that many directions in each partition less one per slot */
  readonly evidence: number;
}

/** A partition's share of a window, and the rows it stands for; the weights of a window sum to 1. */
export interface Weighted {
  readonly weight: number;
  readonly rows: number;
}

interface Left {
  readonly statistic: number;
  /** how much a correlation of 1 adds to the expected statistic, relative to that of independent rows */
  readonly growth: number;
}

/**
 * Learns from the reference how much partitions differ when nothing is wrong: each is compared with the rest of its
 * slot (leave one out, exact as counts subtract) by Pearson's statistic, whose mean under independent rows is known
 * however few rows a cell holds. What is in excess is correlation of rows within a partition.
 * @returns null with fewer than three comparisons or two occupied cells: then nothing can be learnt
 * Source: moment estimate of the overdispersion of multinomial counts, J. E. Mosimann, Biometrika 49, 1962; degrees of
 * freedom by F. E. Satterthwaite, Biometrics Bulletin 2, 1946.
 * @example partitionDispersion([{counts: [5, 5]}, {counts: [5, 5]}]) // null
 */
export function partitionDispersion(partitions: readonly ReferencePartition[]): Dispersion | null {
  const comparable = bySlot(partitions).filter((members) => members.length > 1);
  const left = comparable.flatMap(leaveOneOut);
  const cells = Math.max(0, ...comparable.map((members) => occupied(sum(members))));
  if (left.length < 3 || cells < 2) return null;
  const expected = cells - 1;
  const excess = left.reduce((total, {statistic}) => total + statistic - expected, 0);
  const correlation = Math.min(
    1,
    Math.max(0, excess / (expected * left.reduce((total, {growth}) => total + growth, 0)))
  );
  const scaled = left.map(({statistic, growth}) => statistic / (1 + correlation * growth));
  const mean = scaled.reduce((total, x) => total + x, 0) / scaled.length;
  const variance = scaled.reduce((total, x) => total + (x - mean) ** 2, 0) / (scaled.length - 1);
  const dof = Math.max(1, Math.min(expected, variance > 0 ? (2 * mean * mean) / variance : expected));
  return {correlation, dof, evidence: dof * (left.length - comparable.length)};
}

/** The partitions that hold rows, slot by slot. */
function bySlot(partitions: readonly ReferencePartition[]): ReferencePartition[][] {
  const slots = new Map<string, ReferencePartition[]>();
  for (const partition of partitions) {
    const {counts, slot = ""} = partition;
    if (total(counts) === 0) continue;
    const members = slots.get(slot);
    if (members === undefined) slots.set(slot, [partition]);
    else members.push(partition);
  }
  return [...slots.values()];
}

function leaveOneOut(members: readonly ReferencePartition[]): Left[] {
  const all = sum(members);
  const rows = total(all);
  const pairs = total(members.map(({counts}) => total(counts) * (total(counts) - 1)));
  return members.map(({counts}) => {
    const own = total(counts);
    const others = rows - own;
    const added = (own - 1) / own + (pairs - own * (own - 1)) / (others * others);
    const {statistic} = chiSquare(
      all.map((count, i) => count - counts[i]!),
      counts
    );
    return {statistic: Number.isNaN(statistic) ? 0 : statistic, growth: added / (1 / own + 1 / others)};
  });
}

/**
 * Returns the factor by which a squared distance between two windows grows when rows within a partition are correlated:
 * 1 when they are not.
 * @example overdispersion(0.01, [{weight: 1, rows: 101}], [{weight: 1, rows: 101}]) // 2
 */
export function overdispersion(
  correlation: number,
  reference: readonly Weighted[],
  current: readonly Weighted[]
): number {
  const variance = (rho: number): number =>
    [...reference, ...current].reduce(
      (total, {weight, rows}) => (rows > 0 ? total + (weight * weight * (1 + (rows - 1) * rho)) / rows : total),
      0
    );
  return variance(correlation) / variance(0);
}

/**
 * Widens a p-value for the uncertainty of an estimated dispersion: the χ² that gives it becomes an F with the evidence
 * as its second degrees of freedom.
 * @param pValue of the distance after division by the factor
 * @param cells k
 * @example widened(0.05, 2, {correlation: 0.1, dof: 1, evidence: 10}) // ≈ 0.07844
 */
export function widened(pValue: number, cells: number, {dof, evidence}: Dispersion): number {
  if (pValue <= 0 || pValue >= 1) return pValue;
  const statistic =
    pValue > SMALL
      ? chiSquareQuantile(1 - pValue, cells - 1)
      : whereFalls((x) => chiSquareTail(x, cells - 1), pValue, cells - 1);
  return Math.min(1, fTail(statistic / (cells - 1), dof, evidence));
}

/**
 * Returns the p-value that `widened` raises to `alpha`.
 * @example narrowed(0.07844, 2, {correlation: 0.1, dof: 1, evidence: 10}) // ≈ 0.05
 */
export function narrowed(alpha: number, cells: number, {dof, evidence}: Dispersion): number {
  return chiSquareTail(whereFalls((f) => fTail(f, dof, evidence), alpha, 1) * (cells - 1), cells - 1);
}

/** Below this, 1 − p has lost the digits that the quantile needs. */
const SMALL = 1e-6;

function sum(members: readonly ReferencePartition[]): number[] {
  return members[0]!.counts.map((_, i) => members.reduce((total, {counts}) => total + counts[i]!, 0));
}

function occupied(counts: readonly number[]): number {
  return counts.filter((count) => count > 0).length;
}
