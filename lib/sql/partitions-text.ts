import type {Dialect} from "./dialect.js";
import {slotNumber} from "./source-columns.js";
import type {Source} from "./types.js";

/** Names that no column has. */
const SLOT = '"driftbook slot"';
const TABLE = '"driftbook table"';

/**
 * Returns the query that counts rows: a row per partition, with the partition (`slotNumber`; none for rows without a
 * time), its rows, and a text that changes when they are corrected.
 * @param version an aggregate over the source's own columns, in the engine's SQL; null where only rows are counted, and
 * the text is none
 * @throws RangeError if the source has no such column of times
 */
export function partitionsText(dialect: Dialect, source: Source, version: string | null): string {
  // the line break ends a comment
  const text = version === null ? "CAST(NULL AS VARCHAR)" : `CAST((${version}\n) AS VARCHAR)`;
  return [
    `SELECT CAST(${SLOT} AS DOUBLE), CAST(count(*) AS DOUBLE), ${text}`,
    `FROM (SELECT ${TABLE}.*, ${slotNumber(dialect, source)} AS ${SLOT} FROM ${source.relation} AS ${TABLE}) AS dated`,
    `GROUP BY ${SLOT}`
  ].join("\n");
}
