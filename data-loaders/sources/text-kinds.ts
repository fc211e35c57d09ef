import type {Database} from "../engines/duckdb.js";
import type {RawColumn, RawTable} from "./raw-table.js";
import {timestamp} from "./typed-value.js";
import type {ColumnKind} from "./types.js";

/** How many of a column's texts look like what. */
export interface TextCounts {
  readonly present: number;
  readonly booleans: number;
  readonly times: number;
  readonly numbers: number;
  readonly finite: number;
  /** whole numbers written in digits alone */
  readonly digits: number;
  /** that begin with a 0 that a number does not need */
  readonly zeros: number;
  /** largest size of a finite number */
  readonly largest: number;
}

const FIGURES = ["present", "booleans", "times", "numbers", "finite", "digits", "zeros", "largest"] as const;

/** Counts the texts of columns, reading the table once. */
export async function countTexts(
  {connection}: Database,
  table: RawTable,
  columns: readonly RawColumn[]
): Promise<TextCounts[]> {
  if (columns.length === 0) return [];
  const steps = [
    columns.map(({sql}, i) => `nullif(${sql}, '') AS g${i}`),
    // DuckDB takes 1_000 for a number, which nobody means
    columns.map((_, i) => `g${i}, CASE WHEN NOT contains(g${i}, '_') THEN TRY_CAST(g${i} AS DOUBLE) END AS x${i}`),
    columns.map((_, i) => `g${i}, x${i}, CASE WHEN x${i} IS NULL THEN ${timestamp(`g${i}`, null)} END AS t${i}`)
  ];
  const where = table.isRow === null ? "" : ` WHERE ${table.isRow}`;
  const relation = steps
    .slice(1)
    .reduce(
      (from, step) => `(SELECT ${step.join(",\n  ")} FROM ${from})`,
      `(SELECT ${steps[0]!.join(",\n  ")} FROM ${table.relation} AS raw${where})`
    );
  const reader = await connection.runAndReadAll(
    `SELECT ${columns.flatMap((_, i) => figures(i)).join(",\n  ")} FROM ${relation}`
  );
  const values = reader.getRows()[0]!.map(Number);
  return columns.map(
    (_, i) =>
      Object.fromEntries(FIGURES.map((name, j) => [name, values[i * FIGURES.length + j]!])) as unknown as TextCounts
  );
}

/** CASE spares the rows that a question is not about, as AND would not. */
function figures(i: number): string[] {
  const [g, x] = [`g${i}`, `x${i}`];
  const padded = ["", "-", "+"].map((sign) => `(${g} >= '${sign}00' AND ${g} < '${sign}0:')`).join(" OR ");
  const inDigits = [".", "e", "E"].map((mark) => `NOT contains(${g}, '${mark}')`).join(" AND ");
  return [
    `count(${g})`,
    `count_if(CASE WHEN ${x} IS NULL THEN lower(${g}) IN ('true', 'false') END)`,
    `count_if(isfinite(t${i}))`,
    `count(${x})`,
    `count_if(isfinite(${x}))`,
    `count_if(CASE WHEN ${x} = trunc(${x}) AND isfinite(${x}) THEN ${inDigits} END)`,
    // signs and 0 come before 1
    `count_if(CASE WHEN ${x} IS NOT NULL AND ${g} < '1' THEN ${padded} END)`,
    `coalesce(max(CASE WHEN isfinite(${x}) THEN abs(${x}) END), 0)`
  ];
}

/** Returns the counts of two columns together. */
export function mergeTexts(a: TextCounts, b: TextCounts): TextCounts {
  const sums = Object.fromEntries(FIGURES.map((name) => [name, a[name] + b[name]])) as unknown as TextCounts;
  return {...sums, largest: Math.max(a.largest, b.largest)};
}

/**
 * Returns the narrowest kind that all texts of a column are of; null if there are none.
 * @example kindOfTexts({present: 2, booleans: 0, times: 0, numbers: 2, finite: 2, digits: 1, zeros: 0, largest: 7}) // "number"
 */
export function kindOfTexts(counts: TextCounts): ColumnKind | null {
  const {present, booleans, times, numbers, finite, digits, zeros, largest} = counts;
  if (present === 0) return null;
  if (booleans === present) return "boolean";
  if (times === present) return "timestamp";
  if (numbers < present || finite === 0 || zeros > 0) return "text";
  if (digits < present) return "number";
  return largest <= Number.MAX_SAFE_INTEGER ? "integer" : "text";
}
