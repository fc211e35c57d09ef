import {encodeBatch} from "../../lib/model/encode.js";
import {addEncoded, addSums, noRows, rowsOf} from "../../lib/model/encoded-gram.js";
import type {GramSums} from "../../lib/model/encoded-gram.js";
import {encodedWidth, plainInputs} from "../../lib/model/inputs.js";
import {fitLinear} from "../../lib/model/linear.js";
import type {LinearRecipe} from "../../lib/model/linear.js";
import {finiteNumbers, numericColumn} from "../../lib/profile/blocks/columns.js";
import type {ColumnSpec} from "../../lib/profile/types.js";
import {bySlot} from "../engines/by-slot.js";
import type {Database} from "../engines/duckdb.js";
import {readRows} from "../engines/rows.js";
import type {Table} from "../engines/rows.js";
import {UNDATED} from "../engines/vectors.js";
import {startsOf} from "./learner.js";
import type {Learner, Training} from "./learner.js";

/**
 * Reads the rows of a table once, and keeps a Gram block of each partition, which is all that a linear model needs: it can
 * have any number of rows.
 * @param columns the features, by the levels that have a column of their own, and the target
 */
export async function gramLearner(
  database: Database,
  table: Table,
  columns: readonly ColumnSpec[],
  {recipe, features, target}: Pick<Training, "features" | "target"> & {readonly recipe: LinearRecipe}
): Promise<Learner> {
  const plain = plainInputs(features, columns);
  const {centre} = numericColumn(columns, target);
  const bySlots = new Map<number, GramSums>();
  const sumsOf = (slot: number): GramSums => {
    let sums = bySlots.get(slot);
    if (sums === undefined) bySlots.set(slot, (sums = noRows(encodedWidth(plain))));
    return sums;
  };
  for await (const parts of bySlot(readRows(database, columns, table)))
    for (const {slot, batch} of parts) {
      if (slot === UNDATED) continue;
      const labels = finiteNumbers(batch, target).map((label) => label - centre);
      addEncoded(sumsOf(slot), encodeBatch(plain, columns, batch), labels);
    }
  const slots = [...bySlots.keys()].sort((a, b) => a - b);
  const total = (partitions: number): GramSums =>
    slots.slice(0, partitions).reduce((sum, slot) => addSums(sum, bySlots.get(slot)!), noRows(encodedWidth(plain)));
  return {
    starts: startsOf(table, slots),
    hasLabels: (partitions) => rowsOf(total(partitions)) > 0,
    fit(partitions, from = null) {
      if (from !== null)
        throw new RangeError(`${recipe.kind} does not learn step by step: it cannot continue from a model`);
      const sums = total(partitions);
      if (rowsOf(sums) === 0) throw new Error(`nothing to train on: no reference row has a label of ${target}`);
      return Promise.resolve({...fitLinear(recipe, plain, sums, {name: target, centre}), pool: 0, epochs: []});
    }
  };
}
