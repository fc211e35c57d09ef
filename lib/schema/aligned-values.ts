import type {ObservedColumn} from "./observed.js";

/** Counts of two columns over the same values. `names` has null for the values that were not kept. */
export interface AlignedValues {
  readonly names: readonly (string | null)[];
  readonly control: readonly number[];
  readonly current: readonly number[];
}

/**
 * Puts the counts of two columns over the union of their values, the control's first.
 * @returns null where a column has no counts by value
 */
export function alignValues(control: ObservedColumn, current: ObservedColumn): AlignedValues | null {
  if (control.values === null || current.values === null) return null;
  const [p, q] = [countsOf(control), countsOf(current)];
  const names = [...new Set([...p.keys(), ...q.keys()])];
  const counts = (from: ReadonlyMap<string | null, number>): number[] => names.map((name) => from.get(name) ?? 0);
  return {names, control: counts(p), current: counts(q)};
}

function countsOf({values, otherRows}: ObservedColumn): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const {value, count} of values!) counts.set(value, (counts.get(value) ?? 0) + count);
  if (otherRows > 0) counts.set(null, otherRows);
  return counts;
}

/**
 * Returns the largest change of a single value's count over all rows of both sides, and the value's position: what
 * TensorFlow Data Validation calls the normalised absolute difference. Unlike distances of shares it sees a change of
 * volume.
 * @returns value in [0, 1]; NaN where both sides are empty
 * @example normalizedAbsoluteDifference([5, 0, 5], [9, 1, 0]).value // 0.25
 */
export function normalizedAbsoluteDifference(
  control: readonly number[],
  current: readonly number[]
): {readonly value: number; readonly at: number} {
  const total = [...control, ...current].reduce((sum, count) => sum + count, 0);
  const changes = control.map((count, i) => Math.abs(current[i]! - count) / total);
  return largest(changes);
}

/** Returns the largest change of a single value's share, and the value's position; NaN where a side is empty. */
export function largestShareChange(
  control: readonly number[],
  current: readonly number[]
): {readonly value: number; readonly at: number} {
  const [n, m] = [control, current].map((counts) => counts.reduce((sum, count) => sum + count, 0)) as [number, number];
  return largest(control.map((count, i) => Math.abs(current[i]! / m - count / n)));
}

function largest(changes: readonly number[]): {value: number; at: number} {
  const at = changes.reduce((best, change, i) => (change > changes[best]! ? i : best), 0);
  return {value: changes[at] ?? NaN, at};
}
