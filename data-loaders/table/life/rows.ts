import type {TimeColumn} from "../../../lib/sql/types.js";
import type {Table} from "../../engines/rows.js";
import type {InputFile} from "../inputs.js";
import {rangeOf} from "../period.js";
import type {TableRun} from "../run.js";
import {openServing} from "../serving-rows.js";
import type {ServingForm} from "../serving-rows.js";

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
  run: TableRun,
  form: ServingForm & {readonly time: TimeColumn},
  files: readonly InputFile[],
  [first, last]: readonly [string | null, string | null]
): Promise<OpenRows> {
  const {time} = form;
  const {relation, columns, close} = await openServing(run, form, files);
  return {
    table: {
      ...{relation, columns, time},
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
