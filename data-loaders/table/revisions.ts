import {outcomeCounts} from "../../lib/decay/outcome-counts.js";
import type {ErrorMeasure} from "../../lib/decay/realised-error.js";
import type {RevisedLabels} from "../../lib/performance-files.js";
import type {ErrorSum} from "../../lib/policy/evidence.js";
import {ERRORS} from "../../lib/profile/layout.js";
import type {PartitionProfile, ProfileSpec} from "../../lib/profile/types.js";
import type {KeptLabels} from "./labels.js";
import type {TablePartition} from "./partitions.js";

/** How errors of partitions are measured. */
interface Measured {
  readonly spec: ProfileSpec;
  /** null where they cannot be known */
  readonly measure: ErrorMeasure | null;
  /** whether partitions are stretches of time, not files */
  readonly isTimed: boolean;
}

/**
 * Returns how the errors of partitions have moved with their labels; of those with revised ones alone.
 * @param partitions by the labels in force
 * @param first the same by the labels that rows had first; of other partitions nothing is told
 */
export function revisionsOf(
  labels: KeptLabels,
  partitions: readonly TablePartition[],
  first: readonly PartitionProfile[],
  {spec, measure, isTimed}: Measured
): RevisedLabels[] {
  if (measure === null) return [];
  const before = new Map(first.map((partition) => [partition.start, partition]));
  return partitions.flatMap((partition): RevisedLabels[] => {
    const {start} = partition;
    const rows = revisedRows(labels, partition, isTimed);
    const said = before.get(start);
    if (rows === 0 || said === undefined) return [];
    return [{start, rows, first: lossOf(spec, said, measure), now: lossOf(spec, partition, measure)}];
  });
}

/** Rows of a partition that had another label first. */
export function revisedRows(
  {revised}: KeptLabels,
  {start, paths}: Pick<TablePartition, "start" | "paths">,
  isTimed: boolean
): number {
  return paths.reduce((sum, path) => sum + (revised[path]?.[isTimed ? start : ""]?.rows ?? 0), 0);
}

function lossOf(spec: ProfileSpec, {profile: {sums}}: PartitionProfile, measure: ErrorMeasure): ErrorSum {
  if (measure === "RMSE") return {n: sums[ERRORS.n]!, total: sums[ERRORS.square]!};
  const {right, wrong} = outcomeCounts(spec, sums);
  return {n: right + wrong, total: wrong};
}
