import {annotationFields, columnTags, severityTags} from "./text-annotations.js";
import {domainField, limitFields, sharedDomainField} from "./text-domains.js";
import type {TextField} from "./text-field.js";
import {inOrder} from "./text-fields.js";
import type {Carried, ColumnSchema, ColumnType, Comparator, DatasetConstraints, Schema} from "./types.js";
import {floatField, intField, messageField, textField, wordField, writeTextFormat} from "./write-text-format.js";

/**
 * Writes a schema as the text form of TensorFlow Metadata's `Schema` message, so that it can be read by people, by
 * TensorFlow Data Validation, and again by `parseSchemaText`. Columns without a name or type, which are anomalies, are
 * written as they are.
 * Source: tensorflow_metadata/proto/v0/schema.proto. Golden texts: test/data/tfdv/cases.json
 */
export function schemaText(schema: Schema): string {
  const {rest, others} = splitAnnotation(schema);
  return writeTextFormat(
    inOrder("schema", [
      ...schema.columns.map(columnField),
      ...schema.domains.map(sharedDomainField),
      ...schema.environments.map((environment) => textField("default_environment", environment)),
      ...annotationFields(severityTags(schema), rest),
      ...datasetFields(schema.dataset),
      ...others
    ])
  );
}

function columnField(column: ColumnSchema): TextField {
  const {name, type, domain, minFraction, minCount, minDomainMass, unique, stage} = column;
  const {rest, others} = splitAnnotation(column);
  const stated = domain ?? defaultDomain(type);
  const presence = [
    ...(minFraction === null ? [] : [floatField("min_fraction", minFraction)]),
    ...(minCount === null ? [] : [intField("min_count", minCount)])
  ];
  return messageField(
    "feature",
    inOrder("column", [
      ...(name === null ? [] : [textField("name", name)]),
      ...(type === null ? [] : [wordField("type", typeName(type, stated))]),
      ...(stated === null ? [] : [domainField(stated)]),
      ...(presence.length === 0 ? [] : [messageField("presence", presence)]),
      ...(minDomainMass === null
        ? []
        : [messageField("distribution_constraints", [floatField("min_domain_mass", minDomainMass)])]),
      ...annotationFields(columnTags(column), rest),
      ...comparatorFields("skew_comparator", column.skew),
      ...column.notInEnvironments.map((environment) => textField("not_in_environment", environment)),
      ...column.inEnvironments.map((environment) => textField("in_environment", environment)),
      ...comparatorFields("drift_comparator", column.drift),
      ...(stage === null ? [] : [wordField("lifecycle_stage", stage)]),
      ...(unique === null ? [] : [messageField("unique_constraints", limitFields(unique, intField))]),
      ...others
    ])
  );
}

/** Types that TensorFlow Metadata does not have are stated by their domain. */
function defaultDomain(type: ColumnType | null): ColumnSchema["domain"] {
  if (type === "bool") return {kind: "bool", trueValue: null, falseValue: null};
  return type === "timestamp" ? {kind: "time", format: "UNIX_MILLISECONDS"} : null;
}

function typeName(type: ColumnType, domain: ColumnSchema["domain"]): string {
  if (type === "float") return "FLOAT";
  if (type === "timestamp" && domain?.kind === "time") return domain.format.includes("%") ? "BYTES" : "INT";
  return type === "string" || type === "bytes" ? "BYTES" : "INT";
}

function comparatorFields(name: string, comparator: Comparator | null): TextField[] {
  if (comparator === null) return [];
  const limit = (measure: string, threshold: number | null): TextField[] =>
    threshold === null ? [] : [messageField(measure, [floatField("threshold", threshold)])];
  return [
    messageField(name, [
      ...limit("infinity_norm", comparator.lInfinity),
      ...limit("jensen_shannon_divergence", comparator.jensenShannon),
      ...limit("normalized_abs_difference", comparator.absoluteDifference)
    ])
  ];
}

function datasetFields({minRows, maxRows, drift, version}: DatasetConstraints): TextField[] {
  const names = ["min_fraction_threshold", "max_fraction_threshold"] as const;
  const fields = [
    ...(drift === null ? [] : [messageField("num_examples_drift_comparator", limitFields(drift, floatField, names))]),
    ...(version === null
      ? []
      : [messageField("num_examples_version_comparator", limitFields(version, floatField, names))]),
    ...limitFields({min: minRows, max: maxRows}, intField, ["min_examples_count", "max_examples_count"])
  ];
  return fields.length === 0 ? [] : [messageField("dataset_constraints", fields)];
}

/** Takes the annotation of others out of what is kept, since our tags go into the same field. */
function splitAnnotation({carried = []}: Carried): {rest: readonly TextField[]; others: readonly TextField[]} {
  const annotation = carried.find(({name}) => name === "annotation");
  return {
    rest: annotation !== undefined && "fields" in annotation.value ? annotation.value.fields : [],
    others: carried.filter((field) => field !== annotation)
  };
}
