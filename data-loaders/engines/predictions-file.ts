import type {DuckDBVector} from "@duckdb/node-api";
import {DuckDBDataChunk} from "@duckdb/node-api/lib/DuckDBDataChunk.js";
import {BIGINT, DOUBLE, INTEGER, TINYINT} from "@duckdb/node-api/lib/DuckDBType.js";
import type {Outcome} from "../../lib/model/types.js";
import type {Batch, CodedValues, NumericValues} from "../../lib/profile/batch.js";
import {slotStart} from "../../lib/sql/slot.js";
import type {SlotUnit} from "../../lib/sql/types.js";
import {literal, openDatabase} from "./duckdb.js";
import {CONFIDENT, PREDICTED, SCORED} from "./predictor.js";

/** Predictions on their way into a Parquet file. */
export interface PredictionsFile {
  /**
   * Adds the answers to rows of one partition, in their order.
   * @param answered rows with the columns of their answers
   * @param by position of the model that answered each row
   */
  add(slot: number, answered: Batch, by: Uint8Array | null): void;
  /**
   * Writes the file: partition, model and prediction of every row, of two classes the score, and of more the confidence.
   * @param models versions, in the order of their positions
   */
  write(models: readonly string[], unit: SlotUnit): Promise<void>;
  close(): void;
}

/** The column of numbers among a model's answers. */
const NUMBERS: Readonly<Record<Outcome["task"], string>> = {
  regression: PREDICTED,
  binary: SCORED,
  multiclass: CONFIDENT
};

/** Rows of one chunk of DuckDB. */
const AT_ONCE = 2048;

/**
 * Opens a file for predictions. It has a database of its own: one that rows are read from has no room for another task.
 * @param outcome of the models that answer
 */
export async function openPredictions(file: string, outcome: Outcome): Promise<PredictionsFile> {
  const {connection, close} = await openDatabase();
  await connection.run("CREATE TABLE answers (slot BIGINT, model TINYINT, answer DOUBLE, class INTEGER)");
  const appender = await connection.createAppender("answers");
  const slots = new Set<number>();
  const add = (slot: number, {rows: all, columns}: Batch, by: Uint8Array | null): void => {
    slots.add(slot);
    const {values: answers} = columns.get(NUMBERS[outcome.task]) as NumericValues;
    const classes = outcome.task === "regression" ? null : (columns.get(PREDICTED) as CodedValues).codes;
    for (let start = 0; start < all; start += AT_ONCE) {
      const end = Math.min(all, start + AT_ONCE);
      const chunk = DuckDBDataChunk.create([BIGINT, TINYINT, DOUBLE, INTEGER], end - start);
      itemsOf<BigInt64Array>(chunk, 0).fill(BigInt(slot), 0, end - start);
      itemsOf<Int8Array>(chunk, 1).fill(0, 0, end - start);
      if (by !== null) itemsOf<Int8Array>(chunk, 1).set(by.subarray(start, end));
      itemsOf<Float64Array>(chunk, 2).set(answers.subarray(start, end));
      if (classes !== null) itemsOf<Int32Array>(chunk, 3).set(classes.subarray(start, end));
      for (const column of [0, 1, 2, 3]) chunk.getColumnVector(column).flush();
      appender.appendDataChunk(chunk);
    }
  };
  const write = async (models: readonly string[], unit: SlotUnit): Promise<void> => {
    appender.flushSync();
    const starts = Array.from(slots, (slot) => `${slot}: ${literal(slotStart(slot, unit))}`);
    const versions = models.map((version, i) => `WHEN ${i} THEN ${literal(version)}`);
    await connection.run(
      `COPY (SELECT MAP {${starts.join(", ")}}[slot] AS partition, CASE model ${versions.join(" ")} END AS model, ${answerText(outcome)} FROM answers)
       TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd)`
    );
  };
  return {
    add,
    write,
    close() {
      appender.closeSync();
      close();
    }
  };
}

/** A class is written as labels write it; a row without an answer has none. */
function answerText(outcome: Outcome): string {
  if (outcome.task === "regression") return "answer AS prediction";
  const classes = outcome.classes.map((name, i) => `WHEN ${i} THEN ${literal(name)}`);
  return `answer AS ${NUMBERS[outcome.task]}, CASE class ${classes.join(" ")} END AS prediction`;
}

/** The values of a column, as numbers that can be written. */
function itemsOf<T>(chunk: DuckDBDataChunk, column: number): T {
  return (chunk.getColumnVector(column) as DuckDBVector & {readonly items: T}).items;
}
