import {measureColumns} from "./measure.js";
import type {ColumnMeasurements} from "./measure.js";
import type {ObservedDataset} from "./observed.js";
import type {Anomaly, AnomalyKind, Schema} from "./types.js";
import {validate} from "./validate.js";

/*
 * Skew between training and serving data, as TensorFlow Data Validation tells it: the same schema does not hold for
 * both (schema skew), or their distributions differ (distribution skew). Values that differ row by row (feature skew)
 * need the rows: lib/drift/feature-skew.ts.
 */

/** Environments that the two data sets are checked in; a label, say, is expected in one of them only. */
export interface SkewEnvironments {
  readonly training: string | null;
  readonly serving: string | null;
}

/** Kinds of anomalies that are about columns and types. */
const SCHEMA_KINDS: readonly AnomalyKind[] = [
  "SCHEMA_MISSING_COLUMN",
  "SCHEMA_NEW_COLUMN",
  "FEATURE_TYPE_NOT_PRESENT",
  "UNEXPECTED_DATA_TYPE",
  "DOMAIN_INVALID_FOR_TYPE"
];

/** Columns and types in which the two data sets do not conform to the schema. */
export interface SchemaSkew {
  readonly training: readonly Anomaly[];
  readonly serving: readonly Anomaly[];
}

/** Finds where training and serving data do not conform to one schema: columns missing or new, and other types. */
export function schemaSkew(
  schema: Schema,
  training: ObservedDataset,
  serving: ObservedDataset,
  environments: SkewEnvironments = {training: null, serving: null}
): SchemaSkew {
  const find = (data: ObservedDataset, environment: string | null): Anomaly[] =>
    validate(schema, data, {environment}).filter(({kind}) => SCHEMA_KINDS.includes(kind));
  return {training: find(training, environments.training), serving: find(serving, environments.serving)};
}

/** How far the serving data lie from the training data, in the columns that have a skew comparator. */
export interface DistributionSkew {
  /** distances over their threshold, columns that serving data lack, and figures that were not kept */
  readonly anomalies: readonly Anomaly[];
  /** all distances that were limited, whether over their threshold or not */
  readonly measurements: readonly ColumnMeasurements[];
}

/** Finds the columns whose distribution in serving differs from that in training by more than their skew comparator. */
export function distributionSkew(
  schema: Schema,
  training: ObservedDataset,
  serving: ObservedDataset
): DistributionSkew {
  const compared = schema.columns
    .filter(({skew}) => skew !== null)
    .map((column) => ({
      ...column,
      ...{minFraction: null, minCount: null, domain: null, minDomainMass: null, unique: null, drift: null},
      ...{maxMissingChange: null, maxAgeMs: null, statistics: {}}
    }));
  const alone = {...schema, columns: compared};
  const columns = training.columns.filter(({name}) => compared.some((column) => column.name === name));
  const kinds = (kind: AnomalyKind): boolean => kind.startsWith("COMPARATOR_") || kind === "STATS_NOT_AVAILABLE";
  return {
    anomalies: validate(alone, {...training, columns}, {serving}).filter(({kind}) => kinds(kind)),
    measurements: measureColumns(alone, training, {previousSpan: null, serving})
  };
}
