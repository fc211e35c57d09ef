import {groupDifference, restOf} from "../../lib/decay/group-difference.js";
import type {GroupDifference} from "../../lib/decay/group-difference.js";
import type {Interval} from "../../lib/decay/interval.js";
import {PREDICTIONS} from "../../lib/decay/score-sums.js";
import type {ScoreSums} from "../../lib/decay/score-sums.js";
import {ERRORS, ROWS} from "../../lib/profile/layout.js";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import {CONFIDENCE, limitedErrors} from "./course.js";
import type {Scores} from "./scores.js";

/** What can be said of a figure of a group against that of all other rows. */
export type Compared = "more" | "less" | "untold" | "too few";

/** How a group of rows fares. */
export interface GroupFigures {
  /** name of the slice; null for all rows */
  readonly name: string | null;
  readonly rows: number;
  readonly labelled: number;
  readonly rmse: Interval;
  /** mean of prediction − label */
  readonly bias: Interval;
  /** share of predictions in the lowest and in the highest bin */
  readonly atEdges: {readonly low: number; readonly high: number};
  /** shares of predictions by bin; none without rows */
  readonly distribution: readonly number[];
}

/** A group against all rows that are not in it. */
export interface ComparedGroup extends GroupFigures {
  readonly difference: GroupDifference;
  /** whether its errors are larger, and whether it is told higher, beyond chance */
  readonly size: Compared;
  readonly level: Compared;
  /** whether fewer than half of the labelled rows are in it */
  readonly isMinority: boolean;
}

/** All rows of a window, and its groups. */
export interface Groups {
  readonly all: GroupFigures;
  readonly groups: readonly ComparedGroup[];
  /** verdicts that were drawn, which share the chance of a wrong one */
  readonly verdicts: number;
}

/**
 * Returns how all rows of a window fare, by group; a version's rows alone where one is chosen.
 * @param reference of the monitor
 */
export function groupsIn(
  scores: Scores,
  window: PartitionWindow,
  reference: PartitionWindow,
  model: string | null
): Groups {
  const usual = (slice: string | null): ScoreSums => scores.sums(reference, {slice, model: null});
  const sums = scores.sums(window, {slice: null, model});
  const all = figuresOf(null, sums, usual(null));
  const parts = scores.slices.map((slice) => ({slice, own: scores.sums(window, {slice, model})}));
  const judged = parts.filter(({own}) => isJudged(own, sums)).length;
  // two verdicts for each group: on the size of errors, and on their sign
  const verdicts = 2 * judged;
  const confidence = 1 - (1 - CONFIDENCE) / Math.max(1, verdicts);
  const groups = parts.map(({slice, own}): ComparedGroup => {
    const difference = groupDifference(own, restOf(sums, own), confidence);
    return {
      ...figuresOf(slice, own, usual(slice)),
      ...{difference, size: comparedWith(difference.ratio, 1), level: comparedWith(difference.bias, 0)},
      isMinority: own[ERRORS.n]! < sums[ERRORS.n]! / 2
    };
  });
  return {all, groups, verdicts};
}

/** Fewest labelled rows for a verdict, in a group and outside it. */
const ENOUGH = 30;

function isJudged(own: ScoreSums, all: ScoreSums): boolean {
  return own[ERRORS.n]! >= ENOUGH && all[ERRORS.n]! - own[ERRORS.n]! >= ENOUGH;
}

function comparedWith({low, high}: Interval, none: number): Compared {
  if (!Number.isFinite(high - low)) return "too few";
  return low > none ? "more" : high < none ? "less" : "untold";
}

function figuresOf(name: string | null, sums: ScoreSums, usual: ScoreSums): GroupFigures {
  const counts = sums.slice(PREDICTIONS.bins);
  const rows = counts.reduce((sum, n) => sum + n, 0);
  const {n, bias, rmse} = limitedErrors(sums, usual);
  const distribution = rows === 0 ? [] : counts.map((count) => count / rows);
  return {
    ...{name, rows: sums[ROWS]!, labelled: n, rmse, bias, distribution},
    atEdges: {low: distribution[0] ?? NaN, high: distribution.at(-1) ?? NaN}
  };
}
