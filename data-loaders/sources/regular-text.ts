import {isUtf8} from "node:buffer";

const [NEWLINE, RETURN, QUOTE, SPACE] = [10, 13, 34, 32];

/** Bytes without a line end, or in quotes, that are taken for a fault; a tenth of what DuckDB stops at. */
const LONGEST_STRETCH = 200_000;

const IRREGULAR: Regularity = {isRegular: false, isByLine: false};

/** Looks at the next lines of a text; false if there is a fault in them. */
type Check = (lines: Buffer) => boolean;

/** How far DuckDB can be trusted to cut a text into rows. */
export interface Regularity {
  readonly isRegular: boolean;
  /** whether each line is a row, so that the text can be read in parts */
  readonly isByLine: boolean;
}

/**
 * Returns whether DuckDB can be trusted to cut a text into rows: it is UTF-8, all its lines end alike, none is very
 * long, and every quote that opens a field closes it. DuckDB 1.5 gives up on mixed line ends, and behind a broken quote
 * it may pass over good rows without a word.
 *
 * Takes a small part of the time in which DuckDB reads the text, since it jumps from quote to quote.
 * @param delimiter one ASCII character; null if quotes mean nothing, as in JSON lines
 */
export async function regularityOf(chunks: AsyncIterable<Buffer>, delimiter: string | null): Promise<Regularity> {
  const quotes = delimiter === null ? null : quoteCheck(delimiter.charCodeAt(0));
  const checks: readonly Check[] = [
    (lines) => isUtf8(lines),
    lineEndCheck(),
    ...(quotes === null ? [] : [quotes.check])
  ];
  const isSound = (lines: Buffer): boolean => checks.every((check) => check(lines));
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    // whole lines, so that no character and no line end is cut in two
    const [first, last] = [chunk.indexOf(NEWLINE) + 1, chunk.lastIndexOf(NEWLINE) + 1];
    tail = Buffer.concat([tail, chunk.subarray(0, last === 0 ? chunk.length : first)]);
    if (tail.length > LONGEST_STRETCH) return IRREGULAR;
    if (last === 0) continue;
    if (!isSound(tail) || !isSound(chunk.subarray(first, last))) return IRREGULAR;
    tail = Buffer.from(chunk.subarray(last));
  }
  if (tail.length > LONGEST_STRETCH || !isSound(tail) || quotes?.isOpen() === true) return IRREGULAR;
  return {isRegular: true, isByLine: quotes?.holdLines() !== true};
}

function lineEndCheck(): Check {
  let returns: boolean | null = null;
  return (lines) => {
    const first = lines.indexOf(NEWLINE);
    if (first < 0) return !lines.includes(RETURN);
    returns ??= lines[first - 1] === RETURN;
    if (!returns) return !lines.includes(RETURN);
    let pairs = 0;
    for (let at = first; at >= 0; at = lines.indexOf(NEWLINE, at + 1), ++pairs)
      if (lines[at - 1] !== RETURN) return false;
    for (let at = lines.indexOf(RETURN); at >= 0; at = lines.indexOf(RETURN, at + 1)) --pairs;
    return pairs === 0;
  };
}

function quoteCheck(comma: number): {check: Check; isOpen(): boolean; holdLines(): boolean} {
  let open = false;
  let stretch = 0;
  let holdLines = false;
  const isEdge = (byte: number | undefined): boolean =>
    byte === undefined || byte === comma || byte === NEWLINE || byte === RETURN;
  const check: Check = (lines) => {
    const lineEnd = nextOf(lines, NEWLINE);
    for (let at = 0; ;) {
      const quote = lines.indexOf(QUOTE, at);
      const end = quote < 0 ? lines.length : quote;
      if (open) {
        stretch += end - at;
        holdLines ||= lineEnd(at) < end;
      }
      if (stretch > LONGEST_STRETCH) return false;
      if (quote < 0) return true;
      at = quote + 1;
      if (!open) {
        let before = quote - 1;
        while (comma !== SPACE && lines[before] === SPACE) --before;
        open = isEdge(lines[before]);
        stretch = 0;
      } else if (lines[at] === QUOTE) ++at;
      else {
        while (comma !== SPACE && lines[at] === SPACE) ++at;
        if (!isEdge(lines[at])) return false;
        [open, stretch] = [false, 0];
      }
    }
  };
  return {check, isOpen: () => open, holdLines: () => holdLines};
}

/** Returns where a byte is next, for positions that do not decrease, so that each is looked for once. */
function nextOf(lines: Buffer, byte: number): (at: number) => number {
  let next = -1;
  return (at) => {
    if (next < at) next = lines.indexOf(byte, at);
    if (next < 0) next = Infinity;
    return next;
  };
}
