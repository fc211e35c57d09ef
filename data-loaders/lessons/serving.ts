import type {ModelPoint, ServingFile} from "../../lib/course/serving/files.js";
import {momentsOf} from "../../lib/course/serving/stale.js";
import type {PredictionMoments} from "../../lib/course/serving/stale.js";
import {selectColumns} from "../../lib/model/columns.js";
import {rmse, rounded} from "../../lib/model/metrics.js";
import {networksOf, predictColumns} from "../../lib/model/predict.js";
import {publishedSplits} from "../../lib/model/splits.js";
import {TRAIN} from "../../lib/scenario/pools.js";
import {scenarios} from "../../lib/scenario/scenarios.js";
import {mean} from "../../lib/statistics/moments.js";
import {quantile} from "../../lib/statistics/quantile.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import {fitModel} from "../training/fit.js";
import {BOSTON_NETWORK} from "../training/recipes.js";
import {tableRows} from "../training/table-rows.js";
import {tensorflowVersions} from "../training/tensorflow.js";
import type {CourseKit} from "./kit.js";
import {servingAnswers} from "./serving-answers.js";

/** Networks on the published splits that only this lesson has: units of the hidden layers, and networks per split. */
const TRAINED = {
  small: {hidden: [16], networks: 5},
  // one per split, because one takes as long as a dozen of the others
  large: {hidden: [128, 128], networks: 1}
} as const;

/** Networks per split behind the errors of the champion's shape in splits.json. */
const NETWORKS = 5;

/** Makes the files of the lesson on serving. */
export async function servingFiles(kit: CourseKit): Promise<Record<string, string>> {
  const trained = await kit.kept("networks", {...kit.data, packages: tensorflowVersions()}, () => measureTrained(kit));
  const file: ServingFile = {
    models: modelPoints(kit, JSON.parse(trained) as TrainedErrors),
    moments: productionMoments(kit),
    growth: growthPerDay(),
    catalogue: kit.pools.length,
    inputs: kit.features.map((name) => {
      const sorted = trainColumn(kit, name).sort();
      return {name, min: sorted[0]!, median: quantile(sorted, 0.5), max: sorted.at(-1)!};
    })
  };
  return {"serving.json": JSON.stringify(file), "quiz-serving.json": JSON.stringify(servingAnswers(file))};
}

type TrainedErrors = Readonly<Record<keyof typeof TRAINED, number>>;

async function measureTrained(kit: CourseKit): Promise<TrainedErrors> {
  return {small: await measureShape(kit, TRAINED.small), large: await measureShape(kit, TRAINED.large)};
}

/** Returns the mean RMSE over the 20 published splits of networks that differ from the champion's in their hidden layers. */
async function measureShape(
  {table, features, monitor, effects}: CourseKit,
  {hidden, networks}: {readonly hidden: readonly number[]; readonly networks: number}
): Promise<number> {
  const target = monitor.target.name;
  const splits = publishedSplits(table[target]!.length);
  const bar = effects.progress(`networks of ${hidden.join(" and ")} units`, networks * splits.length);
  const steps = {step: (): void => {}, done: (): void => new Array(networks).fill(0).forEach(() => bar.step())};
  const errors: number[] = [];
  for (const [split, {train, test}] of splits.entries()) {
    const recipe = {...BOSTON_NETWORK, kind: "ensemble", networks, hidden} as const;
    const rows = tableRows(table, features, target, train);
    const {model} = await fitModel(recipe, rows, deriveSeed(1, split), {progress: () => steps});
    const [labels, ...columns] = selectColumns(table, [target, ...features], test);
    const alone = networksOf(model).map((layers) => ({...model, kind: "network", layers}) as const);
    errors.push(mean(alone.map((one) => rmse(predictColumns(one, columns), labels!))));
  }
  bar.done();
  return rounded(mean(errors));
}

function modelPoints({features, splits: {models}}: CourseKit, trained: TrainedErrors): ModelPoint[] {
  const inputs = features.length;
  const one = {networks: 1, trained: 1};
  return [
    {...one, id: "mean", widths: null, rmse: mean(models.mean)},
    {...one, id: "linear", widths: [inputs, 1], rmse: mean(models.ols12)},
    {...one, ...shapeOf(inputs, "small"), rmse: trained.small},
    {
      ...one,
      id: "champion",
      widths: [inputs, ...BOSTON_NETWORK.hidden, 1],
      rmse: mean(models.mlp12),
      trained: NETWORKS
    },
    {...one, ...shapeOf(inputs, "large"), rmse: trained.large},
    {
      ...{id: "five", widths: [inputs, ...BOSTON_NETWORK.hidden, 1], rmse: mean(models.ensemble5)},
      ...{networks: NETWORKS, trained: NETWORKS}
    }
  ];
}

function shapeOf(inputs: number, id: keyof typeof TRAINED): Pick<ModelPoint, "id" | "widths" | "trained"> {
  return {id, widths: [inputs, ...TRAINED[id].hidden, 1], trained: TRAINED[id].networks};
}

/** Of the rows that the champion did not learn from. */
function productionMoments({table, features, monitor, pools, champion}: CourseKit): PredictionMoments {
  const rows = Array.from(pools, (_, row) => row).filter((row) => pools[row] !== TRAIN);
  const [labels, ...columns] = selectColumns(table, [monitor.target.name, ...features], rows);
  return momentsOf(labels!, predictColumns(champion.model, columns));
}

/** Asks the scenario itself what a day does to a label. */
function growthPerDay(): number {
  const {changeDay, change} = scenarios.S4;
  const row = {medv: 1};
  change!(row, {day: changeDay! + 1, z: () => 0, mean: () => 0, chance: () => 0});
  return row.medv;
}

function trainColumn({table, pools}: CourseKit, name: string): Float64Array {
  return Float64Array.from(table[name]!.filter((_, row) => pools[row] === TRAIN));
}
