import {encodedGram, LABEL, learntGram} from "./encoded-gram.js";
import type {GramSums} from "./encoded-gram.js";
import {gramRmse, gramRows} from "./gram.js";
import {leastSquares} from "./least-squares.js";
import {ridge} from "./ridge.js";
import type {LinearTrained, ModelInput} from "./types.js";

/** How a linear model is fitted. */
export type LinearRecipe = {readonly kind: "least squares"} | {readonly kind: "ridge"; readonly penalty: number};

/** A linear model with what its training rows say of it, in the label's units. */
export interface LinearFit {
  readonly model: LinearTrained;
  readonly rows: number;
  /** root mean squared error on the training rows */
  readonly rmse: number;
  /** standard deviation of the label: the error of a model that knows its mean alone */
  readonly deviation: number;
}

/**
 * Fits a linear model from sums over encoded rows. A column that the rows do not have weighs nothing, such as a level
 * that only came later.
 * @param plain inputs (`plainInputs`) by which the rows were encoded
 * @param sums of rows whose labels were taken about `label.centre`
 * @throws RangeError if there are no rows, or a number is missing in every row
 */
export function fitLinear(
  recipe: LinearRecipe,
  plain: readonly ModelInput[],
  sums: GramSums,
  label: {readonly name: string; readonly centre: number}
): LinearFit {
  const {inputs, gram} = learntGram(plain, encodedGram(sums));
  const features = gram.names.slice(1, -1);
  const fitted =
    recipe.kind === "ridge" ? ridge(gram, features, LABEL, recipe.penalty) : leastSquares(gram, features, LABEL);
  const {intercept, coefficients} = fitted;
  return {
    model: {
      kind: recipe.kind,
      inputs,
      outcome: {task: "regression", name: label.name, mean: 0, sd: 1},
      layers: [
        {
          ...{inputs: features.length, outputs: 1},
          ...{weights: coefficients, bias: [intercept + label.centre], activation: "linear"}
        }
      ]
    },
    rows: gramRows(gram),
    rmse: gramRmse(gram, fitted, LABEL),
    deviation: gramRmse(gram, leastSquares(gram, [], LABEL), LABEL)
  };
}
