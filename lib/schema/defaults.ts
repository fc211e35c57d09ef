import type {ColumnSchema, ColumnType, Comparator, FloatDomain, IntDomain, Schema} from "./types.js";

/** Returns a column of which nothing is expected but its type, with changes. */
export function columnSchema(name: string, type: ColumnType, changes: Partial<ColumnSchema> = {}): ColumnSchema {
  return {
    ...{name, type, minFraction: null, minCount: null, domain: null, minDomainMass: null, unique: null},
    ...{inEnvironments: [], notInEnvironments: [], stage: null, skew: null, drift: null},
    ...{maxMissingChange: null, maxAgeMs: null, statistics: {}},
    ...changes
  };
}

/** Returns a schema of the given columns, in no environment, with changes. */
export function schemaOf(columns: readonly ColumnSchema[], changes: Partial<Schema> = {}): Schema {
  return {
    columns,
    domains: [],
    environments: [],
    dataset: {minRows: null, maxRows: null, drift: null, version: null},
    severities: {},
    ...changes
  };
}

/** Returns a domain of floats that allows everything, with changes. */
export function floatDomain(changes: Partial<Omit<FloatDomain, "kind">> = {}): FloatDomain {
  return {kind: "float", min: null, max: null, disallowNan: false, disallowInfinity: false, ...changes};
}

/** Returns a domain of whole numbers in [min, max]. */
export function intDomain(min: number | null, max: number | null): IntDomain {
  return {kind: "int", min, max};
}

/** Returns a comparator without limits, with changes. */
export function comparator(changes: Partial<Comparator>): Comparator {
  return {lInfinity: null, jensenShannon: null, absoluteDifference: null, ...changes};
}
