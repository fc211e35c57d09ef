import {isUtf8} from "node:buffer";
import {lineAt, lineEnds, LONGEST_ROW, recordAt} from "./records.js";
import type {TextForm, TextRecord} from "./records.js";

/** What is wrong with the form of a row: a quote, its length, its characters, the number of its fields. */
export type Fault = "broken" | "long" | "encoding" | "fields";

/** A row of a text file. */
export interface TextRow {
  /** of the file, from 1, at which it begins */
  readonly line: number;
  /** without its line end, and of a row that is too long the beginning; valid until the next rows are asked for */
  readonly bytes: Buffer;
  readonly fields: number;
  readonly fault: Fault | null;
}

/** Bytes that are kept of a row too long to hold. */
const KEPT = 2000;

/**
 * Cuts a text into rows, those of one chunk at a time. Empty lines are no rows, unless a row is one field: there they
 * are a missing value.
 */
export async function* walkRows(chunks: AsyncIterable<Buffer>, form: TextForm): AsyncGenerator<readonly TextRow[]> {
  const cut = rowCutter(form);
  for await (const chunk of chunks) yield cut(chunk, false);
  yield cut(Buffer.alloc(0), true);
}

function rowCutter(form: TextForm): (chunk: Buffer, isLast: boolean) => TextRow[] {
  const emptyIsRow = form.delimiter !== null && form.fields === 1;
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let isInside = false;
  return (chunk, isLast) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const rows: TextRow[] = [];
    let at = 0;
    while (at < bytes.length) {
      const record = isInside ? lineAt(bytes, at, isLast) : boundedRecord(bytes, at, form, isLast);
      if (record === "long") {
        rows.push({line, bytes: bytes.subarray(at, at + KEPT), fields: 1, fault: "long"});
        isInside = true;
        continue;
      }
      if (record === undefined) {
        // of a long row nothing is needed but its end, which a \r may be half of
        if (isInside) at = bytes.length - 1;
        break;
      }
      const row = bytes.subarray(at, record.end);
      if (!isInside && (row.length > 0 || emptyIsRow))
        rows.push({line, bytes: row, fields: record.fields, fault: faultOf(row, record, form)});
      isInside = false;
      line += 1 + lineEnds(row);
      at = record.next;
    }
    rest = bytes.subarray(at);
    return rows;
  };
}

/** A row that would be too long is its first line, as if it were broken; "long" if that does not end either. */
function boundedRecord(bytes: Buffer, start: number, form: TextForm, isLast: boolean): TextRecord | "long" | undefined {
  const record = recordAt(bytes, start, form, isLast);
  // two bytes may be needed to see that a row has ended, and one for a second quote
  const isTooLong = record === undefined ? bytes.length - start > LONGEST_ROW + 3 : record.end - start > LONGEST_ROW;
  if (!isTooLong) return record;
  const line = lineAt(bytes, start, isLast);
  return line === undefined || line.end - start > LONGEST_ROW ? "long" : {...line, broken: true};
}

function faultOf(row: Buffer, {broken, fields}: TextRecord, form: TextForm): Fault | null {
  if (broken) return "broken";
  if (!isUtf8(row)) return "encoding";
  return form.fields !== null && fields !== form.fields ? "fields" : null;
}
