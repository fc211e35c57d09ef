import type {TimeColumn} from "../../../lib/sql/types.js";
import type {Table} from "../../engines/rows.js";
import type {OpenFile} from "../../sources/types.js";
import {present} from "../inputs.js";
import type {InputFile} from "../inputs.js";
import type {LabelView} from "../labels.js";
import {rangeOf} from "../period.js";
import type {KeptReference} from "../read-reference.js";
import type {TableRun} from "../run.js";

/** Serving rows of some partitions, with their labels as they are known. */
export interface OpenRows {
  readonly table: Table & {readonly time: TimeColumn};
  close(): Promise<void>;
}

/**
 * Opens the serving rows of files from one partition to another.
 * @param span starts of the first and the last partition; null for all before, and for all that follow
 */
export async function openRows(
  {monitor, copies}: TableRun,
  {
    columns,
    labels,
    time
  }: Pick<KeptReference, "columns"> & {readonly labels: LabelView | null; readonly time: TimeColumn},
  files: readonly InputFile[],
  [first, last]: readonly [string | null, string | null]
): Promise<OpenRows> {
  const open: OpenFile[] = [];
  const close = async (): Promise<void> => {
    for (const file of open) await file.close();
  };
  try {
    for (const input of files) {
      const rows = await copies.open(monitor.data.serving, present(input), columns.read, time, true);
      open.push(labels === null ? rows : (await labels.label(input.file.path, rows)).open);
    }
  } catch (error) {
    await close();
    throw error;
  }
  const relation =
    open.length === 1
      ? open[0]!.relation
      : `(${open.map((file) => `SELECT * FROM ${file.relation}`).join(" UNION ALL BY NAME ")})`;
  return {
    table: {
      ...{relation, columns: open[0]!.columns, time},
      range: {
        from: first === null ? BEGINNING : rangeOf(first, first, time.unit, time.zone).from,
        until: last === null ? END : rangeOf(last, last, time.unit, time.zone).until
      }
    },
    close
  };
}

/** Of all times that rows have; midnights, because a column of days takes no others. */
const BEGINNING = "0001-01-01T00:00:00.000Z";
const END = "9999-12-31T00:00:00.000Z";
