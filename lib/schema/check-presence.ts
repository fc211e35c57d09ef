import {presentRows} from "./observed.js";
import type {ObservedColumn} from "./observed.js";
import {percent, reason} from "./reason.js";
import type {Reason} from "./reason.js";
import type {ColumnSchema} from "./types.js";

/** Checks how many rows have a value, and the type of the values. */
export function checkPresence({minCount, minFraction}: ColumnSchema, seen: ObservedColumn): Reason[] {
  const {name, rows} = seen;
  const present = presentRows(seen);
  const found: Reason[] = [];
  if (minCount !== null && present < minCount)
    found.push(
      reason("FEATURE_TYPE_LOW_NUMBER_PRESENT", `${name} has a value in ${present} rows, expected at least ${minCount}`)
    );
  // A share above 1 is an anomaly of the schema, and read as 1.
  if (minFraction !== null && present / rows < Math.min(1, minFraction))
    found.push(
      reason(
        "FEATURE_TYPE_LOW_FRACTION_PRESENT",
        `${name} has a value in ${percent(present / rows)} of ${rows} rows, expected at least ${percent(minFraction)}`
      )
    );
  return found;
}

/** Checks the type of the values. */
export function checkType(column: ColumnSchema, seen: ObservedColumn): Reason[] {
  const {name, type} = seen;
  if (seen.type === "bytes" && column.domain !== null)
    return [reason("DOMAIN_INVALID_FOR_TYPE", `${name} is bytes, which have no ${column.domain.kind} domain`)];
  if (fits(column, type)) return [];
  return [reason("UNEXPECTED_DATA_TYPE", `${name} is ${type}, expected ${column.type}`)];
}

/**
 * An int is a fine float: a column of whole numbers does not break a schema that allows fractions. Nor does it break a
 * domain of categories that are written as numbers, or a yes/no column.
 */
function fits({type, domain}: ColumnSchema, seen: ObservedColumn["type"]): boolean {
  if (type === null || seen === type) return true;
  switch (type) {
    case "float":
      return seen === "int";
    case "string":
      return seen === "bytes" || (seen === "int" && (domain?.kind === "string" || domain?.kind === "named"));
    case "bytes":
      return seen === "string";
    case "bool":
      return seen === "int";
    case "int":
      return seen === "bool";
    case "timestamp":
      return seen === (domain?.kind === "time" && domain.format.includes("%") ? "string" : "int");
    default:
      return false;
  }
}
