import {HARM, LARGE_PSI, largestPsi} from "./reading.js";
import type {Reading} from "./reading.js";

/** Whether the inputs are loud, and whether the model is harmed: the four ways in which these go together. */
export const quadrants = ["calm", "loud", "silent", "both"] as const;
export type Quadrant = (typeof quadrants)[number];

/** Where a change stands between loudness and harm. */
export interface Standing {
  /** largest PSI of an input */
  readonly loudness: number;
  /** RMSE as a multiple of that while nothing has changed */
  readonly ratio: number;
  readonly quadrant: Quadrant;
}

/** Returns where a change stands. */
export function standingOf({inputs, rmse}: Reading, base: Reading): Standing {
  const [loudness, ratio] = [largestPsi(inputs), rmse / base.rmse];
  return {loudness, ratio, quadrant: quadrantOf(loudness, ratio)};
}

/**
 * Returns the quadrant of a loudness and a harm: "loud" is loud without harm, "silent" harm that no input shows.
 * @example quadrantOf(0, 1.5) // "silent"
 */
export function quadrantOf(loudness: number, ratio: number): Quadrant {
  const [isLoud, isHarmed] = [loudness > LARGE_PSI, ratio > 1 + HARM];
  if (isHarmed) return isLoud ? "both" : "silent";
  return isLoud ? "loud" : "calm";
}
