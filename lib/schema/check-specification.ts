import {figure, listed, reason} from "./reason.js";
import type {Reason} from "./reason.js";
import type {ColumnSchema, ColumnType, Domain, Limits, Schema} from "./types.js";

const TYPES: Readonly<Record<Domain["kind"], readonly ColumnType[]>> = {
  float: ["float", "string"],
  int: ["int", "string"],
  string: ["string"],
  named: ["string"],
  bool: ["bool", "int", "float", "string"],
  time: ["timestamp", "int", "string"]
};

/** Returns whether a domain can limit values of a type; a type that is not stated suits every domain. */
export function suits(domain: Domain, type: ColumnType | null): boolean {
  return type === null || TYPES[domain.kind].includes(type);
}

/** Finds what is wrong with a column of the schema itself, whatever the data. */
export function checkSpecification(schema: Schema, column: ColumnSchema): Reason[] {
  const {name, type, domain} = column;
  if (name === null) return [reason("FEATURE_MISSING_NAME", "a column of the schema has no name")];
  return [
    ...(type === null ? [reason("FEATURE_MISSING_TYPE", `${name} has no type in the schema`)] : []),
    ...checkFraction(name, "minFraction", column.minFraction),
    ...checkFraction(name, "minDomainMass", column.minDomainMass),
    ...checkOrder(`${name}: the number of different values`, column.unique),
    ...Object.entries(column.statistics).flatMap(([statistic, limits]) => checkOrder(`${name}: ${statistic}`, limits)),
    ...(domain === null || suits(domain, type)
      ? []
      : [reason("DOMAIN_INVALID_FOR_TYPE", `${name} is of type ${type}, which has no ${domain.kind} domain`)]),
    ...checkMass(column),
    ...(domain === null ? [] : checkDomainItself(schema, name, domain))
  ];
}

function checkFraction(name: string, what: string, value: number | null): Reason[] {
  if (value === null || (value >= 0 && value <= 1)) return [];
  return [reason("INVALID_SCHEMA_SPECIFICATION", `${name}: ${what} is ${figure(value)}, expected a share from 0 to 1`)];
}

function checkOrder(what: string, limits: Limits | null | undefined): Reason[] {
  if (!limits || limits.min === null || limits.max === null || limits.min <= limits.max) return [];
  const {min, max} = limits;
  return [reason("INVALID_SCHEMA_SPECIFICATION", `${what} has the least ${figure(min)} above the most ${figure(max)}`)];
}

function checkMass({name, domain, minDomainMass}: ColumnSchema): Reason[] {
  if (minDomainMass === null || domain?.kind === "string" || domain?.kind === "named") return [];
  return [
    reason("INVALID_SCHEMA_SPECIFICATION", `${name}: minDomainMass is for a domain of values, and there is none`)
  ];
}

function checkDomainItself({domains}: Schema, name: string, domain: Domain): Reason[] {
  switch (domain.kind) {
    case "float":
    case "int":
      return checkOrder(`${name}: the domain`, domain);
    case "named":
      return domains.some((d) => d.name === domain.name)
        ? checkValues(name, domains.find((d) => d.name === domain.name)!.values)
        : [reason("INVALID_DOMAIN_SPECIFICATION", `${name} refers to the domain ${domain.name}, which is not defined`)];
    case "string":
      return checkValues(name, domain.values);
    case "bool":
      return domain.trueValue !== null && domain.trueValue === domain.falseValue
        ? [reason("INVALID_DOMAIN_SPECIFICATION", `${name} has the same word for true and false: ${domain.trueValue}`)]
        : [];
    case "time":
      return [];
  }
}

function checkValues(name: string, values: readonly string[]): Reason[] {
  const seen = new Set<string>();
  const repeated = new Set(values.filter((value) => seen.size === seen.add(value).size));
  if (repeated.size === 0) return [];
  return [reason("INVALID_DOMAIN_SPECIFICATION", `the domain of ${name} repeats values: ${listed([...repeated])}`)];
}
