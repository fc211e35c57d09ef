import {wilsonInterval} from "../../lib/decay/interval.js";
import type {Interval} from "../../lib/decay/interval.js";
import type {ErrorMeasure} from "../../lib/decay/realised-error.js";
import {wrongSlot} from "../../lib/decay/score-sums.js";
import type {ScoreSums} from "../../lib/decay/score-sums.js";
import {CONFIDENCE, limitedErrors} from "./course.js";
import type {Scores} from "./scores.js";

/** Errors of some rows, by the monitor's measure. */
export interface RowErrors {
  readonly labelled: number;
  /** RMSE, or share of rows with a wrong class */
  readonly error: Interval;
  /** mean of prediction − label; of two classes, mean probability of the second less its share; NaN of more */
  readonly bias: Interval;
}

const NONE: Interval = {value: NaN, low: NaN, high: NaN};

/**
 * Returns the errors of rows from their sums.
 * @param usual sums of the same rows in the monitor's reference
 */
export function rowErrors(
  {edges, classes}: Pick<Scores, "edges" | "classes">,
  measure: ErrorMeasure,
  sums: ScoreSums,
  usual: ScoreSums
): RowErrors {
  const {n, rmse, bias} = limitedErrors(sums, usual);
  return {
    labelled: n,
    error: measure === "RMSE" ? rmse : wilsonInterval(sums[wrongSlot(edges)]!, n, CONFIDENCE),
    bias: classes === null ? bias : NONE
  };
}
