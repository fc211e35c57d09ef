import {codedLinear, predictCoded} from "../../lib/model/coded-linear.js";
import type {CodedLinear} from "../../lib/model/coded-linear.js";
import {addGrams, gramRmse, gramRows, profiledGram} from "../../lib/model/gram.js";
import type {Gram} from "../../lib/model/gram.js";
import {leastSquares} from "../../lib/model/least-squares.js";
import type {LinearModel} from "../../lib/model/types.js";
import {layoutOf} from "../../lib/profile/layout.js";
import type {ColumnSpec, PartitionProfile, ProfileSpec} from "../../lib/profile/types.js";
import {duckdb} from "../../lib/sql/duckdb.js";
import {rangeCondition, readColumn} from "../../lib/sql/source-columns.js";
import type {Database} from "../engines/duckdb.js";
import type {TablePredictor} from "../engines/predictor.js";
import {sourceOf} from "../engines/rows-text.js";
import type {Table} from "../engines/rows.js";
import {readTable} from "../engines/table.js";
import {frequentLevels} from "../engines/vocabulary.js";
import {rangeOf} from "./period.js";
import {tryModel} from "./trial.js";
import type {Trial} from "./trial.js";

/** A model that the build trained on the reference rows. */
export interface Trained {
  readonly model: CodedLinear;
  readonly features: readonly string[];
  readonly target: string;
  /** rows with a label and all features */
  readonly rows: number;
  /** on those rows, in the label's units */
  readonly rmse: number;
  /** standard deviation of the label on those rows: the error of a model that knows its mean alone */
  readonly deviation: number;
  /** starts of the first and the last partition; "" where rows have no time */
  readonly span: readonly [string, string];
  /** of a model of the partitions before, on the last fifth of them; null where there are fewer than five */
  readonly holdout: Holdout | null;
  /** of the model itself, on the rows it was trained on; null where there is a hold-out, which says more */
  readonly training: Trial | null;
}

/** A trial on rows that the model was not trained on. */
export interface Holdout extends Trial {
  /** starts of the first and the last partition of them */
  readonly span: readonly [string, string];
}

/** What is trained, and on what. */
export interface Training {
  readonly features: readonly string[];
  readonly target: string;
  /** of a category, so many of the most frequent levels have a weight of their own */
  readonly levels: number;
}

const FIFTH = 5;

/**
 * Trains least squares on the rows of a table, read once: one Gram block per partition is all that is needed, of all of
 * them for the model in force, and of the first four fifths for the one that is tried on the rest.
 * @param specs of the table's columns, the target's among them
 * @throws Error if no row has a label and all features
 */
export async function trainLeastSquares(
  database: Database,
  table: Table,
  specs: readonly ColumnSpec[],
  {features, target, levels}: Training
): Promise<Trained> {
  const known = await knownColumns(database, table, specs, features, levels);
  const label = specs.find(({name}) => name === target)!;
  const names = [...features, target];
  const spec: ProfileSpec = {columns: [...known, label], blocks: [{kind: "gram", columns: names}], slices: []};
  const {partitions} = await readTable(database, spec, table, {predictor: null});
  const grams = partitions.map((partition) => gramOf(spec, partition));
  const starts = partitions.map(({start}) => start);
  const fitted = fit(grams, target);
  if (fitted === null) throw new Error(`nothing to train on: no reference row has ${names.join(", ")}`);
  const {gram, linear} = fitted;
  const last = grams.length - Math.floor(grams.length / FIFTH);
  const early = last === grams.length ? null : fit(grams.slice(0, last), target);
  const tried = async (by: LinearModel, rows: Table, all: string): Promise<Trial | null> => {
    const predictor = predictorOf({model: codedLinear(by, known), features}, specs);
    const columns = specs.filter(({name}) => names.includes(name));
    return tryModel(database, rows, columns, {predictor, target, all});
  };
  const span = [starts[last] ?? "", starts.at(-1)!] as const;
  const holdout = early && (await tried(early.linear, since(table, span), "hold-out rows"));
  return {
    ...{model: codedLinear(linear, known), features, target},
    rows: gramRows(gram),
    rmse: gramRmse(gram, linear, target),
    deviation: gramRmse(gram, leastSquares(gram, [], target), target),
    span: [starts[0]!, starts.at(-1)!],
    holdout: holdout && {...holdout, span},
    training: holdout === null ? await tried(linear, table, "rows it was trained on") : null
  };
}

/** Returns the features with the levels that have a weight of their own. */
function knownColumns(
  database: Database,
  table: Table,
  specs: readonly ColumnSpec[],
  features: readonly string[],
  levels: number
): Promise<ColumnSpec[]> {
  return Promise.all(
    features.map(async (name): Promise<ColumnSpec> => {
      const spec = specs.find((column) => column.name === name)!;
      if (spec.kind === "numeric" || spec.levels.length <= levels) return spec;
      const source = sourceOf(table);
      const rows = `(SELECT ${readColumn(duckdb, source, spec)} AS level FROM ${table.relation} WHERE ${rangeCondition(duckdb, source)})`;
      return {...spec, levels: await frequentLevels(database, rows, "level", levels)};
    })
  );
}

function gramOf(spec: ProfileSpec, {profile}: PartitionProfile): Gram {
  return profiledGram(spec, layoutOf(spec).blocks[0]!, profile.sums);
}

/** Returns least squares on some partitions; null where no row of them has a label and all features. */
function fit(grams: readonly Gram[], target: string): {gram: Gram; linear: LinearModel} | null {
  if (grams.every((gram) => gramRows(gram) === 0)) return null;
  const gram = grams.reduce(addGrams);
  const features = gram.names.filter((name) => name !== "intercept" && name !== target);
  return {gram, linear: leastSquares(gram, features, target)};
}

/** Returns the rows of a table from one partition to another. */
function since(table: Table, [first, last]: readonly [string, string]): Table {
  const {unit, zone} = table.time!;
  return {...table, range: rangeOf(first, last, unit, zone)};
}

/** Returns the predictor of a trained model. */
export function predictorOf(
  {model, features}: Pick<Trained, "model" | "features">,
  columns: readonly ColumnSpec[]
): TablePredictor {
  return {inputs: features, predict: (batch) => predictCoded(model, columns, batch)};
}
