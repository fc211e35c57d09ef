import type {ProfileSpec} from "../profile/types.js";
import type {Dialect} from "./dialect.js";
import {aggregateText, cellText, conditionText, finiteColumn, rawName, sliceCondition} from "./expressions.js";
import {rangeCondition, readColumn, slotNumber} from "./source-columns.js";
import type {Part, Source} from "./types.js";

/**
 * Returns parts as one query, all of the same rows and cells: a row per partition, slice and cell, with the figures of
 * the parts in order. Its columns are the partition (`slotNumber`; none for rows without a time), the slice (0 for the
 * whole, then from 1), the cell if the parts have one, and the figures.
 * @throws RangeError if the source holds a column as something its spec cannot be made of
 */
export function queryText(dialect: Dialect, spec: ProfileSpec, source: Source, parts: readonly Part[]): string {
  const {where, cell} = parts[0]!;
  const keys = ["slot", "slice", ...(cell === null ? [] : ["cell"])];
  const figures = parts.flatMap((part) => part.aggregates.map((aggregate) => aggregateText(dialect, aggregate)));
  const code = cell === null ? "" : `, ${cellText(dialect, cell)} AS cell`;
  const conditions = [
    "slice IS NOT NULL",
    ...where.map((condition) => conditionText(dialect, condition)),
    ...(cell === null ? [] : ["cell IS NOT NULL"])
  ];
  return [
    `SELECT ${[...keys.map((key) => `CAST(${key} AS DOUBLE)`), ...figures].join(",\n  ")}`,
    `FROM (SELECT *${code} FROM (${slicedRows(dialect, spec, source, parts)}) AS sliced) AS counted`,
    `WHERE ${conditions.join(" AND ")}`,
    `GROUP BY ${keys.join(", ")}`
  ].join("\n");
}

/** The rows of the source, once for the whole and once for each slice, under names of our own. */
function slicedRows(dialect: Dialect, spec: ProfileSpec, source: Source, parts: readonly Part[]): string {
  const columnOf = (name: string): number => spec.columns.findIndex((c) => c.name === name);
  const used = new Set([
    ...parts.flatMap((part) => part.columns),
    ...spec.slices.map((slice) => columnOf(slice.column))
  ]);
  const columns = [...used].sort((a, b) => a - b);
  const read = [
    `${slotNumber(dialect, source)} AS slot`,
    ...columns.map((column) => `${readColumn(dialect, source, spec.columns[column]!)} AS ${rawName(column)}`)
  ];
  const finite = columns
    .filter((column) => spec.columns[column]!.kind === "numeric")
    .map((column) => `, ${finiteColumn(dialect, column)}`);
  const rows = `SELECT ${read.join(",\n  ")}\nFROM ${source.relation} WHERE ${rangeCondition(dialect, source)}`;
  const guarded = `SELECT *${finite.join("")} FROM (${rows}) AS source`;
  const slices = spec.slices.map((slice) => conditionText(dialect, sliceCondition(slice, spec.columns)));
  return slices.length === 0 ? `SELECT *, 0 AS slice FROM (${guarded}) AS whole` : dialect.sliced(guarded, slices);
}
