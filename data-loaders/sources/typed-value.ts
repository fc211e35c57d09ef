import {duckdb} from "../../lib/sql/duckdb.js";
import {sqlText} from "../../lib/sql/literals.js";
import type {Storage} from "../../lib/sql/types.js";
import type {RawColumn} from "./raw-table.js";
import type {ColumnKind} from "./types.js";

/**
 * How a raw column becomes one of a kind, in DuckDB's SQL and in two steps, so that nothing is computed twice: first
 * `candidate`, then from its name the rest.
 */
export interface TypedValue {
  readonly candidate: string;
  /** holds where the candidate is good or `given`, the raw value, is missing; null if it always does */
  readonly fits: ((candidate: string, given: string) => string) | null;
  readonly value: (candidate: string) => string;
  readonly storage: Storage;
}

/** Beyond it neighbouring whole numbers are one double. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/** Why a value is none of a kind. */
export const REASONS: Readonly<Record<ColumnKind, string>> = {
  number: "not a number",
  integer: `not a whole number of at most ${LARGEST}`,
  boolean: "neither true nor false",
  timestamp: "not a date or time",
  text: "not a text"
};

/**
 * Returns how to make values of a kind. A column that the file holds as that kind is taken as it is; others go through
 * their text.
 * @param zone of the partitions if this is the column of times, else null
 */
export function typedValue(
  {sql, type}: Pick<RawColumn, "sql" | "type">,
  kind: ColumnKind,
  zone: string | null
): TypedValue {
  const storage = duckdb.storage(type);
  if (KEPT[kind].includes(storage)) return {candidate: sql, fits: null, value: asIs, storage};
  if (kind === "integer" && storage === "number") return whole(`CAST(${sql} AS DOUBLE)`);
  const text = type === "VARCHAR" ? sql : `CAST(${sql} AS VARCHAR)`;
  switch (kind) {
    case "text":
      return {candidate: text, fits: null, value: asIs, storage: "text"};
    case "number":
      return {candidate: `TRY_CAST(${text} AS DOUBLE)`, fits: isThere, value: asIs, storage: "number"};
    case "integer":
      return whole(`TRY_CAST(${text} AS DOUBLE)`);
    case "boolean": {
      const candidate = `CASE lower(${text}) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END`;
      return {candidate, fits: isThere, value: asIs, storage: "boolean"};
    }
    case "timestamp":
      return {candidate: timestamp(text, zone), fits: isFinite, value: asIs, storage: "timestamp"};
  }
}

/** What a file may hold a kind as. */
const KEPT: Readonly<Record<ColumnKind, readonly Storage[]>> = {
  number: ["number", "integer"],
  integer: ["integer"],
  boolean: ["boolean"],
  timestamp: ["timestamp", "instant", "date"],
  text: ["text"]
};

const asIs = (candidate: string): string => candidate;
const isThere = (candidate: string, given: string): string => `(${given} IS NULL OR ${candidate} IS NOT NULL)`;
const isFinite = (candidate: string, given: string): string => `(${given} IS NULL OR isfinite(${candidate}) IS TRUE)`;

/** DuckDB rounds 1.5 when it is asked for a whole number, so a double is looked at first. */
function whole(candidate: string): TypedValue {
  return {
    candidate,
    fits: (x, given) =>
      `(${given} IS NULL OR (${x} = trunc(${x}) AND ${x} BETWEEN -${LARGEST} AND ${LARGEST}) IS TRUE)`,
    value: (x) => `TRY_CAST(${x} AS BIGINT)`,
    storage: "integer"
  };
}

/**
 * A time without a zone is in UTC, and so are all in the result. A day is that day in the zone of the partitions, as in
 * files that hold days.
 *
 * DuckDB drops an offset when it is asked for a TIMESTAMP. Asked for one WITH TIME ZONE, it reads values that follow the
 * name of a zone as if in that zone: only offsets in digits go that way.
 */
export function timestamp(text: string, zone: string | null): string {
  const time = `TRY_CAST(${text} AS TIMESTAMP)`;
  const midnight = zone === null || zone === "UTC" ? null : `timezone('UTC', timezone(${sqlText(zone)}, ${time}))`;
  return [
    // as nearly all are written, with seconds and no offset: there is no room for one
    `CASE WHEN strlen(${text}) = 19 AND ${text}[17] = ':' THEN ${time}`,
    `WHEN contains(substr(${text}, 11), '+') OR contains(substr(${text}, 11), '-') THEN`,
    `CASE WHEN regexp_matches(${text}, '[0-9] ?[+-][0-9]{2}(:?[0-9]{2})?$')`,
    `THEN timezone('UTC', TRY_CAST(${text} AS TIMESTAMP WITH TIME ZONE)) END`,
    ...(midnight === null ? [] : [`WHEN NOT contains(${text}, ':') THEN ${midnight}`]),
    `ELSE ${time} END`
  ].join(" ");
}
