import {checkComparator} from "./check-comparators.js";
import {checkDataset} from "./check-dataset.js";
import {checkDomain} from "./check-domain.js";
import {checkFreshness, checkMissingChange, checkStatistics} from "./check-limits.js";
import {checkPresence, checkType} from "./check-presence.js";
import {checkSpecification} from "./check-specification.js";
import {checkUnique} from "./check-unique.js";
import {checkUtf8} from "./check-values.js";
import {isActive, isInEnvironment, isRequired} from "./environments.js";
import {presentRows} from "./observed.js";
import type {ObservedColumn, ObservedDataset} from "./observed.js";
import {reason} from "./reason.js";
import type {Reason} from "./reason.js";
import {shortDescriptions} from "./short-descriptions.js";
import type {Anomaly, ColumnSchema, Schema} from "./types.js";

/** What the data are checked with besides the schema. */
export interface ValidationContext {
  /** such as "training" or "serving"; null for all columns */
  readonly environment: string | null;
  /** the span before, for drift and changes */
  readonly previousSpan: ObservedDataset | null;
  /** an earlier version of the same span, for its number of rows */
  readonly previousVersion: ObservedDataset | null;
  /** what the model serves, when the data are what it is trained on: for skew */
  readonly serving: ObservedDataset | null;
  /** milliseconds since 1970, for freshness */
  readonly now: number | null;
}

/**
 * Checks a span of data against the schema, from what its profiles say; no rows are needed. Without rows there is one
 * anomaly, NO_DATA_IN_SPAN, and nothing else is checked.
 * @returns one anomaly for each thing wrong: the data set's own first, then by column in the schema's order, new columns
 * last. `anomaliesByColumn` puts those of a column together.
 * Source: TensorFlow Data Validation's documentation of anomalies and its behaviour (docs/schema.md says where ours
 * differs). Golden anomalies: test/data/tfdv/cases.json
 */
export function validate(schema: Schema, data: ObservedDataset, context: Partial<ValidationContext> = {}): Anomaly[] {
  const full = {environment: null, previousSpan: null, previousVersion: null, serving: null, now: null, ...context};
  const anomalies = (column: string, reasons: readonly Reason[]): Anomaly[] =>
    reasons.map(({kind, description}) => {
      return {kind, column, severity: schema.severities[kind] ?? "ERROR", short: shortDescriptions[kind], description};
    });
  if (data.rows === 0) return anomalies("", [reason("NO_DATA_IN_SPAN", "there are no rows")]);
  const seen = new Map(data.columns.map((column) => [column.name, column]));
  const expected = new Set(schema.columns.map(({name}) => name));
  return [
    ...anomalies("", checkDataset(schema.dataset, data, full)),
    ...schema.columns.flatMap((column) =>
      anomalies(column.name ?? "", checkColumn(schema, column, seen.get(column.name ?? ""), full))
    ),
    ...data.columns
      .filter(({name}) => !expected.has(name))
      .flatMap(({name, type}) =>
        anomalies(name, [reason("SCHEMA_NEW_COLUMN", `${name} (${type}) is not in the schema`)])
      )
  ];
}

function checkColumn(
  schema: Schema,
  column: ColumnSchema,
  seen: ObservedColumn | undefined,
  context: ValidationContext
): Reason[] {
  if (!isActive(column)) return [];
  const specification = checkSpecification(schema, column);
  if (column.name === null) return specification;
  const {environment} = context;
  if (seen === undefined || presentRows(seen) === 0) {
    if (!isRequired(schema, column, environment)) return specification;
    return [
      ...specification,
      seen === undefined
        ? reason("SCHEMA_MISSING_COLUMN", `${column.name} is expected and absent`)
        : reason("FEATURE_TYPE_NOT_PRESENT", `${column.name} has no value in any of ${seen.rows} rows`)
    ];
  }
  return [
    ...specification,
    ...(isInEnvironment(schema, column, environment)
      ? []
      : [reason("SCHEMA_NEW_COLUMN", `${column.name} is not expected in ${environment} data`)]),
    ...checkValuesOf(schema, column, seen, context)
  ];
}

function checkValuesOf(
  schema: Schema,
  column: ColumnSchema,
  seen: ObservedColumn,
  {previousSpan, serving, now}: ValidationContext
): Reason[] {
  const {unique, drift, skew, maxMissingChange, maxAgeMs} = column;
  return [
    ...checkPresence(column, seen),
    ...checkType(column, seen),
    ...checkUtf8(column, seen),
    ...checkDomain(schema, column, seen),
    ...(unique === null ? [] : checkUnique(unique, seen)),
    ...(drift === null ? [] : checkComparator(drift, seen, previousSpan, {control: "previous", current: "current"})),
    ...(skew === null ? [] : checkComparator(skew, seen, serving, {control: "serving", current: "training"})),
    ...(maxMissingChange === null ? [] : checkMissingChange(maxMissingChange, seen, previousSpan)),
    ...(maxAgeMs === null ? [] : checkFreshness(maxAgeMs, seen, now)),
    ...checkStatistics(column, seen)
  ];
}
