import type {NumericValues} from "../../lib/profile/batch.js";
import {concatenated} from "../engines/concatenated.js";
import {readParquet} from "../engines/duckdb.js";
import type {Database} from "../engines/duckdb.js";

/** Rows by column, with the position of their day among those that were read as `day`; NaN where a value is missing. */
export type WindowRows = Readonly<Record<string, Float64Array>>;

/**
 * Returns rows of the logs of some days, oldest first.
 * @param names of the columns; one that a log lacks is missing in its rows
 * @param belongs which tracts' rows are wanted
 */
export async function windowRows(
  database: Database,
  logs: readonly string[],
  names: readonly string[],
  belongs: (tract: number) => boolean
): Promise<WindowRows> {
  const wanted = [...new Set(["tract", ...names])];
  const parts = new Map<string, Float64Array[]>([...wanted, "day"].map((name) => [name, []]));
  for (const [day, log] of logs.entries())
    for await (const {columns} of readParquet(
      database,
      log,
      wanted.map((name) => ({from: name, as: name, levels: null}))
    )) {
      const numbers = (name: string): Float64Array => {
        const {values, valid} = columns.get(name) as NumericValues;
        return valid === null ? values : values.map((x, i) => (valid[i] === 1 ? x : NaN));
      };
      const tracts = numbers("tract");
      for (const name of wanted) parts.get(name)!.push(numbers(name).filter((_, row) => belongs(tracts[row]!)));
      parts.get("day")!.push(new Float64Array(tracts.filter((tract) => belongs(tract)).length).fill(day));
    }
  return Object.fromEntries(Array.from(parts, ([name, pieces]) => [name, concatenated(pieces)]));
}

/**
 * Returns the values of columns over the rows of both, those of `first` before the others.
 * @throws RangeError if `first` lacks a column
 */
export function joinedRows(
  names: readonly string[],
  first: Readonly<Record<string, readonly number[]>>,
  others: WindowRows
): WindowRows {
  return Object.fromEntries(
    names.map((name) => {
      const values = first[name];
      if (values === undefined) throw new RangeError(`missing column: ${name}`);
      return [name, concatenated([Float64Array.from(values), others[name]!])];
    })
  );
}
