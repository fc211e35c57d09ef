import type {Gram} from "../model/gram.js";
import type {LinearModel} from "../model/types.js";
import type {Anomaly} from "../schema/types.js";
import type {ErrorSum, FeatureDistance} from "./evidence.js";
import type {LearningRows} from "./learning-rows.js";
import type {Decision, Gate, GateCheck, RetrainPolicy} from "./types.js";

/** What is found in a partition that a policy's gate must not let a challenger learn from. */
export type ReplayAnomaly = Pick<Anomaly, "column" | "kind">;

/** What a policy is replayed over: sums of rows, no rows. All Gram blocks have the same columns. */
export interface ReplayStream {
  /** rows that the first model learns from */
  readonly first: Gram;
  /** rows from before the stream that it does not learn from: its error on them is what later errors are compared with */
  readonly holdout: Gram;
  /** name of the label */
  readonly target: string;
  /** fits a model: least squares, ridge, or anything else that a Gram block determines */
  readonly fit: (rows: Gram) => LinearModel;
  /** oldest first */
  readonly partitions: readonly ReplayPartition[];
  /** whether no scoring row is a training row; otherwise a gate keeps the partitions it tries models on from the challenger */
  readonly apart: boolean;
  /** partitions until the labels of one are known; with 0 they are by its end */
  readonly delay: number;
}

export interface ReplayPartition {
  /** labelled rows that models may learn from */
  readonly training: Gram;
  /** labelled rows that errors are measured on, the same block where they are the same rows */
  readonly scoring: Gram;
  /** of the window that ends with the partition, from the reference; none while it is not compared */
  readonly features: readonly FeatureDistance[];
  readonly anomalies: readonly ReplayAnomaly[];
}

/**
 * The part of a policy that can be replayed. Sizes and operations do not differ between models over the same columns, and
 * sums over all rows say nothing about slices or about what a canary's share of them would have been.
 */
export interface ReplayPolicy extends Pick<RetrainPolicy, "triggers" | "coolDown" | "window" | "start"> {
  /** null to promote whatever was trained */
  readonly gate: Pick<Gate, "holdout" | "confidence"> | null;
}

/** What would have happened. */
export interface Replay {
  /** squared error of each partition's scoring rows by the model in force, summed */
  readonly errors: readonly ErrorSum[];
  /** of each partition, the position in `models` of the one in force */
  readonly inForce: readonly number[];
  /** that were in force, in their order; the first was there before the stream */
  readonly models: readonly ReplayedModel[];
  readonly retrainings: readonly Retraining[];
  /** over all scoring rows of the stream; NaN where there are none */
  readonly rmse: number;
}

export interface ReplayedModel {
  readonly model: LinearModel;
  readonly learnt: LearningRows;
  /** first partition it answers */
  readonly from: number;
  /** RMSE that its later errors are compared with */
  readonly baseline: number;
}

/** A training, at the end of a partition. */
export interface Retraining {
  readonly at: number;
  readonly decision: Decision;
  /** rows that the challenger learnt from */
  readonly rows: number;
  /** what the gate found; none without a gate */
  readonly checks: readonly GateCheck[];
  readonly promoted: boolean;
}
