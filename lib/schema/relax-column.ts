import {measure} from "./check-comparators.js";
import {addToDomain, changeColumn} from "./edit.js";
import {extremesIn} from "./numbers-in-text.js";
import {presentRows} from "./observed.js";
import type {ObservedColumn, ObservedDataset} from "./observed.js";
import {STATISTIC_NAMES} from "./types.js";
import type {AnomalyKind, ColumnSchema, Comparator, Limits, Schema} from "./types.js";
import type {ValidationContext} from "./validate.js";

/** Returns the schema with the limit of a column moved to what was seen; null for other kinds. */
export function relaxColumn(
  schema: Schema,
  kind: AnomalyKind,
  column: ColumnSchema,
  seen: ObservedColumn,
  context: Partial<ValidationContext>
): Schema | null {
  if (kind === "ENUM_TYPE_UNEXPECTED_STRING_VALUES") return relaxValues(schema, column, seen);
  const changes = kind.startsWith("COMPARATOR_")
    ? relaxComparators(column, seen, context)
    : (relaxDomain(kind, column, seen) ?? relaxFigures(kind, column, seen, context));
  return changes === null ? null : changeColumn(schema, column.name, changes);
}

/** Values that are not known by name can only be allowed for by their share. */
function relaxValues(schema: Schema, column: ColumnSchema, seen: ObservedColumn): Schema {
  const values = (seen.values ?? []).filter(({count}) => count > 0);
  if (seen.otherRows === 0)
    return addToDomain(
      schema,
      seen.name,
      values.map(({value}) => value)
    );
  const {domain} = column;
  const allowed =
    domain?.kind === "string"
      ? domain.values
      : (schema.domains.find((d) => domain?.kind === "named" && d.name === domain.name)?.values ?? []);
  const inside = values.reduce((sum, {value, count}) => sum + (allowed.includes(value) ? count : 0), 0);
  const total = values.reduce((sum, {count}) => sum + count, seen.otherRows);
  return changeColumn(schema, seen.name, {minDomainMass: inside / total});
}

function relaxDomain(kind: AnomalyKind, column: ColumnSchema, seen: ObservedColumn): Partial<ColumnSchema> | null {
  const {domain} = column;
  switch (kind) {
    case "ENUM_TYPE_INVALID_UTF8":
      return {type: "bytes", domain: null, minDomainMass: null};
    case "FLOAT_TYPE_STRING_NOT_FLOAT":
    case "INT_TYPE_NOT_INT_STRING":
      return {domain: null};
    case "BOOL_TYPE_BIG_INT":
    case "BOOL_TYPE_SMALL_INT":
      return {type: column.type === "bool" ? "int" : column.type, domain: null};
    case "BOOL_TYPE_UNEXPECTED_STRING":
    case "BOOL_TYPE_UNEXPECTED_FLOAT":
      return {domain: null};
    case "FLOAT_TYPE_HAS_NAN":
      return domain?.kind === "float" ? {domain: {...domain, disallowNan: false}} : null;
    case "FLOAT_TYPE_HAS_INF":
      return domain?.kind === "float" ? {domain: {...domain, disallowInfinity: false}} : null;
    case "FLOAT_TYPE_BIG_FLOAT":
    case "FLOAT_TYPE_SMALL_FLOAT":
    case "INT_TYPE_BIG_INT":
    case "INT_TYPE_SMALL_INT": {
      if (domain?.kind !== "float" && domain?.kind !== "int") return null;
      const range = seen.range ?? extremesIn(seen.values ?? [], domain.kind);
      return {domain: {...domain, ...widened(domain, range)}};
    }
    default:
      return null;
  }
}

function widened({min, max}: Limits, range: {readonly min: number; readonly max: number}): Limits {
  const [low, high] = [min === null ? null : Math.min(min, range.min), max === null ? null : Math.max(max, range.max)];
  return {min: low === -Infinity ? null : low, max: high === Infinity ? null : high};
}

function relaxFigures(
  kind: AnomalyKind,
  {unique, statistics}: ColumnSchema,
  seen: ObservedColumn,
  {previousSpan, now}: Partial<ValidationContext>
): Partial<ColumnSchema> | null {
  const {distinct, newest, rows, missing} = seen;
  switch (kind) {
    case "FEATURE_TYPE_LOW_FRACTION_PRESENT":
      return {minFraction: presentRows(seen) / rows};
    case "FEATURE_TYPE_LOW_NUMBER_PRESENT":
      return {minCount: presentRows(seen)};
    case "FEATURE_TYPE_NO_UNIQUE":
      return {unique: null};
    case "FEATURE_TYPE_LOW_UNIQUE":
    case "FEATURE_TYPE_HIGH_UNIQUE":
      return unique === null || distinct === null ? null : {unique: widened(unique, {min: distinct, max: distinct})};
    case "DATA_NOT_FRESH":
      return newest === null || typeof now !== "number" ? null : {maxAgeMs: now - newest};
    case "MISSING_SHARE_CHANGED": {
      const before = previousSpan?.columns.find(({name}) => name === seen.name);
      if (before === undefined) return null;
      return {maxMissingChange: Math.abs(missing * before.rows - before.missing * rows) / (rows * before.rows)};
    }
    case "STATISTIC_TOO_LOW":
    case "STATISTIC_TOO_HIGH": {
      const moved = STATISTIC_NAMES.flatMap((name) => {
        const [limits, value] = [statistics[name], seen.statistics[name]];
        if (limits === undefined) return [];
        const {low, high} = seen.bounds[name] ?? {low: value, high: value};
        return [[name, low === undefined ? limits : widened(limits, {min: low, max: high!})] as const];
      });
      return {statistics: Object.fromEntries(moved)};
    }
    default:
      return null;
  }
}

function relaxComparators(
  column: ColumnSchema,
  seen: ObservedColumn,
  {previousSpan, serving}: Partial<ValidationContext>
): Partial<ColumnSchema> {
  const control = (dataset: ObservedDataset | null | undefined): ObservedColumn | undefined =>
    dataset?.columns.find(({name, rows}) => name === seen.name && rows > 0);
  const isGone = (dataset: ObservedDataset | null | undefined): boolean => {
    const found = control(dataset);
    return Boolean(dataset) && (found === undefined || presentRows(found) === 0);
  };
  const raised = (limits: Comparator | null, dataset: ObservedDataset | null | undefined): Comparator | null => {
    const found = control(dataset);
    if (limits === null || isGone(dataset)) return null;
    if (found === undefined) return limits;
    const moved = measure(limits, found, seen).filter(({value, threshold}) => value > threshold);
    return {...limits, ...Object.fromEntries(moved.map(({distance, value}) => [distance, value]))};
  };
  return {
    drift: raised(column.drift, previousSpan),
    skew: raised(column.skew, serving),
    maxMissingChange: control(previousSpan) === undefined && Boolean(previousSpan) ? null : column.maxMissingChange
  };
}
