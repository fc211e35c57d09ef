import type {TrainedModel} from "../../lib/model/types.js";
import {slotStart} from "../../lib/sql/slot.js";
import type {Table} from "../engines/rows.js";
import type {Fitted} from "../training/fit.js";
import type {LearningTask} from "../training/losses.js";
import type {Recipe} from "../training/recipes.js";

/** What is trained, and on what. */
export interface Training {
  readonly recipe: Recipe;
  readonly task: LearningTask;
  readonly features: readonly string[];
  readonly target: string;
  /** of a category, so many of the most frequent levels have a column of their own */
  readonly levels: number;
  readonly seed: number;
}

/** A trained model with its error on the rows that it learnt from. */
export interface Learnt extends Fitted {
  /** in the label's units; of a classifier, of the probability of the true class */
  readonly rmse: number;
  /** the same of a model that knows the mean of the labels alone, or the share of each class */
  readonly deviation: number;
}

/** Rows that were read once, and what can be trained on them. */
export interface Learner {
  /** of the partitions that have rows, in order of time; "" of a table without one */
  readonly starts: readonly string[];
  /** Returns whether the first so many partitions have a label. */
  hasLabels(partitions: number): boolean;
  /**
   * Trains on the first so many partitions.
   * @param from a model whose weights are where training starts; null, as it is without, to start from nothing
   * @throws RangeError if the recipe does not learn step by step
   */
  fit(partitions: number, from?: TrainedModel | null): Promise<Learnt>;
}

/** Returns the starts of partitions, by their slots. */
export function startsOf({time}: Table, slots: readonly number[]): string[] {
  return slots.map((slot) => (time === null ? "" : slotStart(slot, time.unit)));
}
