import type {CardSlice, ModelCard} from "../model/card.js";

/** What the registry keeps of a version of a model; it never changes. */
export interface ModelRecord {
  /** first 12 hexadecimal digits of the SHA-256 of the model */
  readonly version: string;
  /** the champion when it was trained; null for the first */
  readonly parent: string | null;
  /** start of the partition after which it was trained; null for the first, which was there before them */
  readonly trainedAt: string | null;
  readonly data: TrainingData;
  /** digest of the schema that its inputs have to fit */
  readonly schema: string;
  /** digest of the code that trained it */
  readonly code: string;
  /** what was trained, as the configuration has it */
  readonly recipe: string;
  readonly seed: number;
  /** errors on rows it was not trained on: all, then slices of them */
  readonly metrics: readonly CardSlice[];
  /** of those rows by tenth of prediction, lowest first; null where there are too few */
  readonly calibration: readonly CalibrationBin[] | null;
  /** of the model as it is published, in bytes */
  readonly bytes: number;
  /** multiplications and additions per row: what an answer costs, whatever the machine */
  readonly operations: number;
  readonly card: ModelCard;
}

/** The rows that a version was trained on. */
export interface TrainingData {
  /** digest of their values, in order */
  readonly fingerprint: string;
  readonly rows: number;
  /** starts of the first and the last partition; null for rows that are no partition's */
  readonly span: readonly [string, string] | null;
}

/** Rows whose predictions lie close together. */
export interface CalibrationBin {
  readonly n: number;
  readonly prediction: number;
  readonly label: number;
}

/** A candidate waits for its gate or its canary, the champion answers, archived versions did or were refused. */
export type Stage = "candidate" | "champion" | "archived";

/** A version as the journal leaves it. */
export interface Standing {
  readonly version: string;
  readonly stage: Stage;
  /** start of the partition whose step gave it that stage; null for the first champion before any */
  readonly since: string | null;
}
