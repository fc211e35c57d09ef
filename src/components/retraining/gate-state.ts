import {gates} from "../../lib/course/retraining/corrupted-week.js";
import type {CorruptedWeek, GateKind} from "../../lib/course/retraining/corrupted-week.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Fields, Guess} from "../state-fields.js";

/** What the reader asks for. */
export interface GateState {
  /** labelled days that the challenger learns from, and that both models are tried on */
  readonly window: number;
  readonly gate: GateKind;
  readonly holdout: number;
  /** percent of rows that the canary answers */
  readonly share: number;
  /** today */
  readonly day: number;
  /** day on which the challenger is rolled back by hand; 0 for never */
  readonly rolled: number;
  readonly guess: Guess;
  readonly seed: number;
}

export const windows = [7, 14, 30] as const;
export const holdoutScale = {min: 2, max: 28, step: 1};
export const shareScale = {min: 5, max: 100, step: 5};
/** An error that a reader may guess. */
export const guessed = {min: 0, max: 80, step: 0.5, start: 8};

/** Days that have passed, when the reader arrives, since the challenger was let out. */
const PASSED = 7;

/** The days that today can be: from the first on which the challenger may answer. */
export function dayScale({trained, rows}: Pick<CorruptedWeek, "trained" | "rows">) {
  return {min: trained + 1, max: rows.length - 1, step: 1};
}

/** What a reader finds: no gate, and no canary. */
export function gateFields(week: Pick<CorruptedWeek, "trained" | "rows">): Fields<GateState> {
  const {min, max} = dayScale(week);
  return {
    window: {
      ...integer(windows[0], windows[0], windows.at(-1)!),
      parse: (text) => windows.find((w) => String(w) === text)
    },
    gate: oneOf(gates, "none"),
    holdout: integer(7, holdoutScale.min, holdoutScale.max),
    share: integer(100, shareScale.min, shareScale.max),
    day: integer(min + PASSED - 1, min, max),
    rolled: integer(0, 0, max),
    guess: guess(guessed.min, guessed.max),
    seed: integer(1, 0, 9999)
  };
}
