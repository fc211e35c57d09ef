import {createWriteStream} from "node:fs";
import {join} from "node:path";
import {finished} from "node:stream/promises";
import {SHOWN} from "./faults.js";
import {quoted, readQuoted} from "./quoted.js";
import type {MisshapenTable} from "./raw-table.js";
import {splitFields} from "./records.js";
import type {TextForm} from "./records.js";
import type {Scratch} from "./scratch.js";
import {walkRows} from "./walk.js";
import type {Fault, TextRow} from "./walk.js";

/** The rows of a text file, each with its line, in two files that DuckDB can read without doubt. */
export interface RowCopy {
  readonly rows: string;
  /** CSV of line, text, reason and fields, all in quotes */
  readonly misshapen: string;
  readonly misshapenRows: number;
}

/** Copies the rows of a text that begin after a line, each as `write` has it. */
export async function copyRows(
  chunks: AsyncIterable<Buffer>,
  {after, name, ...form}: TextForm & {readonly after: number; readonly name: string},
  {folder}: Scratch,
  write: (row: TextRow) => readonly (string | Buffer)[]
): Promise<RowCopy> {
  const copy = {rows: join(folder, name), misshapen: join(folder, `${name}.misshapen`)};
  const [good, bad] = [writer(copy.rows), writer(copy.misshapen)];
  let misshapenRows = 0;
  for await (const rows of walkRows(chunks, form)) {
    for (const row of rows) {
      if (row.line <= after) continue;
      if (row.fault === null) good.put(write(row));
      else {
        ++misshapenRows;
        bad.put([misshapenRow(row, row.fault, form)]);
      }
    }
    await Promise.all([good.flush(), bad.flush()]);
  }
  await Promise.all([good.end(), bad.end()]);
  return {...copy, misshapenRows};
}

function writer(path: string): {
  put(parts: readonly (string | Buffer)[]): void;
  flush(): Promise<void>;
  end(): Promise<void>;
} {
  const stream = createWriteStream(path);
  const done = finished(stream);
  done.catch(() => {});
  let parts: Buffer[] = [];
  return {
    put: (more) => void parts.push(...more.map((part) => (typeof part === "string" ? Buffer.from(part) : part))),
    async flush() {
      // a copy, since the bytes of rows are those of a chunk that is used again
      const whole = Buffer.concat(parts);
      parts = [];
      if (whole.length > 0)
        await new Promise<void>((resolve, reject) => {
          stream.write(whole, (error) => (error ? reject(error) : resolve()));
        });
    },
    async end() {
      stream.end();
      await done;
    }
  };
}

function misshapenRow({line, bytes, fields}: TextRow, kind: Fault, form: TextForm): string {
  const text = bytes.toString("utf8");
  const known = form.fields ?? 0;
  // of a row with too few or too many fields, the first are taken to be in their places
  const split = kind === "fields" ? splitFields(text, form.delimiter!).slice(0, known) : [];
  const cells = Array.from({length: known}, (_, i) => split[i] ?? "");
  return `${[String(line), text.slice(0, SHOWN), reasonOf(kind, fields, known), ...cells].map(quoted).join()}\n`;
}

function reasonOf(fault: Fault, fields: number, expected: number): string {
  switch (fault) {
    case "broken":
      return "a quote that is not closed where its field ends";
    case "long":
      return "longer than 2,000,000 bytes";
    case "encoding":
      return "not UTF-8";
    case "fields":
      return `${fields < expected ? "too few" : "too many"} fields: ${fields}, expected ${expected}`;
  }
}

/** Returns the misshapen rows of a copy as a table; null if there are none. */
export function misshapenTable({misshapen, misshapenRows}: RowCopy, names: readonly string[]): MisshapenTable | null {
  if (misshapenRows === 0) return null;
  const texts = ["text", "reason", ...names.map((_, i) => `c${i}`)].map((name) => `${name}: 'VARCHAR'`);
  return {
    relation: readQuoted(misshapen, ["line: 'BIGINT'", ...texts]),
    columns: new Map(names.map((name, i) => [name, {sql: `raw.c${i}`, type: "VARCHAR", isWritten: true}]))
  };
}
