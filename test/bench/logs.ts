import {identifier, literal} from "../../data-loaders/engines/duckdb.js";
import type {Database} from "../../data-loaders/engines/duckdb.js";
import type {ReferenceColumn} from "../../data-loaders/engines/reference-specs.js";
import type {Storage} from "../../lib/sql/types.js";

/** A column of the made-up log: its name, its type and the expression it is made by. */
type LogColumn = readonly [
  name: string,
  type: "TIMESTAMP" | "DOUBLE" | "FLOAT" | "INTEGER" | "BIGINT" | "VARCHAR",
  sql: string
];

const LOG_DAYS = 90;
/** Days 1 to 10. */
export const LOG_REFERENCE = {from: "2024-01-01T00:00:00.000Z", until: "2024-01-11T00:00:00.000Z"};
export const LOG_TIME = {column: "ts", unit: "day", zone: "UTC"} as const;

/**
 * 20 numbers (8 normal, 6 skewed, 6 whole; gaps of 1, 5 and 20 % in three), 5 texts of 2 to 20,000 values, prediction and
 * label, over 90 days in order of time, drifting. `d` is the time in days, `z1` to `z8` are normal, and `u` and `n` draw
 * a uniform and a normal number by row and salt: every value is a function of its row.
 */
const columns: readonly LogColumn[] = [
  ["ts", "TIMESTAMP", "TIMESTAMP '2024-01-01' + to_microseconds(CAST(d * 86400e6 AS BIGINT))"],
  ["f01", "DOUBLE", "z1"],
  ["f02", "DOUBLE", "z2 * 3 + 10 + 0.01 * d"],
  ["f03", "DOUBLE", "CASE WHEN u(i, 33) >= 0.01 THEN z3 * 2 - 1 END"],
  ["f04", "DOUBLE", "0.6 * z1 + 0.8 * z4"],
  ["f05", "DOUBLE", "z5 * (1 + 0.003 * d)"],
  ["f06", "DOUBLE", "round(z6 * 15 + 100, 2)"],
  ["f07", "DOUBLE", "round(z7, 4)"],
  ["f08", "FLOAT", "z8 * 0.5 + sin(2 * pi() * d / 7) * 0.3"],
  ["f09", "DOUBLE", "exp(n(i, 19))"],
  ["f10", "DOUBLE", "CASE WHEN u(i, 40) >= 0.05 THEN exp(n(i, 20) * 1.5 + 0.005 * d) END"],
  ["f11", "DOUBLE", "-ln(u(i, 21)) * 12"],
  ["f12", "DOUBLE", "round(-ln(u(i, 22)) * 50, 2)"],
  ["f13", "DOUBLE", "round(exp(n(i, 23) * 0.8 + 3), 2)"],
  ["f14", "DOUBLE", "u(i, 24) ** 3"],
  ["f15", "INTEGER", "floor(-ln(u(i, 25)) * 4)"],
  ["f16", "INTEGER", "CASE WHEN u(i, 46) >= 0.20 THEN floor(-ln(u(i, 26)) * 30) END"],
  ["f17", "INTEGER", "CASE WHEN u(i, 47) < 0.7 THEN 0 ELSE floor(exp(n(i, 27) + 1)) END"],
  ["f18", "INTEGER", "floor(u(i, 28) * 6)"],
  ["f19", "BIGINT", "floor(exp(n(i, 29) * 2 + 6))"],
  ["f20", "INTEGER", "floor(u(i, 30) * 100000)"],
  ["c1", "VARCHAR", "CASE WHEN u(i, 31) < 0.3 + 0.001 * d THEN 'yes' ELSE 'no' END"],
  ["c2", "VARCHAR", "'seg_' || chr(CAST(65 + rank(i, 32, 8) AS INTEGER))"],
  ["c3", "VARCHAR", "CASE WHEN u(i, 48) >= 0.01 THEN 'ctry_' || rank(i, 34, 50) END"],
  ["c4", "VARCHAR", "'sku_' || lpad(CAST(rank(i, 35, 1000) AS VARCHAR), 4, '0')"],
  ["c5", "VARCHAR", "'usr_' || lpad(CAST(rank(i, 36, 20000) AS VARCHAR), 6, '0')"],
  ["prediction", "DOUBLE", "22 + 4 * z1 + 2 * z2 - 3 * z5 + n(i, 37)"],
  ["label", "DOUBLE", "22 + 4 * z1 + 2 * z2 - 3 * z5 + 0.02 * d * z8 + 2 * n(i, 38)"]
];

