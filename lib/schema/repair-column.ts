import {suits} from "./check-specification.js";
import type {ObservedColumn} from "./observed.js";
import {STATISTIC_NAMES} from "./types.js";
import type {AnomalyKind, ColumnSchema, Domain, Limits, Schema} from "./types.js";

/** Returns the changes that make a column of the schema sound in itself; null for other kinds. */
export function repairColumn(
  schema: Schema,
  kind: AnomalyKind,
  column: ColumnSchema,
  seen: ObservedColumn | undefined
): Partial<ColumnSchema> | null {
  const {domain, unique, minDomainMass, minFraction, statistics} = column;
  const takesMass = domain?.kind === "string" || domain?.kind === "named";
  switch (kind) {
    case "FEATURE_MISSING_TYPE":
      return seen === undefined ? null : {type: takesMass ? "string" : seen.type};
    case "DOMAIN_INVALID_FOR_TYPE":
      return {domain: null};
    case "INVALID_DOMAIN_SPECIFICATION":
      return domain === null ? null : {domain: repairDomain(schema, domain)};
    case "INVALID_SCHEMA_SPECIFICATION":
      return {
        minFraction: minFraction && share(minFraction),
        minDomainMass: takesMass ? minDomainMass && share(minDomainMass) : null,
        unique: inOrder(unique),
        domain: domain?.kind === "int" || domain?.kind === "float" ? {...domain, ...inOrder(domain)} : domain,
        statistics: Object.fromEntries(
          STATISTIC_NAMES.flatMap((name) => (statistics[name] ? [[name, inOrder(statistics[name])!] as const] : []))
        )
      };
    case "UNEXPECTED_DATA_TYPE":
      if (seen === undefined) return null;
      return {type: seen.type, domain: domain !== null && suits(domain, seen.type) ? domain : null};
    default:
      return null;
  }
}

function repairDomain({domains}: Schema, domain: Domain): Domain | null {
  if (domain.kind === "string") return {...domain, values: [...new Set(domain.values)]};
  if (domain.kind === "bool") return {...domain, falseValue: null};
  if (domain.kind !== "named") return domain;
  // The shared domain may serve others, whose columns are told of it too: this one gets its own.
  const shared = domains.find(({name}) => name === domain.name);
  return shared === undefined ? null : {kind: "string", values: [...new Set(shared.values)]};
}

function inOrder(limits: Limits | null): Limits | null {
  if (limits === null || limits.min === null || limits.max === null || limits.min <= limits.max) return limits;
  return {min: limits.max, max: limits.min};
}

function share(x: number): number {
  return Math.min(1, Math.max(0, x));
}
