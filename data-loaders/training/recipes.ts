import type {LinearRecipe} from "../../lib/model/linear.js";

/** How a network learns. */
export interface NetworkSettings {
  /** units of each hidden layer; none make a linear or logistic model */
  readonly hidden: readonly number[];
  /** most times through the rows */
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** ends when the rows of the validation pool have got no better for so many epochs; null: no pool, and all epochs */
  readonly patience: number | null;
}

/** What to train. */
export type Recipe =
  | LinearRecipe
  | ({readonly kind: "network"} & NetworkSettings)
  | ({readonly kind: "ensemble"; readonly networks: number} & NetworkSettings);

export type NetworkRecipe = Exclude<Recipe, LinearRecipe>;

/** The network of the built-in monitor of Boston: one hidden layer of 50 units, trained for 40 epochs. */
export const BOSTON_NETWORK = {
  kind: "network",
  hidden: [50],
  epochs: 40,
  batchSize: 32,
  learningRate: 0.01,
  patience: null
} as const satisfies NetworkRecipe;
