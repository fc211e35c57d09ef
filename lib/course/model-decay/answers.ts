import type {DriftKind} from "./stories.js";

/** quiz-model-decay.json: the answers of the lesson's quiz, and the figures they rest on. RMSE is in $1000. */
export type DecayAnswers = {
  /** what to do when nearly all inputs have moved and the network errs less than before */
  readonly loudInputs: "retrain" | "investigate" | "ignore";
  readonly loudCount: number;
  readonly inputCount: number;
  readonly rmseBefore: number;
  readonly rmseAfter: number;
  /** the first monitor that sees the premium on clean air, of those in the order of what they need */
  readonly premiumSeenBy: "inputs" | "predictions" | "estimate" | "labels";
  readonly premiumRmse: number;
  readonly premiumEstimate: number;
  /** what each of the stories is a case of, in their order */
  readonly stories: readonly DriftKind[];
  /** least squares with all 13 features on all rows, and the same answers once AGE arrives as a share of 1 */
  readonly ageRmse: number;
  readonly ageRmseBefore: number;
  /** the network, on rows held out: how many times as far off it is with the same fault */
  readonly ageNetwork: number;
};
