import {tfdvRule, tfdvRuleOfProfiles} from "./tfdv-rule.js";
import type {Preset} from "./types.js";

/** The default threshold of both distances, and how many levels of a column are kept. */
const OPTIONS = {threshold: 0.3, levels: 50};

/**
 * The rule of Vertex AI Model Monitoring and of BigQuery ML's `ML.VALIDATE_DATA_SKEW` and `ML.VALIDATE_DATA_DRIFT`:
 * that of TensorFlow Data Validation (`tfdvPreset`), with a threshold of 0.3 for both distances, over the 50 most
 * frequent levels of each side. Drift above the threshold.
 */
export const vertex: Preset = {
  id: "vertex",
  title: "Vertex AI, BigQuery ML",
  source: "BigQuery ML reference, ML.VALIDATE_DATA_SKEW and ML.VALIDATE_DATA_DRIFT; tensorflow-data-validation 1.16.1",
  compareRows: (reference, current) => tfdvRule(reference, current, OPTIONS),
  compareProfiles: (column, reference, current) => tfdvRuleOfProfiles(column, [reference, current], OPTIONS)
};
