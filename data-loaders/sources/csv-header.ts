import {LONGEST_ROW, recordAt, splitFields} from "./records.js";

/** The names of a CSV file's columns. */
export interface CsvHeader {
  readonly names: readonly string[];
  /** the last line of it; more than 1 if empty lines come before */
  readonly line: number;
}

/**
 * Reads the header of a CSV file, which is its first line with anything in it. A column without a name is called by its
 * place, as `column1`.
 * @param shown what errors call the file
 * @returns null if the file is empty
 * @throws Error if the header is broken, or two columns have one name
 */
export async function readHeader(
  chunks: AsyncIterable<Buffer>,
  delimiter: string,
  shown: string
): Promise<CsvHeader | null> {
  const bytes = await beginning(chunks);
  const isLast = bytes.length <= LONGEST_ROW;
  let line = 1;
  for (let at = 0; at < bytes.length; ++line) {
    const record = recordAt(bytes, at, {delimiter, fields: null}, isLast);
    if (record === undefined || record.broken) throw new Error(`cannot read the header of ${shown}: a broken quote`);
    const text = bytes.toString("utf8", at, record.end);
    if (text !== "")
      return {
        names: checkedNames(splitFields(text, delimiter), shown),
        line: line + text.split(/\r\n|\r|\n/).length - 1
      };
    at = record.next;
  }
  return null;
}

async function beginning(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > LONGEST_ROW) break;
  }
  return Buffer.concat(parts);
}

function checkedNames(header: readonly string[], shown: string): string[] {
  const names = header.map((name, i) => (name.trim() === "" ? `column${i + 1}` : name));
  const seen = new Map<string, string>();
  for (const name of names) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined)
      throw new Error(`columns that SQL cannot tell apart: ${other} and ${name} in ${shown}; rename one`);
    seen.set(name.toLowerCase(), name);
  }
  return names;
}
