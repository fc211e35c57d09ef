import type {ColumnSchema, Schema} from "./types.js";

const ACTIVE: readonly (string | null)[] = [null, "BETA", "PRODUCTION"];

/** Returns whether a column is in use, and so checked. */
export function isActive({stage}: ColumnSchema): boolean {
  return ACTIVE.includes(stage);
}

/**
 * Returns whether a column belongs to an environment. What the column says counts before the schema's environments,
 * and "in" before "not in".
 * @param environment null for all of them
 */
export function isInEnvironment(schema: Schema, column: ColumnSchema, environment: string | null): boolean {
  if (environment === null || column.inEnvironments.includes(environment)) return true;
  return !column.notInEnvironments.includes(environment) && schema.environments.includes(environment);
}

/** Returns whether data without the column, or without any of its values, are wrong. */
export function isRequired(schema: Schema, column: ColumnSchema, environment: string | null): boolean {
  const isExpected = (column.minCount ?? 0) > 0 || (column.minFraction ?? 0) > 0;
  return isExpected && isActive(column) && isInEnvironment(schema, column, environment);
}

/**
 * Returns the environment that data are checked in as the one named, as far as a schema tells environments apart: a schema
 * that does not declare it speaks of all data alike, and to check them in an environment of their own would be to expect
 * no column there.
 * @returns the name, or null for all columns
 * @example environmentOf({environments: ["training", "serving"]}, "serving") // "serving"
 * @example environmentOf({environments: []}, "serving") // null
 */
export function environmentOf({environments}: Pick<Schema, "environments">, name: string): string | null {
  return environments.includes(name) ? name : null;
}
