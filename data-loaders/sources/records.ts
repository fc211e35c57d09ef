/** How text is cut into rows and fields. */
export interface TextForm {
  /** one ASCII character between fields; null if a row is one field, as in JSON lines */
  readonly delimiter: string | null;
  /** fields of a row; null while they are not known */
  readonly fields: number | null;
}

/** Longest row in bytes; DuckDB stops there too. */
export const LONGEST_ROW = 2_000_000;

/** A row of a text as it lies in a buffer. */
export interface TextRecord {
  /** without its line end */
  readonly end: number;
  readonly next: number;
  readonly fields: number;
  readonly broken: boolean;
}

const [NEWLINE, RETURN, QUOTE, SPACE] = [10, 13, 34, 32];

/**
 * Returns the row that begins at `start`; undefined if the bytes end before it does.
 *
 * A row is a line, or several where a field in quotes holds line ends. Quotes count at the start of a field (spaces
 * around them do not count), and a quote in quotes is written twice. A row in which something else follows a closing
 * quote, or whose last quote is never closed, is broken: it is its first line, and the next line is a row of its own.
 * Lines end with \n, \r\n or \r.
 * @param isLast whether the text ends with these bytes
 */
export function recordAt(bytes: Buffer, start: number, {delimiter}: TextForm, isLast: boolean): TextRecord | undefined {
  if (delimiter === null) return lineAt(bytes, start, isLast);
  const comma = delimiter.charCodeAt(0);
  let [at, fields] = [start, 1];
  for (;;) {
    let opening = at;
    if (comma !== SPACE) while (bytes[opening] === SPACE) ++opening;
    if (bytes[opening] === QUOTE) {
      const closed = closingQuote(bytes, opening, isLast);
      if (closed === undefined) return isLast ? brokenAt(bytes, start, isLast) : undefined;
      at = closed;
      if (comma !== SPACE) while (bytes[at] === SPACE) ++at;
      if (at < bytes.length && bytes[at] !== comma && !isLineEnd(bytes[at]!)) return brokenAt(bytes, start, isLast);
    } else while (at < bytes.length && bytes[at] !== comma && !isLineEnd(bytes[at]!)) ++at;
    if (at >= bytes.length || bytes[at] !== comma) return ended(bytes, at, isLast, fields);
    ++at;
    ++fields;
  }
}

function isLineEnd(byte: number): boolean {
  return byte === NEWLINE || byte === RETURN;
}

/** Returns the position after the quote that closes the one at `opening`. */
function closingQuote(bytes: Buffer, opening: number, isLast: boolean): number | undefined {
  for (let at = opening + 1; ; at += 2) {
    at = bytes.indexOf(QUOTE, at);
    // whether a quote at the very end is the first of two is not known yet
    if (at < 0 || (at === bytes.length - 1 && !isLast)) return undefined;
    if (bytes[at + 1] !== QUOTE) return at + 1;
  }
}

/** Returns the line that begins at `start` as a row of one field; undefined if the bytes end before it does. */
export function lineAt(bytes: Buffer, start: number, isLast: boolean): TextRecord | undefined {
  const newline = bytes.indexOf(NEWLINE, start);
  const line = newline < 0 ? bytes.subarray(start) : bytes.subarray(start, newline);
  const carriage = line.indexOf(RETURN);
  return ended(bytes, start + (carriage < 0 ? line.length : carriage), isLast, 1);
}

function brokenAt(bytes: Buffer, start: number, isLast: boolean): TextRecord | undefined {
  const line = lineAt(bytes, start, isLast);
  return line && {...line, broken: true};
}

function ended(bytes: Buffer, end: number, isLast: boolean, fields: number): TextRecord | undefined {
  // a \r at the very end may be the first half of \r\n
  if (!isLast && end >= bytes.length - 1 && bytes[end] !== NEWLINE) return undefined;
  const next = end + (bytes[end] === RETURN && bytes[end + 1] === NEWLINE ? 2 : 1);
  return {end, next: Math.min(next, bytes.length), fields, broken: false};
}

/** Returns the fields of a row that is not broken, out of their quotes. */
export function splitFields(row: string, delimiter: string): string[] {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const opening = delimiter === " " ? at : at + /^ */.exec(row.slice(at))![0].length;
    let end: number;
    if (row[opening] === '"') {
      const [quoted] = /^"(?:[^"]|"")*"/.exec(row.slice(opening))!;
      fields.push(quoted.slice(1, -1).replaceAll('""', '"'));
      end = row.indexOf(delimiter, opening + quoted.length);
    } else {
      end = row.indexOf(delimiter, at);
      fields.push(row.slice(at, end < 0 ? undefined : end));
    }
    if (end < 0) return fields;
    at = end + 1;
  }
}

/** Returns the number of line ends in a row, which stand in quotes. */
export function lineEnds(row: Buffer): number {
  let count = 0;
  for (let at = row.indexOf(NEWLINE); at >= 0; at = row.indexOf(NEWLINE, at + 1)) ++count;
  for (let at = row.indexOf(RETURN); at >= 0; at = row.indexOf(RETURN, at + 1)) if (row[at + 1] !== NEWLINE) ++count;
  return count;
}
