import {selectColumns} from "../../lib/model/columns.js";
import {numberBatch} from "../../lib/model/encode.js";
import {numberInputs} from "../../lib/model/inputs.js";
import type {Table} from "../boston.js";
import type {TrainingRows} from "./training-rows.js";

/**
 * Returns some rows of a table of numbers, to train a model of one column on.
 * @throws RangeError if the table lacks a column
 */
export function tableRows(
  table: Table,
  features: readonly string[],
  target: string,
  rows: readonly number[]
): TrainingRows {
  const columns = selectColumns(table, features, rows);
  const label = selectColumns(table, [target], rows);
  return {
    inputs: numberInputs(features, columns),
    ...{target, task: "regression", columns: [], groups: null},
    batch: numberBatch([...features, target], [...columns, ...label])
  };
}
