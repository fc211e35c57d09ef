import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {DuckDBDataChunk} from "@duckdb/node-api/lib/DuckDBDataChunk.js";
import {DOUBLE, VARCHAR} from "@duckdb/node-api/lib/DuckDBType.js";
import type {QuarantineReason} from "../../lib/bundle.js";
import type {OwnAnswers} from "../../lib/model/own/answers.js";
import type {OwnModel} from "../../lib/model/own/types.js";
import {sqlText} from "../../lib/sql/literals.js";
import type {Database} from "../engines/duckdb.js";
import {askModel, BATCH, checkIndependence} from "../models/ask.js";
import {readOwnRows} from "../models/rows.js";
import type {OpenModel} from "../models/types.js";
import type {OpenFile} from "../sources/types.js";

/** What became of the rows of a file that a model was asked about. */
export interface AnswerAccount {
  readonly rows: number;
  /** rows without an answer, by column and reason; "" for the model's own */
  readonly gaps: readonly QuarantineReason[];
}

/**
 * The answers as `writeOwnAnswers` keeps them, in the order of the rows: a column `answer` of numbers or classes, and
 * `confidence`, the probability of the class, null where the model does not say it.
 */
export function answersFile(folder: string): string {
  return join(folder, "answers.parquet");
}

/** Rows without an answer that are listed one by one; all are counted. */
const LISTED = 10_000;

/**
 * Writes what a model says of the rows of a file, and the rows of which it says nothing: their number among the rows that
 * could be read, from 1, the column at fault, and why.
 * @throws Error if the model does not do what it was taken for
 */
export async function writeOwnAnswers(
  folder: string,
  database: Database,
  open: OpenFile,
  plan: OwnModel,
  model: OpenModel
): Promise<void> {
  const parts: OwnAnswers[] = [];
  const listed: string[] = [];
  const reasons = new Map<string, QuarantineReason>();
  let rows = 0;
  for await (const batch of readOwnRows(database, open, plan, BATCH)) {
    if (rows === 0) await checkIndependence(model.run, plan, batch.columns, batch.rows);
    const answers = await askModel(model.run, plan, batch.columns, batch.rows);
    for (const {row, column, reason} of answers.gaps) {
      const name = JSON.stringify([column, reason]);
      reasons.set(name, {column, reason, rows: (reasons.get(name)?.rows ?? 0) + 1});
      if (listed.length < LISTED) listed.push(`${JSON.stringify({row: rows + row + 1, column, reason})}\n`);
    }
    // the gaps have been counted; a table of answers is all that has to be remembered
    parts.push({...answers, gaps: []});
    rows += batch.rows;
  }
  await writeTable(database, answersFile(folder), parts);
  const account: AnswerAccount = {rows, gaps: [...reasons.values()]};
  await writeFile(join(folder, "unanswered.ndjson"), listed.join(""));
  await writeFile(join(folder, "answers.json"), JSON.stringify(account));
}

/** Returns what became of the rows, as `writeOwnAnswers` counted them. */
export async function readAnswerAccount(folder: string): Promise<AnswerAccount> {
  return JSON.parse(await readFile(join(folder, "answers.json"), "utf8")) as AnswerAccount;
}

function known(value: number | string | null): number | string | null {
  return Number.isNaN(value) ? null : value;
}

/** Rows of DuckDB's own vectors. */
const VECTOR = 2048;

async function writeTable({connection}: Database, file: string, parts: readonly OwnAnswers[]): Promise<void> {
  const type = parts[0]?.kind === "classes" ? VARCHAR : DOUBLE;
  await connection.run(`CREATE OR REPLACE TEMP TABLE own_answers (answer ${type.toString()}, confidence DOUBLE)`);
  const appender = await connection.createAppender("own_answers");
  for (const part of parts) {
    const {values} = part;
    const confidences = part.kind === "classes" ? part.confidences : null;
    for (let start = 0; start < values.length; start += VECTOR) {
      const length = Math.min(VECTOR, values.length - start);
      const chunk = DuckDBDataChunk.create([type, DOUBLE], length);
      const some = (all: ArrayLike<number | string | null>): (number | string | null)[] =>
        Array.from({length}, (_, i) => known(all[start + i]!));
      chunk.setColumnValues(0, some(values));
      chunk.setColumnValues(1, confidences === null ? Array<null>(length).fill(null) : some(confidences));
      appender.appendDataChunk(chunk);
    }
  }
  appender.closeSync();
  await connection.run(
    `COPY own_answers TO ${sqlText(file)} (FORMAT parquet, COMPRESSION zstd); DROP TABLE own_answers`
  );
}
