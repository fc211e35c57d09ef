/** The steps of a model's life as a book on the field has them. */
export const lifeSteps = ["build", "preproduction", "deployment", "monitoring", "governance"] as const;
export type LifeStep = (typeof lifeSteps)[number];

/** Which lessons are about a step, by their addresses, in the order of the course. */
export const lessonsOfStep: Readonly<Record<LifeStep, readonly string[]>> = {
  build: ["the-pipeline", "data-quality", "the-boston-model"],
  preproduction: ["the-pipeline", "another-place-another-time", "retraining"],
  deployment: ["a-model-is-not-a-product", "serving", "retraining"],
  monitoring: ["what-to-watch", "logging", "model-decay", "false-alarms", "skew", "retraining"],
  governance: ["the-boston-model", "logging", "closing-the-loop"]
};

/** life-cycle.json: the titles of the lessons that there are, by address and language. */
export interface LessonTitles {
  readonly titles: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
