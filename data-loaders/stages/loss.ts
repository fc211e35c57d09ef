import type {LossCurves} from "../../lib/course.js";
import {selectColumns} from "../../lib/model/columns.js";
import {rmse, rounded} from "../../lib/model/metrics.js";
import {predictColumns} from "../../lib/model/predict.js";
import type {Table} from "../boston.js";
import type {Effects} from "../effects.js";
import {BOSTON_NETWORK} from "../training/recipes.js";
import {tableRows} from "../training/table-rows.js";
import {loadTensorflow} from "../training/tensorflow.js";
import {labelsOf, preparedRows} from "../training/training-rows.js";

interface LossInput {
  readonly table: Table;
  readonly features: readonly string[];
  readonly target: string;
  readonly train: readonly number[];
  readonly validation: readonly number[];
}

/** Long enough that the network over-fits and the film shows it. */
const LOSS_EPOCHS = 200;

/** Trains the network from three seeds and measures it after every epoch. */
export async function lossCurves(input: LossInput, {progress}: Effects): Promise<LossCurves> {
  const {table, features, target} = input;
  const seeds = [1, 2, 3];
  const parts = (["train", "validation"] as const).map((name) => {
    const [labels, ...columns] = selectColumns(table, [target, ...features], input[name]);
    return {name, labels: labels!, columns};
  });
  const rows = tableRows(table, features, target, input.train);
  const {inputs, outcome, train} = preparedRows(rows, labelsOf(rows), new Uint8Array(input.train.length));
  const tensorflow = await loadTensorflow();
  const {kind, hidden, batchSize, learningRate} = BOSTON_NETWORK;
  const bar = progress("loss by epoch", seeds.length * LOSS_EPOCHS);
  const runs = seeds.map((seed) => {
    const run = {seed, train: [] as number[], validation: [] as number[]};
    tensorflow.train(train, {
      ...{task: "regression", hidden, epochs: LOSS_EPOCHS, batchSize, learningRate, seed, start: null, stop: null},
      onEpoch: (_, loss, layers) => {
        const model = {kind, inputs, outcome, layers: layers()};
        for (const {name, labels, columns} of parts)
          run[name].push(rounded(rmse(predictColumns(model, columns), labels)));
        bar.step(`loss ${loss.toPrecision(3)}`);
      }
    });
    return run;
  });
  bar.done();
  return {runs};
}
