import {total} from "../../statistics/counts.js";
import {narrowed, overdispersion, partitionDispersion, widened} from "./dispersion.js";
import type {ReferencePartition, Weighted} from "./dispersion.js";
import {pooled, poolCells} from "./pool.js";
import {ruleFor} from "./rule.js";
import type {Rule} from "./rule.js";
import {seasonalReference} from "./seasonal.js";

/** Two windows of a column. */
export interface WindowPair {
  /** rows per cell of the two windows, length k */
  readonly reference: readonly number[];
  readonly current: readonly number[];
  /** the first so many cells are bins in ascending order, the others levels or masses without an order */
  readonly ordered: number;
  /** rows, of both windows together, that a pooled cell holds at least: 5, or 1 to leave every cell by itself */
  readonly minimumRows?: number;
  /** the windows' partitions, if they may differ when nothing is wrong; with slots, the reference is seasonal */
  readonly partitions?: {
    readonly reference: readonly ReferencePartition[];
    readonly current: readonly ReferencePartition[];
  };
}

/** Two windows over cells that are not rare, ready to be judged. */
export interface PooledWindows {
  /** the cells of each pooled cell */
  readonly cells: readonly (readonly number[])[];
  /** rows per pooled cell; of a seasonal reference, those it counts for */
  readonly reference: readonly number[];
  readonly current: readonly number[];
  /** the first so many pooled cells are bins in ascending order */
  readonly ordered: number;
  /** made when it is first asked for: it costs a deal */
  readonly rule: Rule;
  /** whether the smaller window expects five rows or more outside the most frequent cell */
  readonly isFilled: boolean;
  readonly spread: Spread;
}

/** How the partitions' own differences change what counts as much. */
export interface Spread {
  /** by how much they widen a squared distance, ≥ 1 */
  readonly factor: number;
  /** raises a p-value that comes after division by the factor, as the factor is an estimate */
  readonly widen: (pValue: number) => number;
  /** the inverse of `widen` */
  readonly narrow: (alpha: number) => number;
}

/** Why windows cannot be judged. */
export type Unjudged = "no rows" | "one cell" | "rare cells" | "unknown slot";

/**
 * Rows, of both windows together, that a pooled cell holds. The null distribution is exact for any number; with fewer the
 * cells would be too many for a change to show, with more a new level or a longer tail would be pooled away.
 */
const MINIMUM_ROWS = 5;

/** Rows that the smaller window should expect outside the most frequent cell before "no alarm" is said. */
const MINIMUM_EXPECTED = 5;

const ALIKE: Spread = {factor: 1, widen: (pValue) => pValue, narrow: (alpha) => alpha};

/**
 * Pools the rare cells of two windows and deals their rows anew; or says why there is nothing to judge: "one cell" where
 * all rows lie in it, "unknown slot" where a slot of the current window is absent from the reference.
 * @example poolWindows({reference: [5, 0], current: [7, 0], ordered: 2}) // "one cell"
 */
export function poolWindows(pair: WindowPair): PooledWindows | Unjudged {
  const {reference: given, current, partitions, minimumRows = MINIMUM_ROWS} = pair;
  const isSeasonal = partitions?.reference.some(({slot}) => slot !== undefined) ?? false;
  const seasonal = isSeasonal ? seasonalReference(partitions!.reference, rowsBySlot(partitions!.current)) : null;
  if (isSeasonal && seasonal === null) return "unknown slot";
  const reference = seasonal?.counts ?? given;
  const [n, m] = [total(reference), total(current)];
  const smaller = Math.min(n, m);
  if (smaller === 0) return "no rows";
  const totals = reference.map((count, i) => count + current[i]!);
  const cells = poolCells(totals, {ordered: pair.ordered, minimum: minimumRows});
  if (cells.length < 2) return totals.filter((count) => count > 0).length === 1 ? "one cell" : "rare cells";
  const sums = pooled(totals, cells);
  const ordered = cells.filter(([first]) => first! < pair.ordered).length;
  let rule: Rule | null = null;
  return {
    ordered,
    cells,
    reference: pooled(reference, cells),
    current: pooled(current, cells),
    get rule() {
      return (rule ??= ruleFor({totals: sums, m, ordered}));
    },
    isFilled: ((n + m - Math.max(...sums)) * smaller) / (n + m) >= MINIMUM_EXPECTED,
    spread: partitions === undefined ? ALIKE : spreadOf(partitions, cells, seasonal?.weights)
  };
}

/** How far partitions differ over the pooled cells, where something can be learnt of it. */
function spreadOf(
  {reference, current}: NonNullable<WindowPair["partitions"]>,
  cells: readonly (readonly number[])[],
  weights: readonly Weighted[] = weightsOf(reference)
): Spread {
  const dispersion = partitionDispersion(
    reference.map(({counts, slot}) => ({counts: pooled(counts, cells), ...(slot === undefined ? {} : {slot})}))
  );
  if (dispersion === null || dispersion.correlation === 0) return ALIKE;
  return {
    factor: overdispersion(dispersion.correlation, weights, weightsOf(current)),
    widen: (pValue) => widened(pValue, cells.length, dispersion),
    narrow: (alpha) => narrowed(alpha, cells.length, dispersion)
  };
}

function weightsOf(partitions: readonly ReferencePartition[]): Weighted[] {
  const rows = partitions.map(({counts}) => total(counts));
  const all = total(rows);
  return rows.map((own) => ({rows: own, weight: own / all}));
}

function rowsBySlot(partitions: readonly ReferencePartition[]): Map<string, number> {
  const rows = new Map<string, number>();
  for (const {counts, slot = ""} of partitions) rows.set(slot, (rows.get(slot) ?? 0) + total(counts));
  return rows;
}
