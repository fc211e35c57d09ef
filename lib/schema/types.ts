import type {TextField} from "./text-field.js";

/** The type of a column's values. Timestamps are milliseconds since 1970, or text in a stated form. */
export type ColumnType = "float" | "int" | "string" | "bool" | "bytes" | "timestamp";

/** Limits that are null are not checked, here and below. */
export interface FloatDomain {
  readonly kind: "float";
  readonly min: number | null;
  readonly max: number | null;
  readonly disallowNan: boolean;
  readonly disallowInfinity: boolean;
}

export interface IntDomain {
  readonly kind: "int";
  readonly min: number | null;
  readonly max: number | null;
}

/** The values a column may take. */
export interface StringDomain {
  readonly kind: "string";
  readonly values: readonly string[];
}

/** A reference to one of the schema's own domains, which several columns can share. */
export interface NamedDomain {
  readonly kind: "named";
  readonly name: string;
}

/** 0 and 1 for numbers; for text, the two words. */
export interface BoolDomain {
  readonly kind: "bool";
  readonly trueValue: string | null;
  readonly falseValue: string | null;
}

/** `format` is a name such as UNIX_MILLISECONDS, or a pattern such as %Y-%m-%d. */
export interface TimeDomain {
  readonly kind: "time";
  readonly format: string;
}

export type Domain = (FloatDomain | IntDomain | StringDomain | NamedDomain | BoolDomain | TimeDomain) & Carried;

/** What a schema text says beyond this model, kept so that it can be written back. */
export interface Carried {
  readonly carried?: readonly TextField[];
}

/** Largest distance a column may have from its control: the previous span (drift) or the serving data (skew). */
export interface Comparator {
  readonly lInfinity: number | null;
  /** of the divergence, log base 2 */
  readonly jensenShannon: number | null;
  readonly absoluteDifference: number | null;
}

/** A range, ends included. */
export interface Limits {
  readonly min: number | null;
  readonly max: number | null;
}

/** Figures of a numeric column that can be limited: its mean, population standard deviation, median, share of zeros. */
export type StatisticName = "mean" | "deviation" | "median" | "zeroShare";

export const STATISTIC_NAMES: readonly StatisticName[] = ["mean", "deviation", "median", "zeroShare"];

/** How far a column is in use. Only columns that are null, "BETA" or "PRODUCTION" are checked. */
export type LifecycleStage =
  "PLANNED" | "ALPHA" | "BETA" | "PRODUCTION" | "DEPRECATED" | "DEBUG_ONLY" | "DISABLED" | "VALIDATION_DERIVED";

/** What is expected of one column. */
export interface ColumnSchema extends Carried {
  /** null where a schema text leaves it out: an anomaly */
  readonly name: string | null;
  /** null likewise */
  readonly type: ColumnType | null;
  /** least share of rows with a value, in [0, 1] */
  readonly minFraction: number | null;
  /** least number of rows with a value */
  readonly minCount: number | null;
  readonly domain: Domain | null;
  /** least share of the values that lie in a domain of strings; null for all of them */
  readonly minDomainMass: number | null;
  /** limits of the number of different values */
  readonly unique: Limits | null;
  readonly inEnvironments: readonly string[];
  readonly notInEnvironments: readonly string[];
  readonly stage: LifecycleStage | null;
  /** compared with the serving data */
  readonly skew: Comparator | null;
  /** compared with the previous span */
  readonly drift: Comparator | null;
  /** largest change of the share of missing rows against the previous span, either way */
  readonly maxMissingChange: number | null;
  /** largest age of the newest value of a timestamp column */
  readonly maxAgeMs: number | null;
  readonly statistics: Readonly<Partial<Record<StatisticName, Limits>>>;
}

/** What is expected of the number of rows. */
export interface DatasetConstraints {
  readonly minRows: number | null;
  readonly maxRows: number | null;
  /** limits of rows ÷ rows of the previous span */
  readonly drift: Limits | null;
  /** limits of rows ÷ rows of the previous version of the same span */
  readonly version: Limits | null;
}

/** A set of values that columns refer to by its name. */
export interface SharedDomain extends Carried {
  readonly name: string;
  readonly values: readonly string[];
}

export type Severity = "WARNING" | "ERROR";

export interface Schema extends Carried {
  readonly columns: readonly ColumnSchema[];
  readonly domains: readonly SharedDomain[];
  /** the environments that every column is in, unless it says otherwise */
  readonly environments: readonly string[];
  readonly dataset: DatasetConstraints;
  /** kinds that are not errors */
  readonly severities: Readonly<Partial<Record<AnomalyKind, Severity>>>;
}

/** The kinds of anomalies, by the names TensorFlow Data Validation gives them; our own come last. */
export const ANOMALY_KINDS = [
  "MULTIPLE_REASONS",
  "BOOL_TYPE_BIG_INT",
  "BOOL_TYPE_SMALL_INT",
  "BOOL_TYPE_UNEXPECTED_STRING",
  "BOOL_TYPE_UNEXPECTED_FLOAT",
  "ENUM_TYPE_INVALID_UTF8",
  "ENUM_TYPE_UNEXPECTED_STRING_VALUES",
  "FEATURE_TYPE_HIGH_UNIQUE",
  "FEATURE_TYPE_LOW_UNIQUE",
  "FEATURE_TYPE_NO_UNIQUE",
  "FEATURE_TYPE_LOW_FRACTION_PRESENT",
  "FEATURE_TYPE_LOW_NUMBER_PRESENT",
  "FEATURE_TYPE_NOT_PRESENT",
  "FLOAT_TYPE_BIG_FLOAT",
  "FLOAT_TYPE_SMALL_FLOAT",
  "FLOAT_TYPE_STRING_NOT_FLOAT",
  "FLOAT_TYPE_HAS_NAN",
  "FLOAT_TYPE_HAS_INF",
  "INT_TYPE_BIG_INT",
  "INT_TYPE_SMALL_INT",
  "INT_TYPE_NOT_INT_STRING",
  "SCHEMA_MISSING_COLUMN",
  "SCHEMA_NEW_COLUMN",
  "UNEXPECTED_DATA_TYPE",
  "DOMAIN_INVALID_FOR_TYPE",
  "FEATURE_MISSING_NAME",
  "FEATURE_MISSING_TYPE",
  "INVALID_SCHEMA_SPECIFICATION",
  "INVALID_DOMAIN_SPECIFICATION",
  "STATS_NOT_AVAILABLE",
  "COMPARATOR_CONTROL_DATA_MISSING",
  "COMPARATOR_L_INFTY_HIGH",
  "COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH",
  "COMPARATOR_NORMALIZED_ABSOLUTE_DIFFERENCE_HIGH",
  "COMPARATOR_LOW_NUM_EXAMPLES",
  "COMPARATOR_HIGH_NUM_EXAMPLES",
  "DATASET_LOW_NUM_EXAMPLES",
  "DATASET_HIGH_NUM_EXAMPLES",
  "NO_DATA_IN_SPAN",
  "DATA_NOT_FRESH",
  "MISSING_SHARE_CHANGED",
  "STATISTIC_TOO_LOW",
  "STATISTIC_TOO_HIGH"
] as const;

export type AnomalyKind = (typeof ANOMALY_KINDS)[number];

/** One thing wrong with a column, or with the whole data set. */
export interface Anomaly {
  readonly kind: AnomalyKind;
  /** "" for the data set */
  readonly column: string;
  readonly severity: Severity;
  /** a few words that are the same for every anomaly of the kind */
  readonly short: string;
  /** one sentence with the figures */
  readonly description: string;
}
