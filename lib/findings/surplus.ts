import type {Summary} from "../bundle.js";
import {CATEGORICAL, layoutOf, NUMERIC, otherRows, ROWS} from "../profile/layout.js";
import type {ColumnLayout} from "../profile/layout.js";
import {windowSums} from "../profile/window.js";
import type {Timeline} from "../profile/window.js";
import type {Surplus} from "./types.js";

type Count = (sums: ArrayLike<number>, column: ColumnLayout) => number;

const missing: Count = (sums, {spec, start}) =>
  sums[start + (spec.kind === "numeric" ? NUMERIC.missing : CATEGORICAL.missing)]!;

/**
 * Returns the column with the most rows after the reference of a value that the reference does not have; null where there
 * are none, or where the reference itself has values that are not counted one by one.
 */
export function unknownValues(summary: Pick<Summary, "columns" | "reference">, timeline: Timeline): Surplus | null {
  return mostOf("unknown values", summary, timeline, otherRows, (before) => before === 0);
}

/** Returns the feature with the most rows after the reference of a missing value, in excess of the reference's share. */
export function missingValues(summary: Pick<Summary, "columns" | "reference">, timeline: Timeline): Surplus | null {
  return mostOf("missing values", summary, timeline, missing, (before, now) => now > before);
}

function mostOf(
  kind: Surplus["kind"],
  {columns, reference}: Pick<Summary, "columns" | "reference">,
  timeline: Timeline,
  count: Count,
  tells: (before: number, now: number) => boolean
): Surplus | null {
  const {starts, partitions, spec} = timeline;
  const window = {from: reference.to, to: starts.length};
  if (window.to <= window.from) return null;
  const [before, after] = [windowSums(timeline, reference), windowSums(timeline, window)];
  const features = new Set(columns.filter(({role}) => role === "feature").map(({name}) => name));
  let most: Surplus | null = null;
  for (const column of layoutOf(spec).columns) {
    const {name} = column.spec;
    const rows = count(after, column);
    const share = rows / after[ROWS]!;
    if (!features.has(name) || rows <= (most?.rows ?? 0) || !tells(count(before, column) / before[ROWS]!, share))
      continue;
    const shares = partitions.slice(window.from).map(({sums}) => count(sums, column) / sums[ROWS]!);
    const peak = shares.reduce((best, own, i) => (own > (shares[best] || 0) ? i : best), 0);
    const at = window.from + peak;
    most = {kind, column: name, rows, share, at: starts[at]!, most: count(partitions[at]!.sums, column)};
  }
  return most;
}
