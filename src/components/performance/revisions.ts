import type {ErrorMeasure} from "../../lib/decay/realised-error.js";
import type {RevisedLabels} from "../../lib/performance-files.js";
import {errorOf} from "../../lib/policy/evidence.js";

/** A partition whose labels were revised, with its error by the labels that its rows had first and by those they have. */
export interface MovedError {
  readonly start: string;
  /** with another label first */
  readonly rows: number;
  readonly labelled: number;
  readonly said: number;
  readonly known: number;
}

/**
 * Returns how errors moved with their labels, in the given order; a partition without a row that has both a prediction and
 * a label has no error.
 */
export function movedErrors(revisions: readonly RevisedLabels[], measure: ErrorMeasure): MovedError[] {
  return revisions
    .filter(({first, now}) => first.n > 0 && now.n > 0)
    .map(({start, rows, first, now}) => {
      return {start, rows, labelled: now.n, said: errorOf(measure, first), known: errorOf(measure, now)};
    });
}

/** Returns the one that has moved most, up or down; the first of several. */
export function mostMoved(moved: readonly MovedError[]): MovedError {
  const far = ({said, known}: MovedError): number => Math.abs(known - said);
  return moved.reduce((a, b) => (far(b) > far(a) ? b : a));
}
