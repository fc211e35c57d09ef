/** The stages of a model's life, as every lesson shows them. */
export const stages = ["data", "modelling", "deploy", "monitoring", "retrain"] as const;
export type Stage = (typeof stages)[number];

/** A lesson: its address under `/learn/`, which stage it is about, and how long it takes a reader. */
export interface Lesson {
  readonly slug: string;
  /** null for a lesson about the whole */
  readonly stage: Stage | null;
  readonly minutes: number;
}

/** The lessons in the order in which they are meant to be read. */
export const lessons: readonly Lesson[] = [
  {slug: "a-model-is-not-a-product", stage: null, minutes: 10},
  {slug: "the-pipeline", stage: null, minutes: 13},
  {slug: "data-quality", stage: "data", minutes: 15},
  {slug: "the-boston-model", stage: "modelling", minutes: 15},
  {slug: "another-place-another-time", stage: "modelling", minutes: 14},
  {slug: "serving", stage: "deploy", minutes: 15},
  {slug: "what-to-watch", stage: "monitoring", minutes: 15}
];
