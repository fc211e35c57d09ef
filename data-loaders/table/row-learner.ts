import {encodedWidth, plainInputs} from "../../lib/model/inputs.js";
import {deviationBy, errorsBy} from "../../lib/model/outcome.js";
import {selectRows} from "../../lib/profile/batch.js";
import type {Batch, CodedValues, NumericValues} from "../../lib/profile/batch.js";
import type {ColumnSpec} from "../../lib/profile/types.js";
import {mean} from "../../lib/statistics/moments.js";
import type {Effects} from "../effects.js";
import {bySlot} from "../engines/by-slot.js";
import {concatenated} from "../engines/concatenated.js";
import type {Database} from "../engines/duckdb.js";
import {readRows} from "../engines/rows.js";
import type {Table} from "../engines/rows.js";
import {UNDATED} from "../engines/vectors.js";
import {answererOf} from "../training/answerer.js";
import {fitModel} from "../training/fit.js";
import type {NetworkRecipe} from "../training/recipes.js";
import {checkSize, labelsOf} from "../training/training-rows.js";
import type {TrainingRows} from "../training/training-rows.js";
import {startsOf} from "./learner.js";
import type {Learner, Training} from "./learner.js";

/**
 * Reads the rows of a table once and keeps them, as networks go through them many times.
 * @param columns the features, by the levels that have a column of their own, and the target
 * @throws RangeError if they are too many to be kept
 */
export async function rowLearner(
  database: Database,
  table: Table,
  columns: readonly ColumnSpec[],
  {recipe, features, target, task, seed}: Training & {readonly recipe: NetworkRecipe},
  effects: Pick<Effects, "progress">
): Promise<Learner> {
  const inputs = plainInputs(features, columns);
  const width = encodedWidth(inputs);
  const bySlots = new Map<number, Batch[]>();
  let rows = 0;
  for await (const parts of bySlot(readRows(database, columns, table)))
    for (const {slot, batch} of parts) {
      if (slot === UNDATED) continue;
      checkSize((rows += batch.rows), width);
      const own = bySlots.get(slot) ?? [];
      // what is read are views into memory that DuckDB uses again
      own.push(selectRows(batch, new Uint8Array(batch.rows).fill(1)));
      bySlots.set(slot, own);
    }
  const slots = [...bySlots.keys()].sort((a, b) => a - b);
  const trainingRows = (partitions: number): TrainingRows => {
    const batches = slots.slice(0, partitions).flatMap((slot) => bySlots.get(slot)!);
    return {inputs, target, task, columns, batch: joined(columns, batches), groups: null};
  };
  return {
    starts: startsOf(table, slots),
    hasLabels: (partitions) => labelsOf(trainingRows(partitions)).some((label) => !Number.isNaN(label)),
    async fit(partitions, from = null) {
      const chosen = trainingRows(partitions);
      const fitted = await fitModel(recipe, chosen, seed, effects, from);
      const labels = labelsOf(chosen);
      const known = Uint8Array.from(labels, (label) => Number(!Number.isNaN(label)));
      const answers = (await answererOf(fitted.model))(columns, selectRows(chosen.batch, known));
      const labelled = labels.filter((_, row) => known[row] === 1);
      const {outcome} = fitted.model;
      const squares = errorsBy(outcome, answers, labelled).map((error) => error * error);
      return {...fitted, rmse: Math.sqrt(mean(squares)), deviation: deviationBy(outcome, labelled)};
    }
  };
}

/** Returns the rows of batches, one after another. */
function joined(columns: readonly ColumnSpec[], batches: readonly Batch[]): Batch {
  const rows = batches.reduce((sum, batch) => sum + batch.rows, 0);
  const join = ({name, kind}: ColumnSpec): NumericValues | CodedValues => {
    if (kind === "categorical") {
      const codes = new Int32Array(rows);
      let at = 0;
      for (const batch of batches) {
        codes.set((batch.columns.get(name) as CodedValues).codes, at);
        at += batch.rows;
      }
      return {kind, codes};
    }
    const pieces = batches.map((batch) => batch.columns.get(name) as NumericValues);
    const withGaps = pieces.map(({values, valid}) =>
      valid === null ? values : values.map((value, row) => (valid[row] === 1 ? value : NaN))
    );
    return {kind, values: concatenated(withGaps), valid: null};
  };
  return {rows, columns: new Map(columns.map((column) => [column.name, join(column)]))};
}
