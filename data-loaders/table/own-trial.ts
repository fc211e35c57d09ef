import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {OwnModel} from "../../lib/model/own/types.js";
import type {Batch, CodedValues, NumericValues} from "../../lib/profile/batch.js";
import type {CategoricalSpec, ColumnSpec} from "../../lib/profile/types.js";
import type {TableMonitor} from "../config/types.js";
import type {Database} from "../engines/duckdb.js";
import type {Table} from "../engines/rows.js";
import {readTableReference} from "../stages/table-reference.js";
import {checkOwnLabels} from "./own-answer.js";
import {tryModel} from "./trial.js";
import type {Judged, Trial} from "./trial.js";

/**
 * Writes how a model in a file did on the reference rows with a label, beside the reference that has been written.
 * @param table the reference rows, with the model's answers
 * @throws Error naming a label that no answer can ever equal
 */
export async function writeTrial(
  folder: string,
  database: Database,
  monitor: Pick<TableMonitor, "id">,
  table: Table,
  {inputs, output}: OwnModel
): Promise<void> {
  const {columns} = (await readTableReference(folder)).spec;
  checkOwnLabels(monitor, output, columns);
  const names = inputs.flatMap((input) => input.columns.map(({name}) => name));
  const answer = columns.find(({role}) => role === (output.kind === "yes" ? "score" : "prediction"))!;
  const label = columns.find(({role}) => role === "label");
  const used = columns.filter((column) => column === answer || column === label || names.includes(column.name));
  const trial =
    label === undefined
      ? null
      : await tryModel(database, table, used, {
          judge: judgeOf(answer, label, output.classes),
          inputs: names,
          all: "reference rows"
        });
  await writeFile(join(folder, "trial.json"), JSON.stringify(trial));
}

/** Returns what `writeTrial` wrote. */
export async function readTrial(folder: string): Promise<Trial | null> {
  return JSON.parse(await readFile(join(folder, "trial.json"), "utf8")) as Trial | null;
}

/**
 * Errors are answer − label: of a score, the probability of yes less 1 or 0; of a class, 1 where it is wrong and 0 where
 * it is right.
 */
function judgeOf(answer: ColumnSpec, label: ColumnSpec, classes: readonly string[] | null): (batch: Batch) => Judged {
  if (label.kind === "numeric")
    return (batch) => {
      const [answers, labels] = [numbers(batch, answer.name), numbers(batch, label.name)];
      return {labels, errors: answers.map((x, row) => x - labels[row]!), promised: {predictions: answers, labels}};
    };
  const positions = (batch: Batch): Float64Array => codes(batch, label.name, label.levels.length);
  if (answer.kind === "categorical") {
    const known = answer.levels.map((level) => label.levels.indexOf(level));
    return (batch) => {
      const labels = positions(batch);
      const said = codes(batch, answer.name, answer.levels.length);
      const errors = said.map((code, row) => errorOf(known[code] ?? NaN, code, labels[row]!));
      return {labels, errors, promised: null};
    };
  }
  const yes = yesOf(label, classes);
  return (batch) => {
    const labels = positions(batch).map((code) => (Number.isNaN(code) ? NaN : Number(code === yes)));
    const predictions = numbers(batch, answer.name);
    return {labels, errors: predictions.map((p, row) => p - labels[row]!), promised: {predictions, labels}};
  };
}

/** @param code of the answer among its own levels; NaN where there is none */
function errorOf(said: number, code: number, label: number): number {
  return Number.isNaN(code) || Number.isNaN(label) ? NaN : Number(said !== label);
}

/** The label that a probability is of: of two classes the second. */
function yesOf({levels, type}: CategoricalSpec, classes: readonly string[] | null): number {
  const yes = classes?.[1] ?? "1";
  return levels.indexOf(type === "boolean" ? (yes === "0" || yes === "false" ? "false" : "true") : yes);
}

function numbers(batch: Batch, name: string): Float64Array {
  const {values, valid} = batch.columns.get(name) as NumericValues;
  return valid === null ? values : values.map((x, row) => (valid[row] === 1 ? x : NaN));
}

/** Positions in the levels; NaN for missing values, and for those outside the levels. */
function codes(batch: Batch, name: string, levels: number): Float64Array {
  const column = batch.columns.get(name) as CodedValues;
  return Float64Array.from(column.codes, (code) => (code >= 0 && code < levels ? code : NaN));
}
