import {checkBool} from "./check-bool.js";
import {checkNumbers, checkTextNumbers} from "./check-numbers.js";
import {suits} from "./check-specification.js";
import {checkValues} from "./check-values.js";
import type {ObservedColumn} from "./observed.js";
import type {Reason} from "./reason.js";
import type {ColumnSchema, Schema} from "./types.js";

/** Checks the values of a column against its domain. */
export function checkDomain(schema: Schema, column: ColumnSchema, seen: ObservedColumn): Reason[] {
  const {domain} = column;
  if (domain === null || seen.type === "bytes" || !suits(domain, column.type)) return [];
  const isText = seen.type === "string";
  switch (domain.kind) {
    case "float":
      return isText ? checkTextNumbers(domain, seen) : isNumber(seen) ? checkNumbers(domain, seen) : [];
    case "int":
      return isText ? checkTextNumbers(domain, seen) : isWhole(seen) ? checkNumbers(domain, seen) : [];
    case "bool":
      return checkBool(domain, seen);
    case "string":
      return isText || isWhole(seen) ? checkValues(domain.values, column.minDomainMass, seen) : [];
    case "named": {
      const shared = schema.domains.find((d) => d.name === domain.name);
      return shared !== undefined && (isText || isWhole(seen))
        ? checkValues(shared.values, column.minDomainMass, seen)
        : [];
    }
    case "time":
      return [];
  }
}

function isWhole({type}: ObservedColumn): boolean {
  return type === "int" || type === "bool";
}

function isNumber(seen: ObservedColumn): boolean {
  return seen.type === "float" || isWhole(seen);
}
