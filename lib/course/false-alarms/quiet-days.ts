import {binOf} from "../../profile/bin.js";
import {psi} from "../../statistics/distances.js";
import {quantile} from "../../statistics/quantile.js";
import {deriveSeed, seeded} from "../../statistics/random.js";
import type {Random} from "../../statistics/random.js";
import {anyOf, chanceAbove, psiThreshold} from "./psi-theory.js";

/** Tracts from which quiet days are drawn, cut into cells: nothing ever changes. */
export interface QuietWorld {
  /** cell of each tract, by feature */
  readonly codes: readonly Uint8Array[];
  /** tracts in each cell, by feature; every cell holds some */
  readonly counts: readonly (readonly number[])[];
  readonly tracts: number;
}

/**
 * Returns the world of a few columns, each cut at the quantiles of its values. A value that fills several cells has one,
 * so that there may be fewer than `bins`.
 * @param columns values by feature, one per tract
 * @param bins at least 2
 * @example quietWorld([[1, 2, 3, 4]], 2).counts // [[2, 2]]
 */
export function quietWorld(columns: readonly (readonly number[])[], bins: number): QuietWorld {
  const codes = columns.map((values) => {
    const sorted = Float64Array.from(values).sort();
    const edges = [...new Set(Array.from({length: bins - 1}, (_, i) => quantile(sorted, (i + 1) / bins)))];
    const raw = values.map((value) => binOf(value, edges));
    const occupied = [...new Set(raw)].sort((a, b) => a - b);
    return Uint8Array.from(raw, (cell) => occupied.indexOf(cell));
  });
  const counts = codes.map((cells) => {
    const count = new Array<number>(Math.max(...cells) + 1).fill(0);
    for (const cell of cells) ++count[cell]!;
    return count;
  });
  return {codes, counts, tracts: columns[0]?.length ?? 0};
}

/** Rows that a day can be compared with: all tracts, known; a month of 120 a day; as many as the model learnt from. */
export const REFERENCES = {known: Infinity, large: 3600, small: 304} as const;
export const referenceSizes = ["known", "large", "small"] as const satisfies readonly (keyof typeof REFERENCES)[];
export type ReferenceSize = (typeof referenceSizes)[number];

/** How quiet days are drawn. */
export interface QuietDraw {
  /** rows of a day */
  readonly rows: number;
  /** rows of the reference, drawn anew for each day; Infinity where the tracts themselves are the reference */
  readonly reference: number;
  readonly days: number;
  readonly seed: number;
}

/**
 * Returns the PSI of every feature on each of many quiet days: rows drawn with replacement against a reference drawn from
 * the same tracts. All features of a day are of the same rows, so that they are as correlated as those of real tracts.
 * @returns PSI by feature, then by day
 */
export function quietPsi(world: QuietWorld, {rows, reference, days, seed}: QuietDraw): Float64Array[] {
  const {codes, counts, tracts} = world;
  const result = codes.map(() => new Float64Array(days));
  const random = seeded(deriveSeed(seed, "quiet", rows, reference));
  for (let day = 0; day < days; ++day) {
    const now = drawTracts(tracts, rows, random);
    const before = Number.isFinite(reference) ? drawTracts(tracts, reference, random) : null;
    codes.forEach((cells, feature) => {
      const size = counts[feature]!.length;
      const usual = before === null ? counts[feature]! : cellCounts(cells, before, size);
      result[feature]![day] = psi(usual, cellCounts(cells, now, size));
    });
  }
  return result;
}

/** How often each tract is drawn. */
function drawTracts(tracts: number, rows: number, random: Random): Uint16Array {
  const times = new Uint16Array(tracts);
  for (let i = 0; i < rows; ++i) ++times[Math.floor(random() * tracts)]!;
  return times;
}

function cellCounts(cells: Uint8Array, times: Uint16Array, size: number): number[] {
  const counts = new Array<number>(size).fill(0);
  for (let tract = 0; tract < cells.length; ++tract) counts[cells[tract]!]! += times[tract]!;
  return counts;
}

/** What makes an alarm: a fixed PSI, or one that chance exceeds with 5%, of each feature or of all of them together. */
export const ruleIds = ["small", "large", "each", "together"] as const;
export type RuleId = (typeof ruleIds)[number];

/** The rule of thumb: "some change" from the first, "a large one" from the second on. */
export const FIXED = {small: 0.1, large: 0.25} as const;
/** False alarms that the other rules allow. */
export const ALPHA = 0.05;

/**
 * Returns the threshold of each feature.
 * @param cells of each feature
 * @example thresholdsOf("small", [10, 2], {rows: 120, reference: 304}) // [0.1, 0.1]
 */
export function thresholdsOf(
  rule: RuleId,
  cells: readonly number[],
  {rows, reference}: Pick<QuietDraw, "rows" | "reference">
): number[] {
  if (rule === "small" || rule === "large") return cells.map(() => FIXED[rule]);
  const alpha = rule === "each" ? ALPHA : ALPHA / cells.length;
  return cells.map((own) => psiThreshold({cells: own, rows, reference}, alpha));
}

/**
 * Returns the share of days on which any feature is above its threshold.
 * @param psis by feature, then by day
 * @example alarmShare([[0.1, 0.3], [0.1, 0.1]], [0.2, 0.2]) // 0.5
 */
export function alarmShare(psis: readonly ArrayLike<number>[], thresholds: readonly number[]): number {
  const days = psis[0]?.length ?? 0;
  let alarms = 0;
  for (let day = 0; day < days; ++day) if (psis.some((own, i) => own[day]! > thresholds[i]!)) ++alarms;
  return alarms / days;
}

/**
 * Returns the share of days in alarm by the limit law, as if features did not depend on each other.
 * @example expectedAlarmShare("each", [10], {rows: 120, reference: 304}) // ≈ 0.05
 */
export function expectedAlarmShare(
  rule: RuleId,
  cells: readonly number[],
  draw: Pick<QuietDraw, "rows" | "reference">
): number {
  const thresholds = thresholdsOf(rule, cells, draw);
  return anyOf(cells.map((own, i) => chanceAbove({...draw, cells: own}, thresholds[i]!)));
}
