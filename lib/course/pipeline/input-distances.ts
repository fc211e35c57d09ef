import type {FeatureDistance} from "../../policy/evidence.js";
import {psi} from "../../statistics/distances.js";
import {quantile} from "../../statistics/quantile.js";

type Row = Readonly<Record<string, number>>;

const TENTHS = 10;

/**
 * Returns how far the inputs of the last days are from those of the first ones, by day: PSI over the distinct tenths of
 * the first days. Nothing raises an alarm here; a policy's limit decides.
 * @param days rows of each day
 * @param reference first days, which later ones are compared with
 * @param current last days, compared as one
 * @returns of each day, the distances of all features; none while the last days overlap with the first
 */
export function inputDistances(
  days: readonly (readonly Row[])[],
  features: readonly string[],
  {reference, current}: {readonly reference: number; readonly current: number}
): FeatureDistance[][] {
  const byFeature = features.map((name) => distancesOf(name, days, reference, current));
  return days.map((_, day) =>
    features.flatMap((column, i) => {
      const value = byFeature[i]![day]!;
      return Number.isNaN(value) ? [] : [{column, value, isAlarm: false}];
    })
  );
}

function distancesOf(name: string, days: readonly (readonly Row[])[], reference: number, current: number): number[] {
  const values = days.map((rows) => rows.map((row) => row[name]!));
  const edges = tenths(values.slice(0, reference).flat());
  const counts = values.map((day) => binned(day, edges));
  const base = added(counts.slice(0, reference));
  return days.map((_, day) => {
    const from = day + 1 - current;
    return from < reference ? NaN : psi(base, added(counts.slice(from, day + 1)));
  });
}

function tenths(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  return [...new Set(Array.from({length: TENTHS - 1}, (_, i) => quantile(sorted, (i + 1) / TENTHS)))];
}

/** Counts values between edges: a value on an edge belongs below it. */
function binned(values: readonly number[], edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const value of values) counts[edges.filter((edge) => edge < value).length]! += 1;
  return counts;
}

function added(parts: readonly (readonly number[])[]): number[] {
  return parts[0]!.map((_, bin) => parts.reduce((sum, part) => sum + part[bin]!, 0));
}
