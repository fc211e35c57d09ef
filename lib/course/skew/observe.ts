import {binOf} from "../../profile/bin.js";
import {COARSE_BINS, edgesAt} from "../../profile/nested-bins.js";
import {numericSpec} from "../../profile/reference-spec.js";
import type {Tract} from "../../scenario/types.js";
import {observedColumn} from "../../schema/observed.js";
import type {ObservedColumn, ObservedDataset} from "../../schema/observed.js";

/** A row as a service logs it, by column; a column may be absent, or there without a value. */
export type ServedRow = Readonly<Record<string, number | undefined>>;

/** Columns whose numbers are names of things. */
export const CODES: readonly string[] = ["chas", "rad"];

/** By column, the edges of the bins that both sides of a comparison are counted in. */
export type Tenths = Readonly<Record<string, readonly number[]>>;

/**
 * Returns edges that part the rows into tenths, column by column; a value that fills several tenths has a bin of its own.
 * @throws RangeError if there are no rows
 */
export function tenthsOf(rows: readonly Tract[], names: readonly string[]): Tenths {
  return Object.fromEntries(
    names.map((name) => {
      const values = rows.map((row) => row[name]!);
      const spec = numericSpec(name, "feature", values.every(Number.isInteger) ? "integer" : "number", values);
      return [name, edgesAt(spec, COARSE_BINS).map((edge) => spec.edges[edge]!)];
    })
  );
}

/**
 * Returns what is seen of rows: all that a schema can be checked with, and no rows. A column that no row has is not there;
 * one that `tenths` does not know comes last, without bins.
 * @param tenths of the rows that they are compared with
 */
export function observeRows(rows: readonly ServedRow[], tenths: Tenths): ObservedDataset {
  const names = new Set([...Object.keys(tenths), ...rows.flatMap((row) => Object.keys(row))]);
  const columns = [...names]
    .filter((name) => rows.some((row) => row[name] !== undefined))
    .map((name) => {
      const values = rows.map((row) => row[name]).filter((value) => value !== undefined);
      return CODES.includes(name)
        ? observeCodes(name, values, rows.length)
        : observeNumbers(name, values, rows.length, tenths[name]);
    });
  return {rows: rows.length, columns};
}

function observeCodes(name: string, values: readonly number[], rows: number): ObservedColumn {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const codes = [...counts.keys()].sort((a, b) => a - b);
  return observedColumn(name, "string", rows, {
    ...{missing: rows - values.length, nan: 0, infinite: {negative: 0, positive: 0}, invalidUtf8: 0},
    values: codes.map((code) => ({value: String(code), count: counts.get(code)!})),
    distinct: codes.length
  });
}

function observeNumbers(
  name: string,
  values: readonly number[],
  rows: number,
  edges: readonly number[] | undefined
): ObservedColumn {
  const fractional = values.filter((value) => !Number.isInteger(value)).length;
  const counts = new Array<number>((edges?.length ?? 0) + 1).fill(0);
  for (const value of values) counts[binOf(value, edges ?? [])]! += 1;
  return observedColumn(name, fractional === 0 ? "int" : "float", rows, {
    ...{missing: rows - values.length, nan: 0, infinite: {negative: 0, positive: 0}, fractional, invalidUtf8: 0},
    range: {min: Math.min(...values), max: Math.max(...values)},
    histogram: edges === undefined ? null : {kind: "shared", edges, counts}
  });
}
