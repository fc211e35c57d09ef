import {didYouMean} from "../config/closest.js";
import {settledColumns} from "../sources/infer.js";
import type {Evidence} from "../sources/infer.js";
import type {TypedColumn} from "../sources/types.js";
import {readLabelEvidence, writeLabelEvidence} from "../stages/label-evidence.js";
import type {LabelForm} from "../stages/label-file.js";
import {artefactName} from "../state/artefact-name.js";
import {checkAllUnchanged, formOf, keyOf, present} from "./inputs.js";
import type {TableRun} from "./run.js";

/**
 * Returns the columns of labels that come apart from their rows; null before the first file of them. Their kinds are those
 * of all files, or what the configuration says; keys are read as the rows have them.
 * @param found columns of the rows
 * @throws Error naming a column that the labels do not have
 */
export async function labelForm(run: TableRun, found: readonly TypedColumn[]): Promise<LabelForm | null> {
  const {monitor, inputs, store, database} = run;
  const {labels, key} = monitor.data;
  if (labels === null || inputs.labels.length === 0) return null;
  const {source} = labels;
  const evidence: Evidence[][] = [];
  for (const input of inputs.labels) {
    const parts = {file: keyOf(input), source: formOf(source)};
    const {folder} = await store.artefact("label-evidence", artefactName(input.file.path), parts, async (draft) => {
      await writeLabelEvidence(draft, database, source, present(input));
      await checkAllUnchanged(source, [input]);
    });
    evidence.push(await readLabelEvidence(folder));
  }
  const columns = settledColumns(evidence);
  const typeOf = (name: string, of: readonly TypedColumn[]): TypedColumn["type"] =>
    monitor.columns.find((column) => column.name === name)?.type ?? of.find((column) => column.name === name)!.type;
  const column = (path: string, name: string): TypedColumn => {
    const names = columns.map((one) => one.name);
    if (names.includes(name)) return {name, type: columns.find((one) => one.name === name)!.type, derive: null};
    throw new Error(
      `no such column of labels: data.labels.${path} of monitor ${monitor.id}: ${name}${didYouMean(name, names)}; known: ${names.join(", ")}`
    );
  };
  const label = column("column", labels.column);
  const said = monitor.columns.find(({name}) => name === monitor.target)?.type;
  return {
    key: {...column("key", labels.key), type: typeOf(key!, found)},
    label: {...label, type: said ?? label.type},
    time: labels.time === null ? null : {...column("time", labels.time), type: "timestamp"}
  };
}
