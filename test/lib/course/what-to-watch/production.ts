import {productionOf} from "../../../../lib/course/what-to-watch/production.js";
import type {Production} from "../../../../lib/course/what-to-watch/production.js";
import {selectColumns} from "../../../../lib/model/columns.js";
import {gramOf} from "../../../../lib/model/gram.js";
import {leastSquares} from "../../../../lib/model/least-squares.js";
import type {TrainedModel} from "../../../../lib/model/types.js";
import {dealPools, TRAIN} from "../../../../lib/scenario/pools.js";
import {bostonColumns, bostonFeatures} from "../../../boston-rows.js";

const features = bostonFeatures.filter((name) => name !== "b");
const pool = Array.from(dealPools(bostonColumns["medv"]!, 42));

/** Least squares on the training rows, written as a trained model: quicker than a network, and good enough to watch. */
function trained(): TrainedModel {
  const learnt = Array.from(pool.keys()).filter((row) => pool[row] === TRAIN);
  const names = [...features, "medv"];
  const {intercept, coefficients} = leastSquares(
    gramOf(names, selectColumns(bostonColumns, names, learnt)),
    features,
    "medv"
  );
  return {
    kind: "least squares",
    inputs: features.map((name) => ({kind: "number", name, mean: 0, sd: 1, gaps: false})),
    outcome: {task: "regression", name: "medv", mean: 0, sd: 1},
    layers: [{inputs: features.length, outputs: 1, weights: coefficients, bias: [intercept], activation: "linear"}]
  };
}

/** The service of the lesson with a linear model in force. */
export const production: Production = productionOf({columns: bostonColumns, pool}, trained(), {
  rowsPerDay: 120,
  seed: 42
});
