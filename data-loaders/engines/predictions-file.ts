import type {DuckDBVector} from "@duckdb/node-api";
import {DuckDBDataChunk} from "@duckdb/node-api/lib/DuckDBDataChunk.js";
import {BIGINT, DOUBLE, TINYINT} from "@duckdb/node-api/lib/DuckDBType.js";
import {slotStart} from "../../lib/sql/slot.js";
import type {SlotUnit} from "../../lib/sql/types.js";
import {literal, openDatabase} from "./duckdb.js";

/** Predictions on their way into a Parquet file. */
export interface PredictionsFile {
  /**
   * Adds predictions of one partition, in the order of its rows.
   * @param by position of the model that answered each row
   */
  add(slot: number, predictions: Float64Array, by: Uint8Array | null): void;
  /**
   * Writes the file: partition, model and prediction of every row.
   * @param models versions, in the order of their positions
   */
  write(models: readonly string[], unit: SlotUnit): Promise<void>;
  close(): void;
}

/** Rows of one chunk of DuckDB. */
const AT_ONCE = 2048;

/** Opens a file for predictions. It has a database of its own: one that rows are read from has no room for another task. */
export async function openPredictions(file: string): Promise<PredictionsFile> {
  const {connection, close} = await openDatabase();
  await connection.run("CREATE TABLE answers (slot BIGINT, model TINYINT, prediction DOUBLE)");
  const appender = await connection.createAppender("answers");
  const slots = new Set<number>();
  const add = (slot: number, predictions: Float64Array, by: Uint8Array | null): void => {
    slots.add(slot);
    for (let start = 0; start < predictions.length; start += AT_ONCE) {
      const rows = Math.min(AT_ONCE, predictions.length - start);
      const chunk = DuckDBDataChunk.create([BIGINT, TINYINT, DOUBLE], rows);
      itemsOf<BigInt64Array>(chunk, 0).fill(BigInt(slot), 0, rows);
      itemsOf<Int8Array>(chunk, 1).fill(0, 0, rows);
      if (by !== null) itemsOf<Int8Array>(chunk, 1).set(by.subarray(start, start + rows));
      itemsOf<Float64Array>(chunk, 2).set(predictions.subarray(start, start + rows));
      for (const column of [0, 1, 2]) chunk.getColumnVector(column).flush();
      appender.appendDataChunk(chunk);
    }
  };
  const write = async (models: readonly string[], unit: SlotUnit): Promise<void> => {
    appender.flushSync();
    const starts = Array.from(slots, (slot) => `${slot}: ${literal(slotStart(slot, unit))}`);
    const versions = models.map((version, i) => `WHEN ${i} THEN ${literal(version)}`);
    await connection.run(
      `COPY (SELECT MAP {${starts.join(", ")}}[slot] AS partition, CASE model ${versions.join(" ")} END AS model, prediction FROM answers)
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

/** The values of a column, as numbers that can be written. */
function itemsOf<T>(chunk: DuckDBDataChunk, column: number): T {
  return (chunk.getColumnVector(column) as DuckDBVector & {readonly items: T}).items;
}
