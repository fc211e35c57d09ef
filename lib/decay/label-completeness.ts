import type {LabelArrival, PredictedPartition} from "./label-lag.js";
import {arrivalsByPartition, instant} from "./label-lag.js";

/** How many predictions had a label a given time after their partition's end. */
export interface Completeness {
  readonly ageMs: number;
  /** predictions of partitions that are at least this old */
  readonly predicted: number;
  /** share of them with a label by then; NaN when there are none */
  readonly share: number;
}

/**
 * Returns how complete labels become with age, over the partitions old enough to tell: what delay to allow for.
 * @param agesMs ages to report, counted from a partition's end
 * @param asOf partitions that are younger than an age at this instant do not count towards it
 * @throws RangeError for a date that cannot be read
 * @example completeness([{start: "2024-03-01", end: "2024-03-02", predicted: 4}], [{partition: "2024-03-01", at: "2024-03-03", labels: 3, revisions: 0}], {asOf: "2024-03-09", agesMs: [0, 86400000]}).map(({share}) => share) // [0, 0.75]
 */
export function completeness(
  partitions: readonly PredictedPartition[],
  arrivals: readonly LabelArrival[],
  {asOf, agesMs}: {readonly asOf: string; readonly agesMs: readonly number[]}
): Completeness[] {
  const byPartition = arrivalsByPartition(arrivals);
  const labels = partitions.map(({start, end, predicted}) => ({
    end: instant(end),
    predicted,
    arrivals: (byPartition.get(instant(start)) ?? []).map((arrival) => ({...arrival, at: instant(arrival.at)}))
  }));
  return agesMs.map((ageMs) => {
    const old = labels.filter(({end}) => end + ageMs <= instant(asOf));
    const predicted = old.reduce((sum, partition) => sum + partition.predicted, 0);
    const known = old.reduce((sum, {end, predicted: most, arrivals: own}) => {
      const arrived = own.filter(({at}) => at <= end + ageMs).reduce((n, arrival) => n + arrival.labels, 0);
      return sum + Math.min(arrived, most);
    }, 0);
    return {ageMs, predicted, share: known / predicted};
  });
}
