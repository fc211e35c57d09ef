import {columnSchema, floatDomain, schemaOf} from "./defaults.js";
import {presentRows} from "./observed.js";
import type {ObservedColumn, ObservedDataset} from "./observed.js";
import type {ColumnSchema, Domain, Schema} from "./types.js";

/** Columns of text with more different values have no domain, as in TensorFlow Data Validation. */
export const LARGEST_DOMAIN = 100;

/**
 * Infers a schema from what is seen of a data set, by the rules of `inferSchema`: for where there are profiles and no
 * rows.
 */
export function inferFromObserved({columns}: ObservedDataset, environments: readonly string[] = []): Schema {
  return schemaOf(columns.map(columnFrom), {environments});
}

/** Returns the column that admits what was seen, and little else. */
export function columnFrom(seen: ObservedColumn): ColumnSchema {
  const present = presentRows(seen);
  const domain = domainOf(seen);
  const type = domain?.kind === "string" ? "string" : seen.type;
  return columnSchema(seen.name, type, {
    minFraction: seen.rows === 0 ? 0 : present / seen.rows,
    minCount: present === 0 ? 0 : 1,
    domain
  });
}

function domainOf({type, values, otherRows, nan, infinite, range}: ObservedColumn): Domain | null {
  const found = values?.filter(({count}) => count > 0) ?? [];
  if (found.length > 0 && otherRows === 0 && found.length <= LARGEST_DOMAIN)
    return {kind: "string", values: found.map(({value}) => value)};
  if (type === "bool") return {kind: "bool", trueValue: null, falseValue: null};
  if (type !== "float") return null;
  const isFinite =
    infinite === null ? range !== null && !isInfinite(range) : infinite.negative + infinite.positive === 0;
  return floatDomain({disallowNan: nan === 0, disallowInfinity: isFinite});
}

function isInfinite({min, max}: {min: number; max: number}): boolean {
  return min <= max && (min === -Infinity || max === Infinity);
}
