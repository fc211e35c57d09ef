import {columnSchema, floatDomain, schemaOf} from "./defaults.js";
import type {ColumnSchema, ColumnType, Schema} from "./types.js";

/** What is seen of one column in the rows a schema is inferred from. */
export interface ColumnSample {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: readonly (number | string | boolean | null)[];
  /** true when the values are names for things, even if they are written as numbers */
  readonly categorical: boolean;
  /** true for the column that serving data do not have */
  readonly label: boolean;
}

/**
 * Infers a schema from the training rows: the type, the share of rows that must have a value (what they had), and for
 * categories the values seen. Numbers must be finite if they were. As in TensorFlow Data Validation, limits of numbers
 * are left to people. Categories are strings, however they are written.
 * @returns a schema with the environments "training" and "serving"; labels are not in "serving"
 */
export function inferSchema(samples: readonly ColumnSample[]): Schema {
  return schemaOf(samples.map(inferColumn), {environments: ["training", "serving"]});
}

function inferColumn({name, type, values, categorical, label}: ColumnSample): ColumnSchema {
  const present = values.filter((v) => v !== null);
  const common: Partial<ColumnSchema> = {
    minFraction: values.length === 0 ? 0 : present.length / values.length,
    minCount: present.length === 0 ? 0 : 1,
    notInEnvironments: label ? ["serving"] : []
  };
  if (categorical) {
    const domain = {
      kind: "string" as const,
      values: [...new Set(present.map(String))].sort(readingOrder(present.map(String)))
    };
    return columnSchema(name, "string", {...common, domain});
  }
  if (type === "bool") return columnSchema(name, type, {...common, domain: boolDomain});
  if (type !== "float") return columnSchema(name, type, common);
  const domain = floatDomain({
    disallowNan: !present.some((x) => Number.isNaN(x)),
    disallowInfinity: !present.some((x) => x === Infinity || x === -Infinity)
  });
  return columnSchema(name, type, {...common, domain});
}

const boolDomain = {kind: "bool", trueValue: null, falseValue: null} as const;

/** Numbers in their order where all are numbers, else text by its code units. */
function readingOrder(values: readonly string[]): (a: string, b: string) => number {
  if (values.every((value) => value !== "" && Number.isFinite(Number(value)))) return (a, b) => Number(a) - Number(b);
  return (a, b) => (a < b ? -1 : a > b ? 1 : 0);
}
