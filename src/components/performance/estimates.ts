import type {Interval} from "../../lib/decay/interval.js";
import {layoutOf} from "../../lib/profile/layout.js";
import {windowSums} from "../../lib/profile/window.js";
import type {Timeline, Window as PartitionWindow} from "../../lib/profile/window.js";
import {estimatorOf} from "./estimators.js";
import type {Estimator} from "./estimators.js";
import type {Versions} from "./versions.js";

/** Fewest labelled rows that an estimate is taught by. */
const ENOUGH = 100;

/** What an estimate rests on. */
interface Taught {
  /** of the labelled partitions that a version answered first, by itself */
  readonly sums: Float64Array;
  readonly positions: ReadonlySet<number>;
}

/** The monitor's reference. */
interface TeachingReference extends PartitionWindow {
  /** whether the first model was trained on it: then it teaches nothing, and has no estimate */
  readonly isLearnt: boolean;
}

/**
 * Estimates the error of each partition, or of the last few that end with it, without its labels: rows are expected to err
 * as those with labels did that were answered alike. Each version is judged by the partitions that it answered first, the
 * first model by the monitor's reference, unless it has learnt from that, and then by those that follow; these have no
 * estimate themselves, since they taught it.
 * @returns null throughout where the profiles do not keep labels by what was answered, and where too few rows could teach
 */
export function estimatesOf(
  timeline: Timeline,
  {isLearnt, ...reference}: TeachingReference,
  {champions, canaries}: Versions,
  trailing: number
): (Interval | null)[] {
  const length = timeline.partitions.length;
  const none = Array<Interval | null>(length).fill(null);
  const estimator = estimatorOf(timeline.spec);
  if (estimator === null) return none;
  const all = champions.length > 0 ? champions : [{from: 0, to: length}];
  const stretches = isLearnt ? all.map(({from, to}) => ({from: Math.max(from, Math.min(to, reference.to)), to})) : all;
  const isMixed = (i: number): boolean => canaries.some(({from, to}) => i >= from && i < to);
  return stretches.reduce((all, stretch) => {
    const taught = taughtBy(timeline, estimator, reference, stretch, isMixed);
    if (taught === null) return all;
    return all.map((before, i) => {
      if (i < stretch.from || i >= stretch.to || taught.positions.has(i)) return before;
      const window = {from: Math.max(stretch.from, i + 1 - trailing), to: i + 1};
      return estimator.estimate(taught.sums, windowSums(timeline, window)) ?? before;
    });
  }, none);
}

function taughtBy(
  timeline: Timeline,
  {labelled}: Estimator,
  reference: PartitionWindow,
  stretch: PartitionWindow,
  isMixed: (position: number) => boolean
): Taught | null {
  const isInside = reference.from >= stretch.from && reference.to <= stretch.to;
  const {from, to} = isInside ? reference : stretch;
  const positions: number[] = [];
  for (let i = from; i < to && positions.length < reference.to - reference.from; ++i)
    if (labelled(timeline.partitions[i]!.sums) > 0 && !isMixed(i)) positions.push(i);
  const sums = positions.reduce(
    (total, i) => total.map((sum, slot) => sum + timeline.partitions[i]!.sums[slot]!),
    new Float64Array(layoutOf(timeline.spec).length)
  );
  return labelled(sums) < ENOUGH ? null : {sums, positions: new Set(positions)};
}
