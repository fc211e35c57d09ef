/** Plans of retraining that the quiz puts in order. */
export const quizPlans = ["never", "weeklyAll", "monthly", "weekly"] as const;
export type QuizPlan = (typeof quizPlans)[number];

/** quiz-retraining.json: the answers of the lesson's quiz, and the figures they rest on. */
export type RetrainingAnswers = {
  /** the trigger that never fires while prices rise, and what the others ask for */
  readonly blind: "schedule" | "labels" | "performance" | "distribution";
  /** RMSE of each plan while prices rise, the largest first, and how many trainings each takes */
  readonly order: readonly QuizPlan[];
  readonly errors: Readonly<Record<QuizPlan, number>>;
  readonly trainings: Readonly<Record<QuizPlan, number>>;
  /** best remedies with prices half as high again and few new rows, and a little higher with more: two names with a dash */
  readonly remedies: string;
  /** errors of continuing and rebuilding in the first case, and of leaving the model and continuing in the second */
  readonly half: readonly [number, number];
  readonly slight: readonly [number, number];
  /** new rows from which rebuilding wins, with prices half as high again */
  readonly rebuildFrom: number;
  /** triggers that the lecture's slide has as one */
  readonly merged: "demand-performance" | "schedule-labels" | "performance-distribution";
  /** the check that stops a challenger of the corrupted week when the held-out days are corrupted too */
  readonly stopped: "error" | "schema" | "neither";
  /** on the corrupted days, of the model in force and of the challenger; and of the challenger on all days after */
  readonly corrupted: readonly [number, number];
  readonly after: number;
  /** error trigger with the last 14 days, while prices rise: RMSE and trainings; trainings while nothing changes */
  readonly errorRmse: number;
  readonly errorTrainings: number;
  readonly quietTrainings: number;
  /** while nothing changes, scored on other tracts than those trained on, and on the same: never trained, and weekly */
  readonly apart: readonly [number, number];
  readonly same: readonly [number, number];
};
