import {ROWS} from "../../lib/profile/layout.js";
import type {Messages} from "../../messages/messages.js";
import type {Partitions} from "../partitions.js";
import {sharedPartitions} from "../windows.js";
import type {Comparison} from "./comparison.js";

/** Thresholds hold for windows of any size; below this many rows, five in each of ten bins, little exceeds them. */
const ROWS_NEEDED = 50;
/** Partitions of the reference from which the calibration learns how much they differ when nothing is wrong. */
const PARTITIONS_NEEDED = 3;

/** Returns what the reader should know of the two windows before reading figures off them. */
export function noticesOf(messages: Messages<"monitor">, comparison: Comparison, partitions: Partitions): string[] {
  const {timeline, reference, current, referenceSums, currentSums} = comparison;
  const [n, m] = [referenceSums[ROWS]!, currentSums[ROWS]!];
  if (n === 0 || m === 0) return [messages.monitor.words.noRows];
  const shared = sharedPartitions(reference, current);
  const held = timeline.partitions.slice(reference.from, reference.to).filter(({sums}) => sums[ROWS]! > 0).length;
  return [
    ...(shared > 0 ? [messages.monitor.describeOverlap(partitions, shared)] : []),
    ...(held < PARTITIONS_NEEDED ? [messages.monitor.describeFewPartitions(partitions, held, PARTITIONS_NEEDED)] : []),
    ...(n < ROWS_NEEDED ? [messages.monitor.describeFewRows(messages.monitor.words.reference, n)] : []),
    ...(m < ROWS_NEEDED ? [messages.monitor.describeFewRows(messages.monitor.words.current, m)] : [])
  ];
}
