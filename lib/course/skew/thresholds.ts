/** The threshold that BigQuery ML takes where none is given, for the distances of numbers and of categories alike. */
export const BIGQUERY_DISTANCE = 0.3;

/** The threshold of the example in the guide to TensorFlow Data Validation, which has no default. */
export const TFDV_DISTANCE = 0.01;
