/** What a column is to the model: an input, the true outcome, the model's answer or how sure it is, or the time. */
export type Role = "feature" | "label" | "prediction" | "score" | "time";

/** A numeric column's profile shape. Bin i holds edges[i − 1] < x ≤ edges[i]; the two outer bins are open. */
export interface NumericSpec {
  readonly kind: "numeric";
  /** what the numbers are; a timestamp counts milliseconds since 1970 */
  readonly type: "number" | "integer" | "timestamp";
  readonly name: string;
  readonly role: Role;
  /** ascending and distinct, length k for k + 1 bins; k ≤ 255 */
  readonly edges: readonly number[];
  /** of each edge, the last share of the reference, in 256ths, that ends at it; coarser bins follow from it */
  readonly ranks: readonly number[];
  /** moments are kept about this value, so that windows can be subtracted without loss */
  readonly centre: number;
}

/** A categorical column's profile shape: a cell per level of the reference vocabulary, and cells for all other values. */
export interface CategoricalSpec {
  readonly kind: "categorical";
  readonly type: "text" | "boolean";
  readonly name: string;
  readonly role: Role;
  /** distinct levels of the reference, in reading order; "false" and "true" of a boolean */
  readonly levels: readonly string[];
  /** cells that values outside the levels are dealt to by hash, at least 1, so that a change among them is seen */
  readonly buckets: number;
}

export type ColumnSpec = NumericSpec | CategoricalSpec;

/** Rows counted by two columns at once. */
export interface PairSpec {
  readonly kind: "pair";
  readonly columns: readonly [string, string];
}

/** Rows of a classifier counted by score and label: one block for a binary classifier, one per class for others. */
export interface ScoresSpec {
  readonly kind: "scores";
  /** numeric column: the score of one class */
  readonly score: string;
  /** categorical column */
  readonly label: string;
  /** of the score's bins: ascending and distinct; the decision threshold should be one of them */
  readonly edges: readonly number[];
  /** left out where the score decides nothing */
  readonly decides?: Decision;
}

/** How a score becomes one of two classes. */
export interface Decision {
  /** level of the label that the score is of */
  readonly positive: string;
  /** the edge above which that level is said */
  readonly above: number;
}

/**
 * Rows of a classifier counted by the class that it says, by how sure it is of that class, and by whether it is right: what
 * is known of the accuracy of more than two classes.
 */
export interface ConfidenceSpec {
  readonly kind: "confidence";
  /** numeric column: the probability of the class that is said */
  readonly score: string;
  /** categorical column: that class */
  readonly prediction: string;
  /** categorical column */
  readonly label: string;
  /** of the score's bins: ascending and distinct */
  readonly edges: readonly number[];
}

/** Errors of a regression, e = prediction − label, by prediction and, where `feature` is not null, by one more column. */
export interface ErrorsSpec {
  readonly kind: "errors";
  readonly prediction: string;
  readonly label: string;
  readonly edges: readonly number[];
  readonly feature: {readonly column: string; readonly edges: readonly number[]} | null;
}

/** Second moments of columns, numbers about their centres and categories as one 0/1 column per level. */
export interface GramSpec {
  readonly kind: "gram";
  readonly columns: readonly string[];
}

export type BlockSpec = PairSpec | ScoresSpec | ConfidenceSpec | ErrorsSpec | GramSpec;

/** Rows by value: those whose column has one of the levels, or a number with above < x ≤ upTo (null: no limit). */
export type SliceSpec =
  | {readonly name: string; readonly column: string; readonly levels: readonly string[]}
  | {readonly name: string; readonly column: string; readonly above: number | null; readonly upTo: number | null};

/** The fixed shape of a monitor's profiles during one epoch. Profiles merge only when their specs are equal. */
export interface ProfileSpec {
  readonly columns: readonly ColumnSpec[];
  readonly blocks: readonly BlockSpec[];
  /** each is profiled like the whole */
  readonly slices: readonly SliceSpec[];
}

/**
 * A mergeable summary of rows. `sums` holds everything that adds (see layout.ts for what lies where);
 * `extremes` holds min and max per column of the spec (Infinity, −Infinity where there is no finite number), for the
 * whole and then for each slice.
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
