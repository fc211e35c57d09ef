import type {Row} from "../../lib/model/encode.js";
import {booleanValues, codedValues, numericValues} from "../../lib/profile/batch.js";
import type {Batch, CodedValues, NumericValues} from "../../lib/profile/batch.js";
import type {ColumnSpec, ProfileSpec} from "../../lib/profile/types.js";

/**
 * Returns requests with their answers as a batch, as an engine would hand them over.
 * @param answers one per row, null for none; they become the column of predictions
 */
export function batchOf({columns}: ProfileSpec, rows: readonly Row[], answers: ArrayLike<number | null>): Batch {
  return {
    rows: rows.length,
    columns: new Map(
      columns.map((column) => [
        column.name,
        column.role === "prediction"
          ? numericValues(Array.from(answers))
          : valuesOf(
              column,
              rows.map((row) => row[column.name] ?? null)
            )
      ])
    )
  };
}

function valuesOf(column: ColumnSpec, values: readonly Row[string][]): NumericValues | CodedValues {
  if (column.kind === "numeric") return numericValues(values.map((value) => (value === null ? null : Number(value))));
  if (column.type === "boolean" && values.every((value) => value === null || column.levels.includes(String(value))))
    return booleanValues(values.map((value) => (value === null ? null : String(value) === "true")));
  return codedValues(
    values.map((value) => (value === null ? null : String(value))),
    column
  );
}
