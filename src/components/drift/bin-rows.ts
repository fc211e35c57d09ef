import {coarseCells} from "../../lib/drift/cells.js";
import {ROWS} from "../../lib/profile/layout.js";
import {COARSE_BINS, edgesAt} from "../../lib/profile/nested-bins.js";
import {psiContributions} from "../../lib/statistics/distances.js";
import type {Messages} from "../../messages/messages.js";
import type {ColumnComparison, Comparison} from "./comparison.js";

/** One cell of the distance: a coarse bin, a level, or the rows without an ordinary value. */
interface BinRow {
  readonly label: string;
  readonly reference: number;
  readonly current: number;
  /** part of the PSI; the parts add up to it */
  readonly part: number;
}

/** Returns the cells of a column with what each adds to the PSI. Masses that neither window has are left out. */
export function binRows(
  messages: Messages<"monitor">,
  {referenceSums, currentSums}: Comparison,
  {layout}: ColumnComparison
): BinRow[] {
  const [p, q] = [coarseCells(referenceSums, layout), coarseCells(currentSums, layout)];
  const parts = psiContributions(p, q);
  const labels = labelsOf(messages, layout.spec);
  const ordinary = p.length - labels.masses.length;
  return p.flatMap((count, i) => {
    if (i >= ordinary && count + q[i]! === 0) return [];
    const label = i < ordinary ? labels.ordinary[i]! : labels.masses[i - ordinary]!;
    return [{label, reference: count / referenceSums[ROWS]!, current: q[i]! / currentSums[ROWS]!, part: parts[i]!}];
  });
}

function labelsOf(
  messages: Messages<"monitor">,
  spec: ColumnComparison["layout"]["spec"]
): {ordinary: readonly string[]; masses: readonly string[]} {
  const {missing, nan, negativeInfinity, positiveInfinity, other} = messages.monitor.words.cells;
  if (spec.kind === "categorical") {
    const buckets = Array.from({length: spec.buckets}, (_, i) =>
      spec.buckets === 1 ? other : messages.monitor.otherBucket(i + 1)
    );
    return {ordinary: spec.levels, masses: [...buckets, missing]};
  }
  const bounds = [null, ...edgesAt(spec, COARSE_BINS).map((i) => spec.edges[i]!), null];
  return {
    ordinary: bounds.slice(1).map((high, i) => messages.monitor.binText(bounds[i]!, high)),
    masses: [missing, nan, negativeInfinity, positiveInfinity]
  };
}
