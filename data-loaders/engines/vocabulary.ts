import type {Database} from "./duckdb.js";

/**
 * Returns the most frequent texts of a column, at most `most`; of those as frequent the first by their UTF-8 bytes.
 * @param relation what stands after FROM
 * @param column quoted
 */
export async function frequentLevels(
  {connection}: Database,
  relation: string,
  column: string,
  most: number
): Promise<string[]> {
  const reader = await connection.runAndReadAll(
    `SELECT ${column} FROM ${relation} WHERE ${column} IS NOT NULL
     GROUP BY ${column} ORDER BY count(*) DESC, ${column} LIMIT ${most}`
  );
  return reader.getRows().map(([level]) => String(level));
}
