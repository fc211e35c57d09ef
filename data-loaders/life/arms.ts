import type {ScoreCell} from "../../lib/decay/score-sums.js";
import type {ArmLosses} from "../../lib/policy/loss-difference.js";
import {ERRORS} from "../../lib/profile/layout.js";

/**
 * Returns the losses of a version on all rows that it answered. Squared errors are the losses, so that their squares are
 * fourth powers of errors.
 */
export function armOf(cells: readonly ScoreCell[], version: string): ArmLosses {
  const own = cells.filter(({model, slice}) => model === version && slice === null);
  const sum = (slot: number): number => own.reduce((total, {sums}) => total + sums[slot]!, 0);
  return {n: sum(ERRORS.n), total: sum(ERRORS.square), square: sum(ERRORS.fourth)};
}
