import type {StreamSummary} from "../../lib/bundle.js";

/**
 * Returns the position of a partition in which the stream was not as usual: of those with the most columns in alarm the
 * one in the middle, as a change may take days to show in full, and the last alarms outlast it. The last partition where
 * there was no alarm.
 */
export function loudestPartition({alarms}: Pick<StreamSummary, "alarms">): number {
  const numbers = alarms.map(({length}) => length);
  const most = Math.max(0, ...numbers);
  if (most === 0) return alarms.length - 1;
  const loudest = numbers.flatMap((number, i) => (number === most ? [i] : []));
  return loudest[loudest.length >> 1]!;
}
