import type {Dialect, TimeStorage} from "./dialect.js";
import {floorModulo} from "./expressions.js";
import {sqlNumber, sqlText} from "./literals.js";
import {cellCount} from "./types.js";

/** DuckDB 1.5. The session's TimeZone must be UTC. */
export const duckdb: Dialect = {
  name: "duckdb",
  longestText: 400_000,
  mostFigures: 1000,

  storage(type) {
    if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type)) return "integer";
    if (/^(DOUBLE|FLOAT|DECIMAL\(.*\))$/.test(type)) return "number";
    if (/^(VARCHAR|UUID|ENUM\(.*\))$/s.test(type)) return "text";
    if (/^TIMESTAMP(_S|_MS|_NS)?$/.test(type)) return "timestamp";
    if (type === "TIMESTAMP WITH TIME ZONE") return "instant";
    return type === "BOOLEAN" ? "boolean" : type === "DATE" ? "date" : "other";
  },
  isFinite: (x) => `isfinite(${x})`,
  isNan: (x) => `isnan(${x})`,
  utc,
  // conversion is slow, half a second for a million rows
  local: (time, storage, zone) =>
    zone === "UTC"
      ? utc(time, storage)
      : `timezone(${sqlText(zone)}, ${storage === "instant" ? finite(time) : `timezone('UTC', ${utc(time, storage)})`})`,
  // epoch_ms rounds towards 1970
  milliseconds: (timestamp) => `((epoch_us(${timestamp}) - ${floorModulo(`epoch_us(${timestamp})`, 1000)}) // 1000)`,
  days: (day, unit) =>
    `date_diff('day', DATE '1970-01-01', ${unit === "day" ? finite(day) : `CAST(date_trunc('${unit}', ${finite(day)}) AS DATE)`})`,
  instantLiteral: (iso, storage) =>
    storage === "date"
      ? `DATE ${sqlText(iso.slice(0, 10))}`
      : storage === "instant"
        ? `TIMESTAMPTZ ${sqlText(iso)}`
        : `TIMESTAMP ${sqlText(iso.replace("Z", ""))}`,

  bin: (x, edges) => `CASE WHEN ${x} IS NOT NULL THEN ${binTree(x, edges, 0, edges.length)} END`,
  level: (text, levels) =>
    levels.length === 0 ? "NULL" : `enum_code(TRY_CAST(${text} AS ENUM(${levels.map(sqlText).join(", ")})))`,
  digest: (text) => `CAST('0x' || substr(md5(${text}), 1, 4) AS INTEGER)`,
  // lists by position: histogram's keys would confuse the empty string with the remainder
  counts: (code, cell, valueOf) =>
    cell.kind === "bin"
      ? list(`histogram(${valueOf(cell)}, CAST([${cell.edges.map(sqlNumber).join(", ")}] AS DOUBLE[]))`)
      : list(`histogram_exact(${code}, range(${cellCount(cell)}))`),
  sliced: (relation, conditions) => `SELECT *, unnest([${slices(conditions).join(", ")}]) AS slice FROM (${relation})`
};

function utc(time: string, storage: TimeStorage): string {
  return storage === "instant" ? `timezone('UTC', ${finite(time)})` : finite(`CAST(${time} AS TIMESTAMP)`);
}

/** The bin by halving, since DuckDB has no width_bucket. */
function binTree(x: string, edges: readonly number[], from: number, to: number): string {
  if (from === to) return String(from);
  const middle = (from + to) >>> 1;
  const below = binTree(x, edges, from, middle);
  return `CASE WHEN ${x} <= ${sqlNumber(edges[middle]!)} THEN ${below} ELSE ${binTree(x, edges, middle + 1, to)} END`;
}

function list(histogram: string): string {
  return `CAST(map_values(${histogram}) AS DOUBLE[])`;
}

function slices(conditions: readonly string[]): string[] {
  return ["0", ...conditions.map((condition, i) => `CASE WHEN ${condition} THEN ${i + 1} END`)];
}

/** DuckDB's times may be infinite, which is no time to count a row at. */
function finite(time: string): string {
  return `CASE WHEN isfinite(${time}) THEN ${time} END`;
}
