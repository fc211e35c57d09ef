import type {DatedAnomaly, StreamSummary} from "./bundle.js";
import {realisedError} from "./decay/realised-error.js";
import type {ErrorMeasure} from "./decay/realised-error.js";
import {mergeProfiles} from "./profile/merge.js";
import type {PartitionProfile, ProfileSpec} from "./profile/types.js";
import type {Window} from "./profile/window.js";

/**
 * Merges the partitions of windows into one each; counts stay exact.
 * @param windows positions, in order, each of one partition at least
 */
export function mergePartitions(
  partitions: readonly PartitionProfile[],
  windows: readonly Window[]
): PartitionProfile[] {
  return windows.map(({from, to}) => {
    const [first, ...others] = partitions.slice(from, to);
    return others.length === 0
      ? first!
      : {start: first!.start, profile: mergeProfiles(first!.profile, ...others.map(({profile}) => profile))};
  });
}

/**
 * Returns what a summary says of a stream whose partitions were merged: sums of rows, the error over all of them, and
 * every column that was in alarm in any. What was noted is dated by the partition that it is in now.
 * @param merged by `mergePartitions`
 */
export function coarseSummary(
  stream: StreamSummary,
  windows: readonly Window[],
  merged: readonly PartitionProfile[],
  spec: ProfileSpec,
  measure: ErrorMeasure | null
): StreamSummary {
  const sums = (counts: readonly number[]): number[] =>
    windows.map(({from, to}) => counts.slice(from, to).reduce((sum, count) => sum + count, 0));
  const placeOf = new Map(
    windows.flatMap(({from, to}) =>
      stream.starts.slice(from, to).map((start) => [start, stream.starts[from]!] as const)
    )
  );
  const errors = merged.map(({profile}, i) => {
    const {from, to} = windows[i]!;
    if (to === from + 1) return stream.error[from]!;
    const error = measure === null ? null : realisedError(spec, profile.sums, measure);
    return error === null || error.n === 0 ? null : error.value;
  });
  return {
    ...stream,
    starts: windows.map(({from}) => stream.starts[from]!),
    ends: windows.map(({to}) => stream.starts[to - 1]!),
    merged: windows.map(({from, to}) => to - from),
    changeAt: stream.changeAt === null ? null : windows.findIndex(({to}) => stream.changeAt! < to),
    rows: sums(stream.rows),
    labelled: sums(stream.labelled),
    quarantined: sums(stream.quarantined),
    arrivals: stream.arrivals && {
      labelled: windows.map(({from, to}) => sumOf(stream.arrivals!.labelled.slice(from, to))),
      // medians do not add
      delayMs: windows.map(({from, to}) => (to === from + 1 ? stream.arrivals!.delayMs[from]! : null))
    },
    alarms: windows.map(({from, to}) => [...new Set(stream.alarms.slice(from, to).flat())]),
    error: errors,
    anomalies: distinct(stream.anomalies.map((anomaly) => ({...anomaly, at: placeOf.get(anomaly.at) ?? anomaly.at}))),
    decisions: stream.decisions.map((decision) => ({...decision, at: placeOf.get(decision.at) ?? decision.at})),
    modelEvents: stream.modelEvents.map((event) => ({...event, at: placeOf.get(event.at) ?? event.at}))
  };
}

function sumOf(counts: readonly (number | null)[]): number | null {
  return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count));
}

function distinct(anomalies: readonly DatedAnomaly[]): DatedAnomaly[] {
  return [...new Map(anomalies.map((anomaly) => [JSON.stringify(anomaly), anomaly])).values()];
}
