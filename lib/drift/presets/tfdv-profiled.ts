import {NUMERIC} from "../../profile/layout.js";
import type {ColumnLayout} from "../../profile/layout.js";
import type {Profile} from "../../profile/types.js";
import {alignBuckets} from "../../statistics/aligned-buckets.js";
import type {CutRows} from "./cut-rows.js";
import {jensenShannonCells} from "./divergences.js";
import {encloseDivergence} from "./enclosed-divergence.js";
import type {ProfiledNumbers} from "./profiled-numbers.js";
import {exactly, throughout} from "./range.js";
import type {Range} from "./range.js";
import {rowsBelow} from "./rows-below.js";
import {bucketsOver, edgesOver, infiniteBucket} from "./tfdv-buckets.js";
import {rowsIn} from "./values.js";

/** The buckets of one side, whose edges a profile knows: its extremes are kept. */
export interface ProfiledBuckets {
  /** null where the range overflows */
  readonly edges: readonly number[] | null;
  readonly rows: number;
  /** rows below each inner edge */
  readonly cuts: readonly Range[];
  readonly infinite: number;
  readonly nan: number;
}

/** Returns what a profile tells of the buckets of its finite numbers. */
export function bucketsIn(
  {index, start}: ColumnLayout,
  {sums, extremes}: Profile,
  numbers: ProfiledNumbers
): ProfiledBuckets {
  const at = (slot: number): number => sums[start + slot]!;
  const edges = edgesOver(numbers.rows === 0 ? [] : [extremes[2 * index]!, extremes[2 * index + 1]!]);
  return {
    ...{edges, rows: numbers.rows, cuts: edges?.slice(1, -1).map((edge) => rowsBelow(numbers, edge)) ?? []},
    ...{infinite: at(NUMERIC.negativeInfinity) + at(NUMERIC.positiveInfinity), nan: at(NUMERIC.nan)}
  };
}

/**
 * Returns between which numbers the Jensen–Shannon divergence of the raw rows lies, log base 2; NaN where there is none.
 */
export function compareBuckets(reference: ProfiledBuckets, current: ProfiledBuckets): Range {
  const [p, q] = [reference.edges, current.edges];
  if (p === null || q === null) return exactly(NaN);
  // what cells one row of a single bucket falls into, when the other side is as it is
  const align = (a: readonly number[], b: readonly number[], isBare: boolean): [number[], number[]] =>
    alignBuckets(
      {
        buckets: [...bucketsOver(p, a), infiniteBucket(isBare ? 0 : reference.infinite)],
        nan: isBare ? 0 : reference.nan
      },
      {buckets: [...bucketsOver(q, b), infiniteBucket(isBare ? 0 : current.infinite)], nan: isBare ? 0 : current.nan}
    );
  const [none, nothing] = [p.map(() => 0), q.map(() => 0)];
  const one = (i: number, edges: readonly number[]): number[] => edges.map((_, j) => (i === j ? 1 : 0));
  const [fixed, other] = align(none, nothing, false);
  const side = ({rows, cuts, edges}: ProfiledBuckets, known: number[], feed: (i: number) => number[]): CutRows => ({
    ...{total: rows + rowsIn(known), rows, cuts, fixed: known},
    parts: Array.from({length: Math.max(1, edges!.length - 1)}, (_, i) =>
      feed(i).flatMap((part, cell) => (part > 0 ? [[cell, part] as const] : []))
    )
  });
  const [a, b] = [
    side(reference, fixed, (i) => align(one(i, p), nothing, true)[0]),
    side(current, other, (i) => align(none, one(i, q), true)[1])
  ];
  if (a.total === 0 || b.total === 0) return exactly(NaN);
  const {low, high} = encloseDivergence(a, b, jensenShannonCells);
  return throughout({low, high}, (nats) => Math.min(1, Math.max(0, nats / Math.LN2)));
}
