import {FOLDS, townPatterns} from "../../lib/course.js";
import type {ProtocolId, ProtocolRun, SplitModel, Splits} from "../../lib/course.js";
import {selectColumns} from "../../lib/model/columns.js";
import {gramOf} from "../../lib/model/gram.js";
import {leastSquares, predictLinear} from "../../lib/model/least-squares.js";
import {errorsOf, rmse, rounded} from "../../lib/model/metrics.js";
import {networksOf, predictColumns} from "../../lib/model/predict.js";
import {groupedFolds, kerasSplit, publishedSplits, randomFolds, unshuffledFolds} from "../../lib/model/splits.js";
import type {Split} from "../../lib/model/splits.js";
import {mean} from "../../lib/statistics/moments.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {Table} from "../boston.js";
import type {Effects} from "../effects.js";
import {fitModel} from "../training/fit.js";
import {BOSTON_NETWORK} from "../training/recipes.js";
import {tableRows} from "../training/table-rows.js";

interface ProtocolsInput {
  readonly table: Table;
  /** all 13 inputs, B included */
  readonly features: readonly string[];
  readonly target: string;
}

/** Shuffles of the random and of the grouped folds: under the latter one shuffle differs from the next by 2. */
const SHUFFLES = 50;
/** Networks per split: the seed alone moves the mean over the splits by 0.1. */
const NETWORKS = 5;

/**
 * Measures models on the 20 published splits, and least squares under every protocol.
 *
 * Grouped folds cut the 78 town patterns into ten folds of nearly as many patterns, not rows, each; one holds the 132
 * rows of the largest, and the pooled error of a run is mostly theirs.
 * @returns errors in the label's units, to four decimals
 */
export async function protocols(input: ProtocolsInput, effects: Effects): Promise<Splits> {
  const {table, features, target} = input;
  const rows = table[target]!.length;
  const published = publishedSplits(rows);
  const towns = townPatterns(table);
  const seeds = Array.from({length: SHUFFLES}, (_, i) => i + 1);
  const runs: Record<ProtocolId, Split[][]> = {
    published: published.map((split) => [split]),
    random: seeds.map((seed) => randomFolds(rows, FOLDS, seed)),
    unshuffled: [unshuffledFolds(rows, FOLDS)],
    grouped: seeds.map((seed) => groupedFolds(towns, FOLDS, seed)),
    keras: [[kerasSplit(rows)]]
  };
  const run = (splits: readonly Split[], i: number): ProtocolRun => ({
    seed: i + 1,
    ...evaluate(input, features, splits)
  });
  const linear = (names: readonly string[]): readonly number[] => evaluate(input, names, published).rmse;
  const without = (...names: string[]): string[] => features.filter((name) => !names.includes(name));
  return {
    protocols: mapValues(runs, (splits) => splits.map(run)),
    models: {
      mean: linear([]),
      ols13: linear(features),
      ols12: linear(without("b")),
      ols11: linear(without("b", "lstat")),
      ...(await measureNetworks(input, published, without("b"), effects))
    },
    published: published.map((split) => split.test)
  };
}

/** Fits least squares on the training rows of each split and measures it on the test rows. */
function evaluate(
  {table, target}: ProtocolsInput,
  features: readonly string[],
  splits: readonly Split[]
): Omit<ProtocolRun, "seed"> {
  const tested = splits.map(({train, test}) => {
    const gram = gramOf([...features, target], selectColumns(table, [...features, target], train));
    const model = leastSquares(gram, features, target);
    const labels = selectColumns(table, [target], test)[0]!;
    const predictions =
      features.length === 0
        ? labels.map(() => model.intercept)
        : predictLinear(model, selectColumns(table, features, test));
    return errorsOf(predictions, labels);
  });
  const rows = tested.reduce((sum, {n}) => sum + n, 0);
  return {
    rmse: tested.map((errors) => rounded(errors.rmse)),
    mae: tested.map((errors) => rounded(errors.mae)),
    pooled: rounded(Math.sqrt(tested.reduce((sum, errors) => sum + errors.n * errors.rmse ** 2, 0) / rows))
  };
}

/** Trains ensembles with and without B, from the same seeds, and measures the networks of each by themselves as well. */
async function measureNetworks(
  {table, features, target}: ProtocolsInput,
  splits: readonly Split[],
  withoutB: readonly string[],
  effects: Effects
): Promise<Pick<Record<SplitModel, number[]>, "mlp12" | "mlp13" | "ensemble5">> {
  const recipe = {...BOSTON_NETWORK, kind: "ensemble", networks: NETWORKS} as const;
  const bar = effects.progress("networks on 20 splits", 2 * NETWORKS * splits.length);
  // one bar for all of them: a network has learnt when it has taken its epochs
  const steps = {step: (): void => {}, done: (): void => new Array(NETWORKS).fill(0).forEach(() => bar.step())};
  const measure = async (names: readonly string[]): Promise<{single: number[]; together: number[]}> => {
    const [single, together]: [number[], number[]] = [[], []];
    for (const [split, {train, test}] of splits.entries()) {
      const rows = tableRows(table, names, target, train);
      const {model} = await fitModel(recipe, rows, deriveSeed(1, split), {progress: () => steps});
      const [labels, ...columns] = selectColumns(table, [target, ...names], test);
      const alone = networksOf(model).map((layers) => ({...model, kind: "network", layers}) as const);
      single.push(rounded(mean(alone.map((one) => rmse(predictColumns(one, columns), labels!)))));
      together.push(rounded(rmse(predictColumns(model, columns), labels!)));
    }
    return {single, together};
  };
  const [without, all] = [await measure(withoutB), await measure(features)];
  bar.done();
  return {mlp12: without.single, mlp13: all.single, ensemble5: without.together};
}

function mapValues<K extends string, A, B>(record: Readonly<Record<K, A>>, f: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, f(value)])) as Record<K, B>;
}
