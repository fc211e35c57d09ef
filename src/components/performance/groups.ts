import {groupDifference, restOf} from "../../lib/decay/group-difference.js";
import type {GroupDifference} from "../../lib/decay/group-difference.js";
import {shareDifference} from "../../lib/decay/interval.js";
import type {Interval} from "../../lib/decay/interval.js";
import type {ErrorMeasure} from "../../lib/decay/realised-error.js";
import {PREDICTIONS, wrongSlot} from "../../lib/decay/score-sums.js";
import type {ScoreSums} from "../../lib/decay/score-sums.js";
import {ERRORS, ROWS} from "../../lib/profile/layout.js";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import {CONFIDENCE} from "./course.js";
import {rowErrors} from "./row-errors.js";
import type {RowErrors} from "./row-errors.js";
import type {Scores} from "./scores.js";

/** What can be said of a figure of a group against that of all other rows. */
export type Compared = "more" | "less" | "untold" | "too few";

/** How a group of rows fares. */
export interface GroupFigures extends RowErrors {
  /** name of the slice; null for all rows */
  readonly name: string | null;
  readonly rows: number;
  /** share of predictions in the lowest and in the highest bin; NaN where bins are classes, which have no order */
  readonly atEdges: {readonly low: number; readonly high: number};
  /** shares of predictions by bin; none without rows */
  readonly distribution: readonly number[];
}

/** A group against all rows that are not in it. */
export interface ComparedGroup extends GroupFigures {
  readonly difference: GroupDifference;
  /** of classes, by how much its share of wrong ones is larger; null of numbers */
  readonly points: Interval | null;
  /** whether its errors are larger, and whether it is told higher, beyond chance */
  readonly size: Compared;
  readonly level: Compared;
  /** whether fewer than half of the labelled rows are in it */
  readonly isMinority: boolean;
}

/** All rows of a window, and its groups. */
export interface Groups {
  readonly measure: ErrorMeasure;
  readonly all: GroupFigures;
  readonly groups: readonly ComparedGroup[];
  /** whether answers can be too high or too low, and lie in tenths: classes of more than two do neither */
  readonly hasOrder: boolean;
  /** verdicts that were drawn, which share the chance of a wrong one */
  readonly verdicts: number;
}

/**
 * Returns how all rows of a window fare, by group; a version's rows alone where one is chosen.
 * @param reference of the monitor
 */
export function groupsIn(
  scores: Scores,
  measure: ErrorMeasure,
  window: PartitionWindow,
  reference: PartitionWindow,
  model: string | null
): Groups {
  const usual = (slice: string | null): ScoreSums => scores.sums(reference, {slice, model: null});
  const sums = scores.sums(window, {slice: null, model});
  const all = figuresOf(scores, measure, null, {sums, usual: usual(null)});
  const parts = scores.slices.map((slice) => ({slice, own: scores.sums(window, {slice, model})}));
  const judged = parts.filter(({own}) => isJudged(own, sums)).length;
  const hasOrder = scores.classes === null;
  // verdicts for each group: on the size of errors and, where they have one, on their sign
  const verdicts = (hasOrder ? 2 : 1) * judged;
  const confidence = 1 - (1 - CONFIDENCE) / Math.max(1, verdicts);
  const groups = parts.map(({slice, own}): ComparedGroup => {
    const rest = restOf(sums, own);
    const difference = groupDifference(own, rest, confidence);
    const points = measure === "RMSE" ? null : pointsBetween(own, rest, wrongSlot(scores.edges), confidence);
    return {
      ...figuresOf(scores, measure, slice, {sums: own, usual: usual(slice)}),
      ...{difference, points},
      size: points === null ? comparedWith(difference.ratio, 1) : comparedWith(points, 0),
      level: hasOrder ? comparedWith(difference.bias, 0) : "untold",
      isMinority: own[ERRORS.n]! < sums[ERRORS.n]! / 2
    };
  });
  return {measure, all, groups, hasOrder, verdicts};
}

/** Fewest labelled rows for a verdict, in a group and outside it. */
const ENOUGH = 30;

function isJudged(own: ScoreSums, all: ScoreSums): boolean {
  return own[ERRORS.n]! >= ENOUGH && all[ERRORS.n]! - own[ERRORS.n]! >= ENOUGH;
}

/** Limits are NaN below so many labelled rows on either side, as those of `groupDifference` are. */
function pointsBetween(own: ScoreSums, rest: ScoreSums, slot: number, level: number): Interval {
  const of = (sums: ScoreSums) => ({count: sums[slot]!, n: sums[ERRORS.n]!});
  const points = shareDifference(of(own), of(rest), level);
  return Math.min(of(own).n, of(rest).n) >= ENOUGH ? points : {...points, low: NaN, high: NaN};
}

function comparedWith({low, high}: Interval, none: number): Compared {
  if (!Number.isFinite(high - low)) return "too few";
  return low > none ? "more" : high < none ? "less" : "untold";
}

function figuresOf(
  scores: Scores,
  measure: ErrorMeasure,
  name: string | null,
  {sums, usual}: {readonly sums: ScoreSums; readonly usual: ScoreSums}
): GroupFigures {
  const counts = sums.slice(PREDICTIONS.bins, wrongSlot(scores.edges));
  const rows = counts.reduce((sum, n) => sum + n, 0);
  const distribution = rows === 0 ? [] : counts.map((count) => count / rows);
  const [low, high] = scores.classes === null ? [distribution[0], distribution.at(-1)] : [NaN, NaN];
  return {
    ...{name, rows: sums[ROWS]!, ...rowErrors(scores, measure, sums, usual), distribution},
    atEdges: {low: low ?? NaN, high: high ?? NaN}
  };
}

/**
 * Returns the names of groups that err more, and less, than the other rows: those of fewer than half of the rows, and of a
 * larger one only where nothing can be said of the others.
 */
export function namedGroups(groups: readonly ComparedGroup[]): {readonly more: string[]; readonly less: string[]} {
  const differ = groups.filter(({size}) => size === "more" || size === "less");
  const small = differ.filter(({isMinority}) => isMinority);
  const said = small.length > 0 ? small : differ;
  const named = (size: Compared): string[] => said.filter((group) => group.size === size).map(({name}) => name!);
  return {more: named("more"), less: named("less")};
}
