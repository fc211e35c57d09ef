/** What a column is to the model: an input, the true outcome, or the model's answer. */
export type Role = "feature" | "label" | "prediction";

/** A numeric column's profile shape. Bin i holds edges[i − 1] < x ≤ edges[i]; the two outer bins are open. */
export interface NumericSpec {
  readonly kind: "numeric";
  readonly name: string;
  readonly role: Role;
  /** ascending and distinct, length k for k + 1 bins */
  readonly edges: readonly number[];
  /** indices into `edges` that also bound the coarse bins, ascending; about ten coarse bins */
  readonly coarse: readonly number[];
  /** moments are kept about this value, so that windows can be subtracted without loss */
  readonly centre: number;
}

/** A categorical column's profile shape: one cell per level of the reference vocabulary and one for all others. */
export interface CategoricalSpec {
  readonly kind: "categorical";
  readonly name: string;
  readonly role: Role;
  /** distinct levels of the reference, in reading order */
  readonly levels: readonly string[];
}

export type ColumnSpec = NumericSpec | CategoricalSpec;

/** The fixed shape of a monitor's profiles during one epoch. Profiles merge only when their specs are equal. */
export interface ProfileSpec {
  readonly columns: readonly ColumnSpec[];
}

/**
 * A mergeable summary of rows. `sums` holds everything that adds (see layout.ts for what lies where);
 * `extremes` holds min and max per column of the spec (Infinity, −Infinity where there is no finite number).
 */
export interface Profile {
  readonly sums: Float64Array;
  readonly extremes: Float64Array;
}

/** One time slot's profile. `start` is the slot's first day or instant, ISO 8601. */
export interface PartitionProfile {
  readonly start: string;
  readonly profile: Profile;
}
