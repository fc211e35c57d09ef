import {ROWS} from "../../lib/profile/layout.js";
import {describeFewDays, describeFewRows, describeOverlap, words} from "../../messages/monitor.en.js";
import {sharedDays} from "../windows.js";
import type {Comparison} from "./comparison.js";

/** Thresholds hold for windows of any size; below this many rows, five in each of ten bins, little exceeds them. */
const ROWS_NEEDED = 50;
/** Days of the reference from which the calibration learns how much days differ when nothing is wrong. */
const DAYS_NEEDED = 3;

/** Returns what the reader should know of the two windows before reading figures off them. */
export function noticesOf({timeline, reference, current, referenceSums, currentSums}: Comparison): string[] {
  const [n, m] = [referenceSums[ROWS]!, currentSums[ROWS]!];
  if (n === 0 || m === 0) return [words.noRows];
  const shared = sharedDays(reference, current);
  const days = timeline.partitions.slice(reference.from, reference.to).filter(({sums}) => sums[ROWS]! > 0).length;
  return [
    ...(shared > 0 ? [describeOverlap(shared)] : []),
    ...(days < DAYS_NEEDED ? [describeFewDays(days)] : []),
    ...(n < ROWS_NEEDED ? [describeFewRows(words.reference, n)] : []),
    ...(m < ROWS_NEEDED ? [describeFewRows(words.current, m)] : [])
  ];
}
