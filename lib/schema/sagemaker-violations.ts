import {parseJson} from "./json-reader.js";
import type {Anomaly, AnomalyKind} from "./types.js";

/** The checks of Amazon SageMaker Model Monitor. */
export const CHECK_TYPES = [
  "data_type_check",
  "completeness_check",
  "baseline_drift_check",
  "missing_column_check",
  "extra_column_check",
  "categorical_values_check"
] as const;

export type CheckType = (typeof CHECK_TYPES)[number];

/** One entry of a `constraint_violations.json`. */
export interface Violation {
  readonly feature: string;
  readonly check: CheckType;
  readonly description: string;
}

const CHECKS: Readonly<Partial<Record<AnomalyKind, CheckType>>> = {
  UNEXPECTED_DATA_TYPE: "data_type_check",
  FLOAT_TYPE_STRING_NOT_FLOAT: "data_type_check",
  INT_TYPE_NOT_INT_STRING: "data_type_check",
  FEATURE_TYPE_LOW_FRACTION_PRESENT: "completeness_check",
  FEATURE_TYPE_LOW_NUMBER_PRESENT: "completeness_check",
  FEATURE_TYPE_NOT_PRESENT: "completeness_check",
  MISSING_SHARE_CHANGED: "completeness_check",
  COMPARATOR_L_INFTY_HIGH: "baseline_drift_check",
  COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH: "baseline_drift_check",
  COMPARATOR_NORMALIZED_ABSOLUTE_DIFFERENCE_HIGH: "baseline_drift_check",
  SCHEMA_MISSING_COLUMN: "missing_column_check",
  SCHEMA_NEW_COLUMN: "extra_column_check",
  ENUM_TYPE_UNEXPECTED_STRING_VALUES: "categorical_values_check",
  BOOL_TYPE_UNEXPECTED_STRING: "categorical_values_check"
};

/** Returns the anomalies that SageMaker has a check for, as its violations, and those it has none for. */
export function violationsOf(anomalies: readonly Anomaly[]): {violations: Violation[]; others: Anomaly[]} {
  return {
    violations: anomalies.flatMap(({kind, column, description}) => {
      const check = CHECKS[kind];
      return check === undefined ? [] : [{feature: column, check, description}];
    }),
    others: anomalies.filter(({kind}) => CHECKS[kind] === undefined)
  };
}

/**
 * Writes violations as Amazon SageMaker Model Monitor's `constraint_violations.json`.
 * Source: the developer guide's "Schema for Violations".
 */
export function sagemakerViolations(violations: readonly Violation[]): string {
  const entries = violations.map(({feature, check, description}) => ({
    feature_name: feature,
    constraint_check_type: check,
    description
  }));
  return `${JSON.stringify({violations: entries}, null, 2)}\n`;
}

/**
 * Reads Amazon SageMaker Model Monitor's `constraint_violations.json`.
 * @throws SyntaxError for what is not JSON; TypeError that names the path of a value of the wrong type; RangeError for
 * an unknown check
 */
export function parseSagemakerViolations(text: string): Violation[] {
  return parseJson(text, "violations")
    .items("violations")
    .map((violation) => {
      const name = violation.text("constraint_check_type");
      const check = CHECK_TYPES.find((type) => type === name);
      if (check === undefined)
        throw new RangeError(
          `${violation.path}.constraint_check_type: expected ${CHECK_TYPES.join(", ")}, found ${name}`
        );
      return {
        feature: violation.text("feature_name") ?? "",
        check,
        description: violation.text("description") ?? ""
      };
    });
}
