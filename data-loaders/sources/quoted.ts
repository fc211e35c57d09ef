import {literal} from "../engines/duckdb.js";

/** Returns a text as a field of CSV in quotes. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * Returns CSV that we wrote, its lines ended by \n, as what stands after FROM.
 * @param columns as `name: 'TYPE'`
 */
export function readQuoted(path: string, columns: readonly string[]): string {
  const form = `auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\\n'`;
  // a row of text may double in length where it is full of quotes, and comes twice
  return `read_csv(${literal(path)}, ${form}, max_line_size = 16000000, columns = {${columns.join(", ")}})`;
}
