/** The type of a column's values in the source. */
export type ColumnType = "float" | "int" | "string";

/** What is expected of one column. Limits that are null are not checked. */
export interface ColumnSchema {
  readonly name: string;
  readonly type: ColumnType;
  /** least share of rows with a value, in [0, 1] */
  readonly minFraction: number;
  /** allowed values, for categories */
  readonly domain: readonly string[] | null;
  readonly min: number | null;
  readonly max: number | null;
  /** environments the column may be absent from; "serving" for labels */
  readonly notIn: readonly string[];
}

export interface Schema {
  readonly columns: readonly ColumnSchema[];
}

/** A problem in the data, by the name TensorFlow Data Validation gives it. */
export interface Anomaly {
  readonly kind: AnomalyKind;
  readonly column: string;
  /** one sentence with the figures */
  readonly description: string;
}

export type AnomalyKind =
  | "SCHEMA_MISSING_COLUMN"
  | "SCHEMA_NEW_COLUMN"
  | "UNEXPECTED_DATA_TYPE"
  | "FEATURE_TYPE_LOW_FRACTION_PRESENT"
  | "ENUM_TYPE_UNEXPECTED_STRING_VALUES"
  | "FLOAT_TYPE_BIG_FLOAT"
  | "FLOAT_TYPE_SMALL_FLOAT"
  | "FLOAT_TYPE_HAS_NAN"
  | "FLOAT_TYPE_HAS_INF";
