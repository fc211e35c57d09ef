/** The stages of a model's life, as every lesson shows them. */
export const stages = ["data", "modelling", "deploy", "monitoring", "retrain"] as const;
export type Stage = (typeof stages)[number];

/** A lesson: its address under `/learn/`, which stage it is about, and how long it takes a reader. */
export interface Lesson {
  readonly slug: string;
  /** null for a lesson about the whole */
  readonly stage: Stage | null;
  /** words at 220 a minute, and two minutes for each thing to try and for the quiz; 8 to 15 */
  readonly minutes: number;
}

/** The lessons in the order in which they are meant to be read. */
export const lessons: readonly Lesson[] = [
  {slug: "a-model-is-not-a-product", stage: null, minutes: 12},
  {slug: "the-pipeline", stage: null, minutes: 11},
  {slug: "data-quality", stage: "data", minutes: 15},
  {slug: "the-boston-model", stage: "modelling", minutes: 15},
  {slug: "another-place-another-time", stage: "modelling", minutes: 15},
  {slug: "serving", stage: "deploy", minutes: 15},
  {slug: "what-to-watch", stage: "monitoring", minutes: 13},
  {slug: "logging", stage: "monitoring", minutes: 10},
  {slug: "model-decay", stage: "monitoring", minutes: 15},
  {slug: "false-alarms", stage: "monitoring", minutes: 15},
  {slug: "skew", stage: "monitoring", minutes: 15},
  {slug: "retraining", stage: "retrain", minutes: 15},
  {slug: "closing-the-loop", stage: null, minutes: 15}
];
