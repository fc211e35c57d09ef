import type {FaultId} from "./faults.js";

/** The boxes of the diagram, in the order in which data go through them. */
export const stepIds = [
  "training",
  "baseline",
  "schema",
  "serving",
  "statistics",
  "validate",
  "anomalies",
  "skew",
  "alert",
  "analysis"
] as const;
export type StepId = (typeof stepIds)[number];

/** The file that the build makes for each box, published with the course. */
export const stepFiles = {
  training: "skew-training.csv",
  baseline: "skew-baseline.json",
  schema: "skew-schema.pbtxt",
  serving: "skew-serving.csv",
  statistics: "skew-statistics.json",
  validate: "skew-checks.csv",
  anomalies: "skew-anomalies.json",
  skew: "skew-kinds.json",
  alert: "skew-alert.txt",
  analysis: "skew-analysis.csv"
} as const satisfies Readonly<Record<StepId, string>>;

/** What each box reads. */
export const stepInputs: Readonly<Record<StepId, readonly StepId[]>> = {
  training: [],
  baseline: ["training"],
  schema: ["baseline"],
  serving: [],
  statistics: ["serving"],
  validate: ["schema", "statistics"],
  anomalies: ["validate"],
  skew: ["anomalies"],
  alert: ["skew"],
  analysis: ["skew"]
};

/** What is wrong with the batch that goes through the diagram: a percentage becomes a share, and columns change. */
export const walkFaults: readonly FaultId[] = ["S6c", "S7"];

/** Largest distance between training and serving that the schema of the diagram allows. */
export const WALK_DISTANCE = 0.05;

/** skew-walk.json: what went through the diagram, for the text around it. */
export interface WalkFacts {
  readonly trainingRows: number;
  readonly servingRows: number;
  /** columns of the schema, the label included */
  readonly columns: number;
  /** limits that were measured, and those that were over */
  readonly checks: number;
  readonly over: number;
  readonly anomalies: number;
  /** anomalies of columns and types, records with a value that differs, columns whose distribution differs */
  readonly schemaSkew: number;
  readonly featureSkew: number;
  readonly distributionSkew: number;
}
