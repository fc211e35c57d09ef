/** Something that the course teaches because the lecture did, in our words. */
export interface SyllabusItem {
  readonly id: string;
  readonly item: string;
  /** addresses of the lessons that have to cover it; "home" is the course's own page */
  readonly lessons: readonly string[];
}

/** What the lecture taught, in its order, and the lessons that have to cover each item. */
export const syllabus = [
  {id: "agenda", item: "What the course goes through", lessons: ["home"]},
  {id: "references", item: "A specialization of four courses, and a book", lessons: ["closing-the-loop"]},
  {id: "mlops", item: "DevOps, and what MLOps adds to it", lessons: ["a-model-is-not-a-product"]},
  {id: "recommendation", item: "Recommendation systems", lessons: ["a-model-is-not-a-product", "retraining"]},
  {id: "aiops", item: "AIOps, which is not MLOps", lessons: ["a-model-is-not-a-product"]},
  {id: "ci-cd-ct", item: "Stages of an automated pipeline; CI, CD and CT", lessons: ["the-pipeline"]},
  {id: "challenges", item: "Four challenges of production", lessons: ["a-model-is-not-a-product"]},
  {id: "ml-pipeline", item: "The pipeline of a model, and an architecture for it", lessons: ["the-pipeline"]},
  {id: "data-matters", item: "Meaningful data, columns that say nothing, coverage", lessons: ["data-quality"]},
  {id: "labelling", item: "What labels cost, and the 25% it is said to be", lessons: ["data-quality"]},
  {id: "data-pipeline", item: "Collecting, ingesting, preparing, watching data", lessons: ["data-quality", "logging"]},
  {id: "boston", item: "The Boston rows and their columns", lessons: ["the-boston-model"]},
  {id: "boston-today", item: "Prices in Boston today?", lessons: ["another-place-another-time"]},
  {id: "hsinchu", item: "Prices in Hsinchu?", lessons: ["another-place-another-time"]},
  {id: "hsinchu-history", item: "Hsinchu, with a history?", lessons: ["another-place-another-time"]},
  {id: "keep-usable", item: "How to keep a model usable?", lessons: ["another-place-another-time"]},
  {id: "two-columns", item: "Notebook and production, a table of four rows", lessons: ["a-model-is-not-a-product"]},
  {id: "serving-cost", item: "Latency, throughput, cost, and what accuracy costs", lessons: ["serving"]},
  {id: "saving", item: "Serving frameworks, accelerators, feature lookup", lessons: ["serving"]},
  {id: "real-time", item: "Real-time inference", lessons: ["serving"]},
  {id: "batch", item: "Batch inference", lessons: ["serving"]},
  {id: "dashboard", item: "From what can fail to what is watched", lessons: ["what-to-watch"]},
  {id: "model-monitoring", item: "Inputs, predictions, versions, correlations", lessons: ["what-to-watch"]},
  {id: "logs", item: "What a log is, and what speaks for and against it", lessons: ["logging"]},
  {id: "decay", item: "Model decay and its causes", lessons: ["model-decay"]},
  {id: "stories", item: "Lockdown, masks and speech", lessons: ["model-decay"]},
  {id: "two-drifts", item: "Data drift in x, concept drift from x to y", lessons: ["model-decay"]},
  {id: "drift-tests", item: "Tests without labels", lessons: ["false-alarms"]},
  {id: "seasons", item: "Trend and season on a dashboard", lessons: ["false-alarms"]},
  {id: "evaluation", item: "Continuous evaluation", lessons: ["false-alarms"]},
  {id: "skew-diagram", item: "The diagram of skew detection", lessons: ["skew"]},
  {id: "definitions", item: "Drift and skew defined, in both languages", lessons: ["model-decay", "skew"]},
  {id: "mitigate", item: "Continue or rebuild", lessons: ["retraining"]},
  {id: "policy", item: "When to train again", lessons: ["retraining"]},
  {id: "summary", item: "A small part is the model", lessons: ["a-model-is-not-a-product", "closing-the-loop"]},
  {id: "practise", item: "Practise CI, CD and CT", lessons: ["a-model-is-not-a-product", "closing-the-loop"]},
  {id: "kubernetes", item: "Kubernetes on one’s own computer", lessons: ["closing-the-loop"]}
] as const satisfies readonly SyllabusItem[];

/** What the strip at the top of every lesson shows, so that no lesson has to say so. */
export const inEveryLesson = {
  item: "Data pipeline, modelling, deploy, monitoring, retrain",
  reader: "sees in the strip at the top which part of a model’s life the lesson is about"
} as const;
