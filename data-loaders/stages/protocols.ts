import {FOLDS, townPatterns} from "../../lib/course.js";
import type {ProtocolId, ProtocolRun, SplitModel, Splits} from "../../lib/course.js";
import {selectColumns} from "../../lib/model/columns.js";
import {predictColumns} from "../../lib/model/dense.js";
import {gramOf} from "../../lib/model/gram.js";
import {leastSquares, predictLinear} from "../../lib/model/least-squares.js";
import {errorsOf, rmse, rounded} from "../../lib/model/metrics.js";
import {groupedFolds, kerasSplit, publishedSplits, randomFolds, unshuffledFolds} from "../../lib/model/splits.js";
import type {Split} from "../../lib/model/splits.js";
import {mean} from "../../lib/statistics/moments.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {Effects} from "../effects.js";
import {network, trainNetworks} from "../network.js";
import type {Table} from "../network.js";
import {loadTensorflow} from "../tensorflow.js";
import type {Tensorflow} from "../tensorflow.js";

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
      ...measureNetworks(await loadTensorflow(), input, published, without("b"), effects)
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

/** Trains networks with and without B, from the same seeds, and averages those without to an ensemble. */
function measureNetworks(
  tensorflow: Tensorflow,
  {table, features, target}: ProtocolsInput,
  splits: readonly Split[],
  withoutB: readonly string[],
  {progress}: Effects
): Pick<Record<SplitModel, number[]>, "mlp12" | "mlp13" | "ensemble5"> {
  const bar = progress("networks on 20 splits", 2 * network.epochs);
  const lessons = splits.flatMap(({train}, split) =>
    Array.from({length: NETWORKS}, (_, i) => ({rows: train, seed: deriveSeed(1, split, i)}))
  );
  /** predictions of the test rows, by split and network */
  const predict = (names: readonly string[]): Float64Array[][] => {
    const trained = trainNetworks(tensorflow, table, {features: names, target, lessons, onEpoch: () => bar.step()});
    return splits.map(({test}, split) => {
      const columns = selectColumns(table, names, test);
      return trained.slice(split * NETWORKS, (split + 1) * NETWORKS).map((one) => predictColumns(one, columns));
    });
  };
  const labels = splits.map(({test}) => selectColumns(table, [target], test)[0]!);
  const single = (predictions: Float64Array[][]): number[] =>
    predictions.map((networks, split) => rounded(mean(networks.map((values) => rmse(values, labels[split]!)))));
  const [without, all] = [predict(withoutB), predict(features)];
  bar.done();
  return {
    mlp12: single(without),
    mlp13: single(all),
    ensemble5: without.map((networks, split) => rounded(rmse(average(networks), labels[split]!)))
  };
}

function average(predictions: readonly Float64Array[]): Float64Array {
  return predictions[0]!.map((_, row) => mean(predictions.map((values) => values[row]!)));
}

function mapValues<K extends string, A, B>(record: Readonly<Record<K, A>>, f: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, f(value)])) as Record<K, B>;
}
