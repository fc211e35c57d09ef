import type {StreamSummary, Summary} from "../bundle.js";
import {columnFigures} from "../profile/column-summary.js";
import type {ColumnFigures} from "../profile/column-summary.js";
import {layoutOf} from "../profile/layout.js";
import {windowSums} from "../profile/window.js";
import type {Timeline} from "../profile/window.js";
import type {Step} from "./types.js";

/** Fewest rows of a partition whose mean says anything. */
const ENOUGH = 30;
/** A smaller step is within the sampling error of two means. */
const SAMPLING_ERRORS = 5;

/**
 * Returns the largest change of a mean from one partition to the next, among labels and numeric features and all
 * partitions from the reference on that were not merged, in standard deviations of the column's reference rows; null where none is beyond
 * sampling error.
 */
export function largestStep(
  {columns, reference}: Pick<Summary, "columns" | "reference">,
  {merged}: Pick<StreamSummary, "merged">,
  timeline: Timeline
): Step | null {
  const {starts, partitions, spec} = timeline;
  const referenceSums = windowSums(timeline, reference);
  const told = new Set(columns.filter(({role}) => role === "feature" || role === "label").map(({name}) => name));
  let largest: Step | null = null;
  for (const column of layoutOf(spec).columns) {
    const {kind, type, name} = column.spec;
    // an instant moves on by itself
    if (kind !== "numeric" || type === "timestamp" || !told.has(name)) continue;
    const {deviation} = columnFigures(referenceSums, column);
    let before: ColumnFigures | null = null;
    for (let i = reference.from; i < partitions.length; ++i) {
      if (merged[i]! > 1) {
        before = null;
        continue;
      }
      const now = columnFigures(partitions[i]!.sums, column);
      const deviations = before === null ? 0 : beyondSampling(before, now) / deviation;
      if (Number.isFinite(deviations) && deviations > (largest?.deviations ?? 0))
        largest = {
          kind: "step",
          column: name,
          at: starts[i]!,
          ...{before: before!.mean, now: now.mean, deviations}
        };
      before = now;
    }
  }
  return largest;
}

/** Returns the size of the step between two means; 0 where it is within their sampling error. */
function beyondSampling(a: ColumnFigures, b: ColumnFigures): number {
  const [n, m] = [finite(a), finite(b)];
  if (Math.min(n, m) < ENOUGH) return 0;
  const size = Math.abs(b.mean - a.mean);
  return size > SAMPLING_ERRORS * Math.sqrt(a.deviation ** 2 / n + b.deviation ** 2 / m) ? size : 0;
}

function finite({rows, missing, notFinite}: ColumnFigures): number {
  return rows - missing - notFinite;
}
