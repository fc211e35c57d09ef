import {total} from "../../statistics/counts.js";
import type {ReferencePartition, Weighted} from "./dispersion.js";

/** A reference mixed to the season of the current window. */
export interface SeasonalReference {
  /** rows per cell that carry the same certainty as the mixture: whole numbers */
  readonly counts: readonly number[];
  /** each partition's share of the mixture */
  readonly weights: readonly Weighted[];
}

/**
 * Mixes the partitions of the reference so that each slot (a weekday, an hour) weighs as much as in the current window.
 * A mixture is less certain than its rows suggest: the counts are its shares of the effective number of rows,
 * 1 / Σ w² / n over the slots, rounded so that they add up; a share moves by less than one effective row.
 * @param rowsBySlot rows of the current window per slot
 * @returns null when the current window has no rows, or a slot with rows has none in the reference
 * Source: post-stratification; effective sample size by L. Kish, Survey Sampling, 1965.
 * @example seasonalReference([{counts: [8, 2], slot: "Mon"}, {counts: [2, 8], slot: "Tue"}], new Map([["Mon", 5]]))?.counts // [8, 2]
 */
export function seasonalReference(
  partitions: readonly ReferencePartition[],
  rowsBySlot: ReadonlyMap<string, number>
): SeasonalReference | null {
  const current = [...rowsBySlot.values()].reduce((total, rows) => total + rows, 0);
  const reference = new Map<string, number>();
  for (const {counts, slot = ""} of partitions) reference.set(slot, (reference.get(slot) ?? 0) + total(counts));
  const missing = [...rowsBySlot].some(([slot, rows]) => rows > 0 && !((reference.get(slot) ?? 0) > 0));
  if (current === 0 || missing) return null;
  const weights = partitions.map(({counts, slot = ""}): Weighted => {
    const rows = total(counts);
    return {rows, weight: rows === 0 ? 0 : (((rowsBySlot.get(slot) ?? 0) / current) * rows) / reference.get(slot)!};
  });
  const perRow = [...rowsBySlot].reduce(
    (total, [slot, rows]) => (rows > 0 ? total + (rows / current) ** 2 / reference.get(slot)! : total),
    0
  );
  const effective = Math.round(1 / perRow);
  const shares = partitions[0]!.counts.map((_, cell) =>
    partitions.reduce((share, {counts}, i) => {
      const {weight, rows} = weights[i]!;
      return rows === 0 ? share : share + (weight * counts[cell]!) / rows;
    }, 0)
  );
  return {counts: wholeRows(shares, effective), weights};
}

/** Rounds shares of `rows` rows to whole rows that add up to them, by the largest remainders. */
function wholeRows(shares: readonly number[], rows: number): number[] {
  const exact = shares.map((share) => share * rows);
  const counts = exact.map((x) => Math.floor(x + 1e-9));
  const lacking = rows - total(counts);
  const byRemainder = exact.map((x, i) => [x - counts[i]!, i] as const).sort(([a], [b]) => b - a);
  for (const [, i] of byRemainder.slice(0, lacking)) counts[i]! += 1;
  return counts;
}
