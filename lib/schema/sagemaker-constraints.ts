import {columnSchema, floatDomain, intDomain, schemaOf} from "./defaults.js";
import {parseJson} from "./json-reader.js";
import type {JsonReader} from "./json-reader.js";
import {inferredType, typeInferred} from "./sagemaker-types.js";
import type {ColumnSchema, Domain, Schema} from "./types.js";

/** How Amazon SageMaker Model Monitor compares, for all features. */
export interface MonitoringConfig {
  /** least share of values of the inferred type */
  readonly datatypeThreshold: number;
  /** least share of values in the domain */
  readonly domainThreshold: number;
  /** largest change of the cumulative share of a number, and whether it is corrected for the size of the samples */
  readonly comparisonThreshold: number;
  readonly comparisonMethod: "Simple" | "Robust";
  readonly categoricalThreshold: number;
  readonly categoricalMethod: "LInfinity" | "ChiSquared";
}

/** What the documentation gives as defaults. */
export const MONITORING_DEFAULTS: MonitoringConfig = {
  datatypeThreshold: 0.1,
  domainThreshold: 0.1,
  comparisonThreshold: 0.1,
  comparisonMethod: "Robust",
  categoricalThreshold: 0.1,
  categoricalMethod: "LInfinity"
};

/** What a `constraints.json` says. */
export interface SagemakerConstraints {
  readonly schema: Schema;
  readonly monitoring: MonitoringConfig;
}

/**
 * Writes a schema as Amazon SageMaker Model Monitor's `constraints.json`: types, completeness, values of domains, and
 * whether numbers are at least 0. It has no place for other limits.
 * Source: the developer guide's "Schema for Constraints".
 */
export function sagemakerConstraints(schema: Schema, monitoring: MonitoringConfig = MONITORING_DEFAULTS): string {
  const features = schema.columns.map((column) => ({
    name: column.name ?? "",
    inferred_type: inferredType(column.type),
    completeness: column.minFraction ?? 0,
    ...domainConstraints(schema, column.domain)
  }));
  const config = {
    evaluate_constraints: "Enabled",
    emit_metrics: "Enabled",
    datatype_check_threshold: monitoring.datatypeThreshold,
    domain_content_threshold: monitoring.domainThreshold,
    distribution_constraints: {
      perform_comparison: "Enabled",
      comparison_threshold: monitoring.comparisonThreshold,
      comparison_method: monitoring.comparisonMethod,
      categorical_comparison_threshold: monitoring.categoricalThreshold,
      categorical_drift_method: monitoring.categoricalMethod
    }
  };
  return `${JSON.stringify({version: 0, features, monitoring_config: config}, null, 2)}\n`;
}

function domainConstraints({domains}: Schema, domain: Domain | null) {
  if (domain?.kind === "string") return {string_constraints: {domains: domain.values}};
  if (domain?.kind === "named")
    return {string_constraints: {domains: domains.find(({name}) => name === domain.name)?.values ?? []}};
  if (domain?.kind !== "int" && domain?.kind !== "float") return {};
  return {num_constraints: {is_non_negative: domain.min !== null && domain.min >= 0}};
}

/**
 * Reads Amazon SageMaker Model Monitor's `constraints.json`. Its threshold for values of a domain, which holds for all
 * features, becomes each column's `minDomainMass`; overrides of single features are left out.
 * @throws SyntaxError for what is not JSON; TypeError that names the path of a value of the wrong type; RangeError for
 * an unknown type or method
 */
export function parseSagemakerConstraints(text: string): SagemakerConstraints {
  const root = parseJson(text, "constraints");
  const monitoring = readMonitoring(root.member("monitoring_config"));
  const columns = root.items("features").map((feature) => readFeature(feature, monitoring));
  return {schema: schemaOf(columns), monitoring};
}

function readFeature(feature: JsonReader, {domainThreshold}: MonitoringConfig): ColumnSchema {
  const type = typeInferred(feature);
  const values = feature.member("string_constraints")?.texts("domains") ?? [];
  const isNonNegative = feature.member("num_constraints")?.flag("is_non_negative") === true;
  const domain: Domain | null =
    values.length > 0
      ? {kind: "string", values}
      : !isNonNegative
        ? null
        : type === "int"
          ? intDomain(0, null)
          : floatDomain({min: 0});
  return {
    ...columnSchema(feature.text("name") ?? "", type ?? "string"),
    type,
    minFraction: feature.number("completeness"),
    domain,
    minDomainMass: values.length > 0 ? domainThreshold : null
  };
}

function readMonitoring(config: JsonReader | null): MonitoringConfig {
  const distribution = config?.member("distribution_constraints") ?? null;
  const standard = MONITORING_DEFAULTS;
  return {
    datatypeThreshold: config?.number("datatype_check_threshold") ?? standard.datatypeThreshold,
    domainThreshold: config?.number("domain_content_threshold") ?? standard.domainThreshold,
    comparisonThreshold: distribution?.number("comparison_threshold") ?? standard.comparisonThreshold,
    comparisonMethod: oneOf(distribution, "comparison_method", ["Simple", "Robust"]) ?? standard.comparisonMethod,
    categoricalThreshold: distribution?.number("categorical_comparison_threshold") ?? standard.categoricalThreshold,
    categoricalMethod:
      oneOf(distribution, "categorical_drift_method", ["LInfinity", "ChiSquared"]) ?? standard.categoricalMethod
  };
}

function oneOf<T extends string>(reader: JsonReader | null, name: string, allowed: readonly T[]): T | null {
  const text = reader?.text(name) ?? null;
  const found = allowed.find((value) => value === text);
  if (text !== null && found === undefined)
    throw new RangeError(`${reader!.path}.${name}: expected ${allowed.join(" or ")}, found ${text}`);
  return found ?? null;
}
