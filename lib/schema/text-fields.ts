/*
 * The fields of TensorFlow Metadata's `Schema` message and its parts: those that are understood, and those that are kept
 * without being understood.
 * Source: tensorflow_metadata/proto/v0/schema.proto, 1.21.
 */

export const SCHEMA_FIELDS = ["feature", "string_domain", "default_environment", "annotation", "dataset_constraints"];
export const SCHEMA_CARRIED = [
  "sparse_feature",
  "float_domain",
  "int_domain",
  "weighted_feature",
  "tensor_representation_group",
  "represent_variable_length_as_ragged"
];

export const COLUMN_FIELDS = [
  "name",
  "deprecated",
  "type",
  "domain",
  "int_domain",
  "float_domain",
  "string_domain",
  "bool_domain",
  "time_domain",
  "presence",
  "distribution_constraints",
  "annotation",
  "skew_comparator",
  "not_in_environment",
  "in_environment",
  "drift_comparator",
  "lifecycle_stage",
  "unique_constraints"
];
export const COLUMN_CARRIED = [
  "value_count",
  "value_counts",
  "shape",
  "group_presence",
  "natural_language_domain",
  "image_domain",
  "mid_domain",
  "url_domain",
  "time_of_day_domain",
  "audio_domain",
  "video_domain",
  "content_chunk_domain",
  "validation_derived_source",
  "sequence_metadata"
];

/** Fields in the order protobuf prints them: by their numbers in the definition. */
const SCHEMA_ORDER = [
  "feature",
  "string_domain",
  "default_environment",
  "sparse_feature",
  "annotation",
  "float_domain",
  "int_domain",
  "dataset_constraints",
  "weighted_feature",
  "tensor_representation_group",
  "represent_variable_length_as_ragged"
];
const COLUMN_ORDER = [
  "name",
  "value_count",
  "type",
  "domain",
  "int_domain",
  "float_domain",
  "string_domain",
  "bool_domain",
  "presence",
  "distribution_constraints",
  "annotation",
  "group_presence",
  "skew_comparator",
  "not_in_environment",
  "in_environment",
  "drift_comparator",
  "lifecycle_stage",
  "shape",
  "natural_language_domain",
  "image_domain",
  "mid_domain",
  "url_domain",
  "time_domain",
  "time_of_day_domain",
  "unique_constraints",
  "value_counts",
  "validation_derived_source",
  "sequence_metadata",
  "audio_domain",
  "video_domain",
  "content_chunk_domain"
];
const DOMAIN_ORDER = [
  "name",
  "value",
  "true_value",
  "false_value",
  "min",
  "max",
  "disallow_nan",
  "disallow_inf",
  "is_embedding",
  "is_categorical",
  "embedding_dim",
  "embedding_type"
];

const ORDERS = {schema: SCHEMA_ORDER, column: COLUMN_ORDER, domain: DOMAIN_ORDER};

/** Returns fields in the order protobuf prints them. */
export function inOrder<T extends {readonly name: string}>(message: keyof typeof ORDERS, fields: readonly T[]): T[] {
  const order = ORDERS[message];
  return [...fields].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}
