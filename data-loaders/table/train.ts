import {errorsBy} from "../../lib/model/outcome.js";
import type {TrainedModel} from "../../lib/model/types.js";
import type {Batch} from "../../lib/profile/batch.js";
import type {ColumnSpec} from "../../lib/profile/types.js";
import {duckdb} from "../../lib/sql/duckdb.js";
import {rangeCondition, readColumn} from "../../lib/sql/source-columns.js";
import type {Effects} from "../effects.js";
import type {Database} from "../engines/duckdb.js";
import {codedPredictor} from "../engines/predictor.js";
import type {TablePredictor} from "../engines/predictor.js";
import {sourceOf} from "../engines/rows-text.js";
import type {Table} from "../engines/rows.js";
import {frequentLevels} from "../engines/vocabulary.js";
import {answererOf} from "../training/answerer.js";
import type {Recipe} from "../training/recipes.js";
import {labelsOf} from "../training/training-rows.js";
import {gramLearner} from "./gram-learner.js";
import type {Learner, Training} from "./learner.js";
import {rangeOf} from "./period.js";
import {promisedBy} from "./promised.js";
import {rowLearner} from "./row-learner.js";
import {tryModel} from "./trial.js";
import type {Judged, Trial} from "./trial.js";

/** A model that the build trained on the reference rows. */
export interface Trained {
  readonly model: TrainedModel;
  readonly recipe: Recipe;
  readonly features: readonly string[];
  readonly target: string;
  /** rows with a label that it learnt from */
  readonly rows: number;
  /** rows of the validation pool, which said when to stop; 0 without one */
  readonly pool: number;
  /** of each network, the epochs after which its weights were as they are; none of a linear model */
  readonly epochs: readonly number[];
  /** on those rows, in the label's units; of a classifier, of the probability of the true class */
  readonly rmse: number;
  /** the same of a model that knows the mean of the labels alone, or the share of each class */
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

const FIFTH = 5;

/**
 * Trains a model on the rows of a table: one on all of them, which is in force, and one on the first four fifths of the
 * partitions, which is tried on the rest.
 * @param specs of the table's columns, the target's among them
 * @throws Error if there is nothing to learn from, or too much to hold in memory
 */
export async function trainOnTable(
  database: Database,
  table: Table,
  specs: readonly ColumnSpec[],
  training: Training,
  effects: Pick<Effects, "progress">
): Promise<Trained> {
  const {recipe, features, target, task, levels} = training;
  const known = await knownColumns(database, table, specs, features, levels);
  const learner = await learnerOf(
    database,
    table,
    [...known, specs.find(({name}) => name === target)!],
    training,
    effects
  );
  const {starts} = learner;
  const {model, ...learnt} = await learner.fit(starts.length);
  const columns = specs.filter(({name}) => name === target || features.includes(name));
  const tried = async (by: TrainedModel, rows: Table, all: string): Promise<Trial | null> => {
    const answer = await answererOf(by);
    const judge = (batch: Batch): Judged => {
      const labels = labelsOf({batch, columns, target, task});
      const answers = answer(columns, batch);
      return {labels, errors: errorsBy(by.outcome, answers, labels), promised: promisedBy(by.outcome, answers, labels)};
    };
    return tryModel(database, rows, columns, {judge, inputs: features, all});
  };
  const last = starts.length - Math.floor(starts.length / FIFTH);
  const span = [starts[last] ?? "", starts.at(-1)!] as const;
  const early = last === starts.length || !learner.hasLabels(last) ? null : await learner.fit(last);
  const holdout = early && (await tried(early.model, since(table, span), "hold-out rows"));
  return {
    ...{model, recipe, features, target},
    ...learnt,
    span: [starts[0]!, starts.at(-1)!],
    holdout: holdout && {...holdout, span},
    training: holdout === null ? await tried(model, table, "rows it was trained on") : null
  };
}

/** Reads the rows of a table for a recipe: Gram blocks for a linear model, the rows themselves for a network. */
export function learnerOf(
  database: Database,
  table: Table,
  columns: readonly ColumnSpec[],
  {recipe, ...training}: Training,
  effects: Pick<Effects, "progress">
): Promise<Learner> {
  return recipe.kind === "network" || recipe.kind === "ensemble"
    ? rowLearner(database, table, columns, {...training, recipe}, effects)
    : gramLearner(database, table, columns, {...training, recipe});
}

/** Returns the features with the levels that have a column of their own. */
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

/** Returns the rows of a table from one partition to another. */
function since(table: Table, [first, last]: readonly [string, string]): Table {
  const {unit, zone} = table.time!;
  return {...table, range: rangeOf(first, last, unit, zone)};
}

/** Returns the predictor of a trained model. */
export function predictorOf({model}: Pick<Trained, "model">, columns: readonly ColumnSpec[]): Promise<TablePredictor> {
  return codedPredictor({trained: model, columns});
}
