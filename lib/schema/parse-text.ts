import {parseTextFormat} from "./parse-text-format.js";
import type {PlacedField} from "./parse-text-format.js";
import {readMessage} from "./read-message.js";
import type {MessageReader} from "./read-message.js";
import {readAnnotation, readColumnTags, readSeverities} from "./text-annotations.js";
import {carriedBy, readDomain, readSharedDomain} from "./text-domains.js";
import type {TextField} from "./text-field.js";
import {COLUMN_CARRIED, COLUMN_FIELDS, SCHEMA_CARRIED, SCHEMA_FIELDS} from "./text-fields.js";
import type {
  Carried,
  ColumnSchema,
  ColumnType,
  Comparator,
  DatasetConstraints,
  Domain,
  Limits,
  Schema
} from "./types.js";
import {messageField} from "./write-text-format.js";

/**
 * Reads the text form of TensorFlow Metadata's `Schema` message (`schema.pbtxt`). Fields that the definition has and no
 * check uses are kept, so that `schemaText` writes them back; the order of fields and comments are not.
 * @throws SyntaxError that names the field, the line and the column: for text that is not protobuf's text format, for
 * fields that the definition does not have, and for columns within columns (STRUCT)
 * @throws RangeError for an unknown tag of ours in an annotation
 */
export function parseSchemaText(text: string): Schema {
  const schema = readMessage(parseTextFormat(text), "schema", SCHEMA_FIELDS, SCHEMA_CARRIED);
  const {tags, rest} = readAnnotation(schema.message("annotation"), "schema");
  return {
    columns: schema.messages("feature").map(readColumn),
    domains: schema.messages("string_domain").map(readSharedDomain),
    environments: schema.texts("default_environment"),
    dataset: readDataset(schema.message("dataset_constraints")),
    severities: readSeverities(tags),
    ...carriedWith(schema, rest)
  };
}

const STAGES = [
  "PLANNED",
  "ALPHA",
  "BETA",
  "PRODUCTION",
  "DEPRECATED",
  "DEBUG_ONLY",
  "DISABLED",
  "VALIDATION_DERIVED"
] as const;

function readColumn(fields: readonly PlacedField[]): ColumnSchema {
  const column = readMessage(fields, "feature", COLUMN_FIELDS, COLUMN_CARRIED);
  const presence = readMessage(column.message("presence") ?? [], "presence", ["min_fraction", "min_count"]);
  const mass = readMessage(column.message("distribution_constraints") ?? [], "distribution_constraints", [
    "min_domain_mass"
  ]);
  const unique = column.message("unique_constraints");
  const domain = readDomain(column);
  const {tags, rest} = readAnnotation(column.message("annotation"), "feature");
  const {isBytes, ...limits} = readColumnTags(tags);
  return {
    name: column.text("name"),
    type: readType(column, domain, isBytes),
    minFraction: presence.float("min_fraction"),
    minCount: presence.int("min_count"),
    domain,
    minDomainMass: mass.float("min_domain_mass"),
    unique: unique && readLimits(unique, "unique_constraints", ["min", "max"], "int"),
    inEnvironments: column.texts("in_environment"),
    notInEnvironments: column.texts("not_in_environment"),
    stage: column.flag("deprecated") === true ? "DEPRECATED" : column.word("lifecycle_stage", STAGES),
    skew: readComparator(column.message("skew_comparator"), "skew_comparator"),
    drift: readComparator(column.message("drift_comparator"), "drift_comparator"),
    ...limits,
    ...carriedWith(column, rest)
  };
}

/** TensorFlow Metadata has four types; what they hold says more: INT with two values is bool, with times a timestamp. */
function readType(column: MessageReader, domain: Domain | null, isBytes: boolean): ColumnType | null {
  const type = column.word("type", ["FLOAT", "INT", "BYTES", "TYPE_UNKNOWN"]);
  if (type === "BYTES") return domain?.kind === "time" ? "timestamp" : isBytes ? "bytes" : "string";
  if (type === "INT") return domain?.kind === "bool" ? "bool" : domain?.kind === "time" ? "timestamp" : "int";
  return type === "FLOAT" ? "float" : null;
}

function readComparator(fields: readonly PlacedField[] | null, path: string): Comparator | null {
  if (fields === null) return null;
  const names = ["infinity_norm", "jensen_shannon_divergence", "normalized_abs_difference"] as const;
  const comparator = readMessage(fields, path, names);
  const [lInfinity, jensenShannon, absoluteDifference] = names.map((name) =>
    readMessage(comparator.message(name) ?? [], `${path}.${name}`, ["threshold"]).float("threshold")
  ) as [number | null, number | null, number | null];
  return {lInfinity, jensenShannon, absoluteDifference};
}

function readDataset(fields: readonly PlacedField[] | null): DatasetConstraints {
  const names = ["num_examples_drift_comparator", "num_examples_version_comparator"] as const;
  const dataset = readMessage(fields ?? [], "dataset_constraints", [
    ...names,
    "min_examples_count",
    "max_examples_count"
  ]);
  const [drift, version] = names.map((name) => {
    const ratio = dataset.message(name);
    return ratio && readLimits(ratio, name, ["min_fraction_threshold", "max_fraction_threshold"], "float");
  }) as [Limits | null, Limits | null];
  return {minRows: dataset.int("min_examples_count"), maxRows: dataset.int("max_examples_count"), drift, version};
}

function readLimits(
  fields: readonly PlacedField[],
  path: string,
  [min, max]: readonly [string, string],
  number: "int" | "float"
): Limits {
  const limits = readMessage(fields, path, [min, max]);
  return {min: limits[number](min), max: limits[number](max)};
}

/** What is kept of a message, with the rest of its annotation. */
function carriedWith(message: MessageReader, annotation: readonly TextField[]): Carried {
  const rest = annotation.length === 0 ? [] : [messageField("annotation", annotation)];
  return carriedBy({...message, carried: [...message.carried, ...rest]});
}