/** How the log's columns are held. */
export const logStorage: ReadonlyMap<string, Storage> = new Map(
  columns.map(([name, type]) => [
    name,
    type === "TIMESTAMP" ? "timestamp" : type === "VARCHAR" ? "text" : /INT/.test(type) ? "integer" : "number"
  ])
);

/** The columns that are profiled: all but the time. */
export const logColumns: readonly ReferenceColumn[] = columns.slice(1).map(([name, type]) => {
  const role = name === "label" || name === "prediction" ? name : "feature";
  return type === "VARCHAR"
    ? {kind: "categorical", type: "text", name, role}
    : {kind: "numeric", type: type.endsWith("INT") || type === "INTEGER" ? "integer" : "number", name, role};
});

/** Writes a log of `rows` rows as Parquet and, where asked for, as CSV. The same rows give the same bytes. */
export async function writeLog(
  {connection}: Database,
  rows: number,
  parquet: string,
  csv: string | null
): Promise<void> {
  await connection.run(`
    CREATE OR REPLACE TEMP MACRO u(i, s) AS (CAST(hash(i * 1000003 + s * 7919 + 20240101) >> 11 AS DOUBLE) + 0.5) / 9007199254740992e0;
    CREATE OR REPLACE TEMP MACRO n(i, s) AS sqrt(-2 * ln(u(i, s))) * cos(2 * pi() * u(i, s + 500));
    CREATE OR REPLACE TEMP MACRO rank(i, s, most) AS least(most - 1, CAST(floor((most + 1) ** u(i, s)) AS BIGINT) - 1)`);
  const normal = Array.from({length: 8}, (_, k) => `n(i, ${11 + k}) AS z${k + 1}`);
  const selected = columns.map(([name, type, sql]) => `CAST(${sql} AS ${type}) AS ${identifier(name)}`);
  await connection.run(
    `COPY (SELECT ${selected.join(", ")} FROM (SELECT *, ${normal.join(", ")} FROM
      (SELECT i, ${LOG_DAYS}e0 * (i + u(i, 1)) / ${rows} AS d FROM range(${rows}) t(i))))
      TO ${literal(parquet)} (FORMAT parquet, COMPRESSION zstd)`
  );
  if (csv !== null) await connection.run(`COPY (FROM ${literal(parquet)}) TO ${literal(csv)} (HEADER)`);
}

/**
 * Returns what stands after FROM for a log as CSV, its types declared.
 * @param bytes of text that are held as one; null for as many as DuckDB takes
 */
export function csvRelation(file: string, bytes: number | null): string {
  const types = columns.map(([name, type]) => `${literal(name)}: '${type}'`);
  const buffer = bytes === null ? "" : `, buffer_size = ${bytes}`;
  return `read_csv(${literal(file)}, header = true, auto_detect = false, delim = ',', quote = '"', columns = {${types.join(", ")}}${buffer})`;
}

/** Returns the query that reads every value and does the least that makes an engine read it. */
export function scanText(relation: string): string {
  const figures = columns.map(([name, type]) => {
    const c = identifier(name);
    return `min(${c}), max(${c})${type === "TIMESTAMP" ? "" : `, sum(${type === "VARCHAR" ? `strlen(${c})` : c})`}`;
  });
  return `SELECT count(*), ${figures.join(", ")} FROM ${relation}`;
}
