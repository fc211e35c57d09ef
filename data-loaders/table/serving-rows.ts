import type {TimeColumn} from "../../lib/sql/types.js";
import type {OpenFile} from "../sources/types.js";
import {present} from "./inputs.js";
import type {InputFile} from "./inputs.js";
import type {LabelView} from "./labels.js";
import {answered} from "./own-model.js";
import type {KeptReference} from "./read-reference.js";
import type {TableRun} from "./run.js";

/** How serving rows are read. */
export type ServingForm = Pick<KeptReference, "columns" | "model"> & {
  readonly labels: LabelView | null;
  readonly time: TimeColumn | null;
};

/** Serving rows of some files. */
export type ServingRows = Pick<OpenFile, "relation" | "columns" | "close">;

/**
 * Opens the serving rows of files, with their labels as they are known, and with what a model in a file has said of them.
 * @param files one at least, all of them there
 */
export async function openServing(
  run: TableRun,
  {columns, labels, model, time}: ServingForm,
  files: readonly InputFile[]
): Promise<ServingRows> {
  const source = run.monitor.data.serving;
  const open: OpenFile[] = [];
  const close = async (): Promise<void> => {
    for (const file of open) await file.close();
  };
  try {
    for (const input of files) {
      const form = {source, columns: columns.read, time};
      const own = model === null ? null : await answered(run, model, input, form, columns.answers);
      const rows = await run.copies.open(source, present(input), columns.read, time, true);
      const labelled = labels === null ? rows : (await labels.label(input.file.path, rows)).open;
      open.push(own === null ? labelled : await own.lay(labelled));
    }
  } catch (error) {
    await close();
    throw error;
  }
  const relation =
    open.length === 1
      ? open[0]!.relation
      : `(${open.map((file) => `SELECT * FROM ${file.relation}`).join(" UNION ALL BY NAME ")})`;
  return {relation, columns: open[0]!.columns, close};
}
