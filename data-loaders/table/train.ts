import {codedLinear, predictCoded} from "../../lib/model/coded-linear.js";
import type {CodedLinear} from "../../lib/model/coded-linear.js";
import {addGrams, gramRmse, gramRows, profiledGram} from "../../lib/model/gram.js";
import type {Gram} from "../../lib/model/gram.js";
import {leastSquares} from "../../lib/model/least-squares.js";
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

/** A model that the build trained on the reference rows. */
export interface Trained {
  readonly model: CodedLinear;
  readonly features: readonly string[];
  /** rows with a label and all features */
  readonly rows: number;
  /** on those rows, in the label's units */
  readonly rmse: number;
  /** of a model of the partitions before, on the last fifth of them; null where there are fewer than five */
  readonly holdout: {readonly rows: number; readonly rmse: number} | null;
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
  const known = await Promise.all(
    features.map(async (name): Promise<ColumnSpec> => {
      const spec = specs.find((column) => column.name === name)!;
      if (spec.kind === "numeric" || spec.levels.length <= levels) return spec;
      const source = sourceOf(table);
      const rows = `(SELECT ${readColumn(duckdb, source, spec)} AS level FROM ${table.relation} WHERE ${rangeCondition(duckdb, source)})`;
      return {...spec, levels: await frequentLevels(database, rows, "level", levels)};
    })
  );
  const label = specs.find(({name}) => name === target)!;
  const names = [...features, target];
  const spec: ProfileSpec = {columns: [...known, label], blocks: [{kind: "gram", columns: names}], slices: []};
  const {partitions} = await readTable(database, spec, table, {predictor: null});
  const grams = partitions.map((partition) => gramOf(spec, partition));
  const fit = (from: number, to: number): {gram: Gram; model: ReturnType<typeof leastSquares>} => {
    const gram = grams.slice(from, to).reduce(addGrams);
    return {
      gram,
      model: leastSquares(
        gram,
        gram.names.filter((name) => name !== "intercept" && name !== target),
        target
      )
    };
  };
  if (grams.every((gram) => gramRows(gram) === 0))
    throw new Error(`nothing to train on: no reference row has ${[...names].join(", ")}`);
  const {gram, model} = fit(0, grams.length);
  return {
    model: codedLinear(model, known),
    features,
    rows: gramRows(gram),
    rmse: gramRmse(gram, model, target),
    holdout: grams.length < FIFTH ? null : holdoutOf(grams, fit, target)
  };
}

function gramOf(spec: ProfileSpec, {profile}: PartitionProfile): Gram {
  return profiledGram(spec, layoutOf(spec).blocks[0]!, profile.sums);
}

function holdoutOf(
  grams: readonly Gram[],
  fit: (from: number, to: number) => {model: ReturnType<typeof leastSquares>},
  target: string
): Trained["holdout"] {
  const from = grams.length - Math.floor(grams.length / FIFTH);
  const tried = grams.slice(from).reduce(addGrams);
  if (gramRows(tried) === 0 || grams.slice(0, from).every((gram) => gramRows(gram) === 0)) return null;
  return {rows: gramRows(tried), rmse: gramRmse(tried, fit(0, from).model, target)};
}

/** Returns the predictor of a trained model. */
export function predictorOf({model, features}: Trained, columns: readonly ColumnSpec[]): TablePredictor {
  return {inputs: features, predict: (batch) => predictCoded(model, columns, batch)};
}
