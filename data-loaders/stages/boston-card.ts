import type {CardField, CardSlice, ModelCard} from "../../lib/model/card.js";
import type {Errors} from "../../lib/model/metrics.js";
import {TRAIN} from "../../lib/scenario/pools.js";
import {quantile} from "../../lib/statistics/quantile.js";
import {CAP, CITY, correctionsOf} from "../boston.js";
import type {Table} from "../boston.js";
import {BOSTON_NETWORK} from "../training/recipes.js";
import {tensorflowVersions} from "../training/tensorflow.js";
import type {SourceRows} from "./ingest.js";

/** Errors on one set of rows, with the share of the label's variance that is explained. */
export interface Evaluation extends Errors {
  readonly r2: number;
}

export interface Evaluations {
  readonly train: Evaluation;
  readonly holdout: Evaluation;
}

/** What the card is written from. */
interface CardFacts {
  readonly table: Table;
  readonly source: Omit<SourceRows, "columns">;
  readonly pools: ArrayLike<number>;
  readonly features: readonly string[];
  readonly target: string;
  readonly seed: number;
  readonly version: string;
  readonly evaluations: {readonly model: Evaluations; readonly baseline: Evaluations};
  readonly slices: readonly CardSlice[];
}

interface NamedSlice {
  readonly slice: string;
  holds(row: number): boolean;
}

/** Returns the slices that the card reports on; the thirds of LSTAT are those of the training rows. */
export function bostonSlices(table: Table, trainRows: readonly number[]): NamedSlice[] {
  const {lstat, rad, medv} = table as Record<"lstat" | "rad" | "medv", readonly number[]>;
  const sorted = trainRows.map((row) => lstat[row]!).sort((a, b) => a - b);
  const [low, high] = [quantile(sorted, 1 / 3), quantile(sorted, 2 / 3)];
  return [
    {slice: "all", holds: () => true},
    {slice: `LSTAT up to ${low.toFixed(1)}`, holds: (row) => lstat[row]! <= low},
    {
      slice: `LSTAT ${low.toFixed(1)} to ${high.toFixed(1)}`,
      holds: (row) => lstat[row]! > low && lstat[row]! <= high
    },
    {slice: `LSTAT above ${high.toFixed(1)}`, holds: (row) => lstat[row]! > high},
    {slice: `RAD ${CITY}`, holds: (row) => rad[row] === CITY},
    {slice: `RAD below ${CITY}`, holds: (row) => rad[row]! < CITY},
    {slice: `MEDV at the cap of ${CAP}`, holds: (row) => medv[row]! >= CAP},
    {slice: "MEDV below the cap", holds: (row) => medv[row]! < CAP}
  ];
}

/** Writes the card of the Boston model: prose of ours, every figure from the run. */
export function bostonCard(facts: CardFacts): ModelCard {
  const {n, rmse} = facts.evaluations.model.holdout;
  return {
    version: facts.version,
    holdout: {rows: n, rmse},
    details: details(facts),
    intendedUse: fields({
      Purpose: "To teach how a model is monitored. It is the subject of the lessons and of the monitor “boston”.",
      Users: "Readers of this site, and people who try the library on a model they can look into.",
      "Out of scope": "Any real price, in Boston or elsewhere. Any decision about people, homes or neighbourhoods."
    }),
    factors: fields({
      Groups: "Thirds of LSTAT, because a mean error hides whom a model is wrong for.",
      Place: `RAD ${CITY} against the rest: the rows form two markets in which the inputs mean different things.`,
      Instrument: `Capped labels: a value above ${CAP} was written down as ${CAP}, so a model that is right there counts as wrong.`
    }),
    metrics: metrics(facts),
    evaluationData: evaluationData(facts),
    trainingData: trainingData(facts),
    quantitativeAnalyses: facts.slices,
    ethicalConsiderations: fields({
      "Column B":
        "A parabola of the share of Black residents, built on a racist assumption about house values. It is not an " +
        "input. Leaving it out does not remove the signal: other columns stand in for it.",
      LSTAT:
        "An input, under a contested name: it counts adults without some high school and men classed as labourers as " +
        "“lower status”. Its weight says what the market of 1970 paid for, not what a neighbourhood is worth.",
      People: "Rows are census tracts, not persons; whoever applies the model to persons misuses it."
    }),
    caveats: caveats(facts)
  };
}

