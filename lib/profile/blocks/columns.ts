import {MISSING} from "../batch.js";
import type {Batch, CodedValues, NumericValues} from "../batch.js";
import type {CategoricalSpec, ColumnSpec, NumericSpec} from "../types.js";

/**
 * Returns the column a block speaks of.
 * @throws RangeError if there is none
 * @example blockColumn([{kind: "numeric", type: "number", name: "x", role: "feature", edges: [], ranks: [], centre: 0}], "x").name // "x"
 */
export function blockColumn(columns: readonly ColumnSpec[], name: string): ColumnSpec {
  const column = columns.find((c) => c.name === name);
  if (column === undefined)
    throw new RangeError(`unknown column: ${name} (known: ${columns.map((c) => c.name).join(", ")})`);
  return column;
}

/**
 * Returns the numeric column a block speaks of.
 * @throws RangeError if there is no such column, or it is categorical
 * @example numericColumn([{kind: "numeric", type: "number", name: "x", role: "feature", edges: [], ranks: [], centre: 0}], "x").centre // 0
 */
export function numericColumn(columns: readonly ColumnSpec[], name: string): NumericSpec {
  const column = blockColumn(columns, name);
  if (column.kind !== "numeric") throw new RangeError(`column ${name} is categorical, expected numeric`);
  return column;
}

/**
 * Returns the categorical column a block speaks of.
 * @throws RangeError if there is no such column, or it is numeric
 * @example categoricalColumn([{kind: "categorical", type: "text", name: "c", role: "label", levels: ["a", "b"], buckets: 1}], "c").levels // ["a", "b"]
 */
export function categoricalColumn(columns: readonly ColumnSpec[], name: string): CategoricalSpec {
  const column = blockColumn(columns, name);
  if (column.kind !== "categorical") throw new RangeError(`column ${name} is numeric, expected categorical`);
  return column;
}

/**
 * Returns the numbers of a column with NaN where one is missing or not finite.
 * @param name of a numeric column that the batch has
 * @returns a new array, one number per row
 * @example finiteNumbers({rows: 2, columns: new Map([["x", {kind: "numeric", values: Float64Array.of(1, Infinity), valid: null}]])}, "x") // [1, NaN]
 */
export function finiteNumbers({columns}: Batch, name: string): Float64Array {
  const {values, valid} = columns.get(name) as NumericValues;
  return values.map((x, i) => (valid?.[i] === 0 || !Number.isFinite(x) ? NaN : x));
}

/**
 * Returns the codes of a column with all values outside the levels as one, levels.length; `MISSING` stays.
 * @param column that the batch has
 * @returns a new array, one code per row
 * @example levelCodes({rows: 3, columns: new Map([["c", {kind: "categorical", codes: Int32Array.of(1, 5, -1)}]])}, {kind: "categorical", type: "text", name: "c", role: "label", levels: ["a", "b"], buckets: 1}) // [1, 2, -1]
 */
export function levelCodes({columns}: Batch, {name, levels}: CategoricalSpec): Int32Array {
  const {codes} = columns.get(name) as CodedValues;
  return codes.map((code) => (code === MISSING ? MISSING : Math.min(code, levels.length)));
}
