import type {ColumnSchema, ColumnType, Schema} from "./types.js";

/** What is seen of one column in the rows a schema is inferred from. */
export interface ColumnSample {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: readonly (number | string | null)[];
  /** true when the values are names for things, even if they are written as numbers */
  readonly categorical: boolean;
  readonly label: boolean;
}

/**
 * Infers a schema from the training rows: the type, the share of rows that must have a value (what they had), and for
 * categories the values seen. As in TensorFlow Data Validation, limits of numbers are left to people.
 */
export function inferSchema(samples: readonly ColumnSample[]): Schema {
  return {
    columns: samples.map(({name, type, values, categorical, label}): ColumnSchema => {
      const present = values.filter((v) => v !== null);
      return {
        name,
        type,
        minFraction: values.length === 0 ? 0 : present.length / values.length,
        domain: categorical ? [...new Set(present.map(String))].sort(byNumberOrText) : null,
        min: null,
        max: null,
        notIn: label ? ["serving"] : []
      };
    })
  };
}

function byNumberOrText(a: string, b: string): number {
  return Number(a) - Number(b) || (a < b ? -1 : a > b ? 1 : 0);
}