function details({version, features, target, seed}: CardFacts): CardField[] {
  const {epochs, batchSize, learningRate} = BOSTON_NETWORK;
  const [hidden] = BOSTON_NETWORK.hidden;
  const weights = (features.length + 1) * hidden + hidden + 1;
  return fields({
    Version: `${version}, the first twelve digits of the SHA-256 of the weights and their encoding.`,
    Parent: "none",
    Type: `Dense network ${features.length}-${hidden}-1 with ${weights} weights; relu, then linear.`,
    Inputs: `${features.map((name) => name.toUpperCase()).join(", ")}; standardised, a missing value taken as the mean.`,
    Output: `${target.toUpperCase()}, the median value of owner-occupied homes of a census tract, in $1000.`,
    Training:
      `Mean squared error, Adam at ${learningRate}, ${epochs} epochs in batches of ${batchSize}, seed ${seed}; ` +
      `TensorFlow.js ${tensorflowVersions()["@tensorflow/tfjs-core"]}.`,
    Licence: "Apache-2.0, as the code that made it."
  });
}

function metrics({table, target, evaluations, pools}: CardFacts): CardField[] {
  const {model, baseline} = evaluations;
  const deviation = model.holdout.rmse / Math.sqrt(1 - model.holdout.r2);
  const capped = table[target]!.filter((value, row) => value >= CAP && pools[row] !== TRAIN).length;
  return fields({
    Measures: "RMSE, mean absolute error and mean error (prediction minus label) in $1000; R² as a share.",
    "Hold-out rows": sentence(model.holdout),
    "Training rows": sentence(model.train),
    "Least squares, hold-out rows": sentence(baseline.holdout),
    "Standard deviation of the hold-out labels": `${deviation.toFixed(2)}: the error of a model that knows their mean alone.`,
    "Capped labels": `${capped} of ${model.holdout.n} hold-out rows are at the cap.`
  });
}

function evaluationData({evaluations, target, seed}: CardFacts): CardField[] {
  return fields({
    Rows: `${evaluations.model.holdout.n} tracts the model was not trained on (pools A and B).`,
    Choice: `Drawn with seed ${seed} so that the quartiles of ${target.toUpperCase()} are as common as among the training rows.`,
    Limits: "Towns have rows on both sides, so the error in a town never seen would be larger; see the lesson."
  });
}

function trainingData({table, source, evaluations}: CardFacts): CardField[] {
  return fields({
    Rows: `${evaluations.model.train.n} of ${source.rows} census tracts of the Boston area, census of 1970.`,
    Source: `${source.name}; ${source.origin}. ${source.licence}.`,
    "SHA-256": source.sha256,
    Labels:
      `MEDV as first published, with the ${correctionsOf(table).length} errors that were corrected in 1996, so that ` +
      "results can be compared with those of others."
  });
}

function caveats({table, target, source}: CardFacts): CardField[] {
  const labels = table[target]!;
  const capped = labels.filter((value) => value >= CAP).length;
  return fields({
    Cap: `${capped} of ${labels.length} labels are cut off at ${CAP}: what they were is not known, so the error there is that of the cut-off value.`,
    Size: `With ${source.rows} rows, luck with the split moves the error more than most changes to the model.`,
    Dependence: "Rows of one town repeat the town's columns and are not independent.",
    Age: "Values and inputs are those of 1970; nothing here carries over to today."
  });
}

function sentence({n, rmse, mae, bias, r2}: Evaluation): string {
  return `RMSE ${rmse.toFixed(2)}, mean absolute error ${mae.toFixed(2)}, mean error ${bias.toFixed(2).replace("-", "−")}, R² ${r2.toFixed(3)} on ${n} rows.`;
}

function fields(texts: Readonly<Record<string, string>>): CardField[] {
  return Object.entries(texts).map(([name, text]) => ({name, text}));
}
