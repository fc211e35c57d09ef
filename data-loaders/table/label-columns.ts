import {didYouMean} from "../config/closest.js";
import type {TypedColumn} from "../sources/types.js";
import {readColumns, writeColumns} from "../stages/columns.js";
import type {LabelForm} from "../stages/label-file.js";
import {checkAllUnchanged, formOf, keyOf, present} from "./inputs.js";
import type {TableRun} from "./run.js";

/**
 * Returns the columns of labels that come apart from their rows; null before the first file of them. Their kinds are those
 * of all files that are there, or what the configuration says; keys are read as the rows have them.
 * @param found columns of the rows
 * @throws Error naming a column that the labels do not have
 */
export async function labelForm(run: TableRun, found: readonly TypedColumn[]): Promise<LabelForm | null> {
  const {monitor, inputs, store, database} = run;
  const {labels, key} = monitor.data;
  if (labels === null || inputs.labels.length === 0) return null;
  const there = inputs.labels.filter(({isMissing}) => !isMissing);
  const files = there.length > 0 ? there : inputs.labels;
  const {source} = labels;
  const parts = {files: files.map(keyOf), source: formOf(source), derive: {}};
  const {folder} = await store.artefact("columns", "labels", parts, async (draft) => {
    await writeColumns(draft, database, source, files.map(present), {});
    await checkAllUnchanged(source, files);
  });
  const columns = await readColumns(folder);
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
