import type {LossCurves} from "../../lib/course.js";
import {selectColumns} from "../../lib/model/columns.js";
import {predictColumns} from "../../lib/model/dense.js";
import {rmse, rounded} from "../../lib/model/metrics.js";
import type {Effects} from "../effects.js";
import {trainNetworks} from "../network.js";
import type {Table} from "../network.js";
import {loadTensorflow} from "../tensorflow.js";

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
  const runs = seeds.map((seed) => ({seed, train: [] as number[], validation: [] as number[]}));
  const parts = (["train", "validation"] as const).map((name) => {
    const [labels, ...columns] = selectColumns(table, [target, ...features], input[name]);
    return {name, labels: labels!, columns};
  });
  const bar = progress("loss by epoch", LOSS_EPOCHS);
  trainNetworks(await loadTensorflow(), table, {
    ...{features, target, epochs: LOSS_EPOCHS, lessons: seeds.map((seed) => ({rows: input.train, seed}))},
    onEpoch: (_, networks) => {
      networks().forEach((trained, i) => {
        for (const {name, labels, columns} of parts)
          runs[i]![name].push(rounded(rmse(predictColumns(trained, columns), labels)));
      });
      bar.step();
    }
  });
  bar.done();
  return {runs};
}
