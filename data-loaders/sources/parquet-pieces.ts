import {literal} from "../engines/duckdb.js";
import type {Database} from "../engines/duckdb.js";

/**
 * A piece of 400,000 rows takes half a second to read, and what begins with each, twenty milliseconds: so a large file is
 * read in fewer and longer ones, as long as there are enough for all threads to end together.
 */
const [LEAST, MOST, ENOUGH] = [400_000, 800_000, 16] as const;

/**
 * Returns the rows of a Parquet file in pieces, as what stands after FROM for each: row groups as they follow each other,
 * until they have a sixteenth of all rows, but 400,000 at least and 800,000 at most. So what is one piece depends on the
 * file alone.
 * @param place of the file, as DuckDB takes it
 */
export async function parquetPieces({connection}: Database, place: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(
    `SELECT CAST(any_value(row_group_num_rows) AS DOUBLE) FROM parquet_metadata(${literal(place)}) GROUP BY row_group_id ORDER BY row_group_id`
  );
  const relation = `read_parquet(${literal(place)}, hive_partitioning = false)`;
  return piecesAt(relation, pieceSpans(reader.getRows().map(([rows]) => rows as number)));
}

/** Rows of DuckDB's own row groups. */
const GROUP = 122_880;

/**
 * Returns the rows of a Parquet file that DuckDB wrote in pieces of as many rows each, but for the last: whole row groups,
 * as in `parquetPieces`.
 */
export function evenPieces(relation: string, rows: number): string[] {
  const each = Math.ceil(pieceRows(rows) / GROUP) * GROUP;
  const count = Math.ceil(rows / each);
  return piecesAt(
    relation,
    Array.from({length: count}, (_, i) => [i * each, (i + 1) * each] as const)
  );
}

function piecesAt(relation: string, spans: readonly (readonly [from: number, until: number])[]): string[] {
  if (spans.length < 2) return [relation];
  return spans.map(
    ([from, until]) => `(SELECT * FROM ${relation} WHERE file_row_number >= ${from} AND file_row_number < ${until})`
  );
}

/** Returns where pieces begin and end, by the rows of row groups in their order. */
export function pieceSpans(groups: readonly number[]): [from: number, until: number][] {
  const enough = pieceRows(groups.reduce((sum, rows) => sum + rows, 0));
  const spans: [number, number][] = [];
  let [from, until] = [0, 0];
  for (const rows of groups) {
    until += rows;
    if (until - from < enough) continue;
    spans.push([from, until]);
    from = until;
  }
  if (until > from) spans.push([from, until]);
  return spans;
}

/** Rows that a piece has at least, but for the last, in a file of so many. */
function pieceRows(all: number): number {
  return Math.min(MOST, Math.max(LEAST, all / ENOUGH));
}
