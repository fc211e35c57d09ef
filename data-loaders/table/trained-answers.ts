import type {NumericValues} from "../../lib/profile/batch.js";
import {categoricalColumn} from "../../lib/profile/blocks/columns.js";
import {numericSpec} from "../../lib/profile/reference-spec.js";
import type {CategoricalSpec, ColumnSpec} from "../../lib/profile/types.js";
import {concatenated} from "../engines/concatenated.js";
import type {Database} from "../engines/duckdb.js";
import {CONFIDENT, PREDICTED, SCORED, withPredictions} from "../engines/predictor.js";
import {readRows} from "../engines/rows.js";
import type {Table} from "../engines/rows.js";
import {predictorOf} from "./train.js";
import type {Trained} from "./train.js";

/**
 * Returns the shapes of the columns of a trained model's answers, which no table has. Bins are those of the answers to the
 * reference rows, which are gathered: eight bytes a row.
 * @param specs of the table's columns
 */
export async function answerSpecs(
  database: Database,
  table: Table,
  specs: readonly ColumnSpec[],
  trained: Trained
): Promise<ColumnSpec[]> {
  const {outcome} = trained.model;
  const gathered = async (name: string): Promise<Float64Array> => {
    const predictor = await predictorOf(trained, specs);
    const inputs = specs.filter((column) => trained.features.includes(column.name));
    const answers: Float64Array[] = [];
    for await (const {batch} of readRows(database, inputs, table))
      answers.push((withPredictions(batch, predictor).columns.get(name) as NumericValues).values);
    return concatenated(answers);
  };
  if (outcome.task === "regression") return [numericSpec(PREDICTED, "prediction", "number", await gathered(PREDICTED))];
  const {type} = categoricalColumn(specs, trained.target);
  const classes: CategoricalSpec = {
    ...{kind: "categorical", type, name: PREDICTED, role: "prediction"},
    ...{levels: outcome.classes, buckets: 1}
  };
  const name = outcome.task === "binary" ? SCORED : CONFIDENT;
  return [numericSpec(name, "score", "number", await gathered(name)), classes];
}
