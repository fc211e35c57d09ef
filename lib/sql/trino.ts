import type {Dialect} from "./dialect.js";
import {sqlText} from "./literals.js";

/** Trino 435. */
export const trino: Dialect = {
  name: "trino",
  longestText: 400_000,
  mostFigures: 1000,

  storage(type) {
    if (/^(tinyint|smallint|integer|bigint)$/.test(type)) return "integer";
    if (/^(double|real|decimal\(.*\))$/.test(type)) return "number";
    if (/^(varchar|char|uuid)(\(\d+\))?$/.test(type)) return "text";
    if (/^timestamp(\(\d+\))?$/.test(type)) return "timestamp";
    if (/^timestamp(\(\d+\))? with time zone$/.test(type)) return "instant";
    return type === "boolean" || type === "date" ? type : "other";
  },
  isFinite: (x) => `is_finite(${x})`,
  isNan: (x) => `is_nan(${x})`,
  // the finest precision: casting to a coarser one rounds, and could move a row over midnight
  utc: (time, storage) => (storage === "instant" ? `CAST(at_timezone(${time}, 'UTC') AS TIMESTAMP(12))` : time),
  local: (time, storage, zone) =>
    `CAST(at_timezone(${storage === "instant" ? time : `with_timezone(${time}, 'UTC')`}, ${sqlText(zone)}) AS TIMESTAMP(12))`,
  milliseconds: (timestamp) => `date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00', ${timestamp})`,
  days: (day, unit) => `date_diff('day', DATE '1970-01-01', ${unit === "day" ? day : `date_trunc('${unit}', ${day})`})`,
  instantLiteral: (iso, storage) => {
    const text = iso.replace("T", " ").replace("Z", "");
    return storage === "date"
      ? `DATE ${sqlText(iso.slice(0, 10))}`
      : `TIMESTAMP ${sqlText(storage === "instant" ? `${text} UTC` : text)}`;
  },

  // width_bucket counts the edges up to x, x itself among them; ours leaves it out: of the negated, the other way round
  bin: (x, edges) =>
    edges.length === 0
      ? `CASE WHEN ${x} IS NOT NULL THEN 0 END`
      : `${edges.length} - width_bucket(-${x}, ${constants(
          edges.toReversed().map((edge) => -edge),
          "DOUBLE"
        )})`,
  level: (text, levels) =>
    levels.length === 0
      ? "NULL"
      : `element_at(MAP(${constants(levels, "VARCHAR")}, sequence(0, ${levels.length - 1})), ${text})`,
  digest: (text) => `from_base(substr(to_hex(md5(to_utf8(${text}))), 1, 4), 16)`,
  counts: (code) => `histogram(${code})`,
  sliced: (relation, conditions) =>
    `SELECT * FROM (${relation}) CROSS JOIN UNNEST(ARRAY[${["0", ...conditions.map((c, i) => `CASE WHEN ${c} THEN ${i + 1} END`)].join(", ")}]) AS numbered (slice)`
};

/** ARRAY[…] takes no more than 254 values; Trino reads this once, when it plans. */
function constants(values: readonly (number | string)[], type: "DOUBLE" | "VARCHAR"): string {
  return `CAST(json_parse(${sqlText(JSON.stringify(values))}) AS ARRAY(${type}))`;
}
