import type {StreamSummary, Summary} from "../bundle.js";
import {realisedError} from "../decay/realised-error.js";
import {isTime} from "../partition-time.js";
import {windowSums} from "../profile/window.js";
import type {Timeline} from "../profile/window.js";
import {firstCompared} from "./compared.js";
import type {MonthlyErrors, WorstError} from "./types.js";

/** Fewest labelled rows for an error that says anything. */
const ENOUGH = 30;

/**
 * Returns the error of each month after the reference, pooled over its rows, beside that of the reference; null where
 * errors are not known, partitions have no time, or there are fewer than two months with enough labels. A partition
 * belongs to the month in which it starts; a month that begins in the reference is left out.
 */
export function monthlyErrors(
  {errorMeasure, reference, unit}: Pick<Summary, "errorMeasure" | "reference" | "unit">,
  {starts}: Pick<StreamSummary, "starts">,
  timeline: Timeline
): MonthlyErrors | null {
  if (errorMeasure === null || unit === "file") return null;
  const {spec} = timeline;
  const windows = new Map<string, {from: number; to: number}>();
  starts.forEach((start, i) => {
    if (!isTime(start, unit)) return;
    const month = start.slice(0, "2001-02".length);
    windows.set(month, {from: windows.get(month)?.from ?? i, to: i + 1});
  });
  const months = [...windows].flatMap(([month, window]) => {
    if (window.from < reference.to) return [];
    const {n, value} = realisedError(spec, windowSums(timeline, window), errorMeasure);
    return n < ENOUGH ? [] : [{month, value}];
  });
  if (months.length < 2) return null;
  const {value} = realisedError(spec, windowSums(timeline, reference), errorMeasure);
  return {kind: "monthly errors", measure: errorMeasure, months, reference: value};
}

/** Returns the partition with the largest error among those after the reference with enough labels; null without one. */
export function worstError(
  summary: Pick<Summary, "errorMeasure" | "reference">,
  stream: Pick<StreamSummary, "starts" | "error" | "labelled" | "merged">
): WorstError | null {
  const {errorMeasure} = summary;
  if (errorMeasure === null) return null;
  const {starts, error, labelled} = stream;
  let worst: WorstError | null = null;
  for (let i = firstCompared(summary, stream); i < starts.length; ++i) {
    const [value, rows] = [error[i] ?? NaN, labelled[i]!];
    if (rows >= ENOUGH && value > (worst?.value ?? -1))
      worst = {kind: "worst error", measure: errorMeasure, at: starts[i]!, value, rows};
  }
  return worst;
}
