/** Predictions made in one partition. Instants are ISO 8601. */
export interface PredictedPartition {
  readonly start: string;
  readonly end: string;
  readonly predicted: number;
}

/** Labels that arrived together for the predictions of one partition. */
export interface LabelArrival {
  /** the partition's start */
  readonly partition: string;
  readonly at: string;
  /** rows that had no label before */
  readonly labels: number;
  /** rows whose label was replaced */
  readonly revisions: number;
}

/** Where a partition's labels stand. known + pending + overdue = predicted. */
export interface LabelLag {
  readonly start: string;
  readonly predicted: number;
  readonly known: number;
  /** without a label that is not due yet */
  readonly pending: number;
  /** without a label though the delay has passed */
  readonly overdue: number;
  /** rows that an estimate has to stand in for: pending + overdue */
  readonly estimated: number;
  /** replacements of labels so far; a row may be revised more than once */
  readonly revisions: number;
  /** labels beyond the predictions there are: duplicates, or rows that were never scored */
  readonly unmatched: number;
}

/**
 * Returns what was known of each partition at an instant.
 * @param delayMs how long after a partition's end its labels are due
 * @param asOf later arrivals are left out, so that the past can be seen as it was
 * @returns one record per partition, in the given order; arrivals for other partitions are not counted
 * @throws RangeError for a date that cannot be read
 * @example labelLag([{start: "2024-03-01", end: "2024-03-02", predicted: 4}], [{partition: "2024-03-01", at: "2024-03-03", labels: 3, revisions: 0}], {asOf: "2024-03-09", delayMs: 0})[0].overdue // 1
 */
export function labelLag(
  partitions: readonly PredictedPartition[],
  arrivals: readonly LabelArrival[],
  {asOf, delayMs}: {readonly asOf: string; readonly delayMs: number}
): LabelLag[] {
  const now = instant(asOf);
  const byPartition = arrivalsByPartition(arrivals);
  return partitions.map(({start, end, predicted}) => {
    const own = (byPartition.get(instant(start)) ?? []).filter(({at}) => instant(at) <= now);
    const labels = own.reduce((sum, arrival) => sum + arrival.labels, 0);
    const revisions = own.reduce((sum, arrival) => sum + arrival.revisions, 0);
    const known = Math.min(labels, predicted);
    const estimated = predicted - known;
    const isDue = instant(end) + delayMs <= now;
    const [pending, overdue] = isDue ? [0, estimated] : [estimated, 0];
    return {start, predicted, known, pending, overdue, estimated, revisions, unmatched: labels - known};
  });
}

/**
 * Returns the partitions, in order of time, whose labels changed after `since` and not after `until`: those whose
 * realised performance a build has to compute again.
 * @throws RangeError for a date that cannot be read
 * @example changedPartitions([{partition: "2024-03-01", at: "2024-03-03", labels: 3, revisions: 0}], "2024-03-02", "2024-03-09") // ["2024-03-01"]
 */
export function changedPartitions(arrivals: readonly LabelArrival[], since: string, until: string): string[] {
  const [from, to] = [instant(since), instant(until)];
  const changed = arrivals.filter(({at, labels, revisions}) => {
    const time = instant(at);
    return time > from && time <= to && labels + revisions > 0;
  });
  return [...new Set(changed.map(({partition}) => partition))].sort((a, b) => instant(a) - instant(b));
}

/**
 * Returns arrivals under the instant at which their partition starts.
 * @throws RangeError for a date that cannot be read
 * @example arrivalsByPartition([{partition: "1970-01-02", at: "2024-03-03", labels: 3, revisions: 0}]).get(86400000)[0].labels // 3
 */
export function arrivalsByPartition(arrivals: readonly LabelArrival[]): Map<number, LabelArrival[]> {
  const groups = new Map<number, LabelArrival[]>();
  for (const arrival of arrivals) {
    const start = instant(arrival.partition);
    const group = groups.get(start);
    if (group === undefined) groups.set(start, [arrival]);
    else group.push(arrival);
  }
  return groups;
}

/**
 * Returns an ISO date or instant in milliseconds; a date alone is the start of its day in UTC.
 * @throws RangeError if it cannot be read
 * @example instant("1970-01-02") // 86400000
 */
export function instant(text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new RangeError(`invalid date: ${text}`);
  return time;
}
