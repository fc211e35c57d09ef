import {anomaliesByColumn} from "./anomalies-by-column.js";
import type {ColumnAnomaly} from "./anomalies-by-column.js";
import type {Measurement} from "./check-comparators.js";
import type {ColumnMeasurements} from "./measure.js";
import {list, path} from "./proto-json.js";
import type {Json} from "./proto-json.js";
import type {Anomaly, AnomalyKind} from "./types.js";

/** Kinds that TensorFlow Metadata has no name for: they are written as CUSTOM_VALIDATION, with the name before the text. */
export const OWN_KINDS: readonly AnomalyKind[] = [
  "DATA_NOT_FRESH",
  "MISSING_SHARE_CHANGED",
  "STATISTIC_TOO_LOW",
  "STATISTIC_TOO_HIGH"
];

/**
 * Writes anomalies as TensorFlow Metadata's `Anomalies`, in protobuf's JSON, one entry for each column with all its
 * reasons. The schema they were found with is not part of it.
 * @param measurements distances to write beside them (`measureColumns`); those that could not be measured are left out
 * Source: tensorflow_metadata/proto/v0/anomalies.proto. Golden anomalies: test/data/tfdv/cases.json
 */
export function anomaliesJson(anomalies: readonly Anomaly[], measurements: readonly ColumnMeasurements[] = []): string {
  const isNoData = (a: Anomaly): boolean => a.kind === "NO_DATA_IN_SPAN";
  const columns = anomaliesByColumn(anomalies.filter((a) => !isNoData(a)));
  const dataset = columns.find(({of}) => of === "dataset");
  const info = columns.filter((c) => c !== dataset).map((c) => [serializedPath(c.column), columnInfo(c)] as const);
  return JSON.stringify({
    // fromEntries makes a member of every name, "__proto__" too
    ...(info.length === 0 ? {} : {anomalyInfo: Object.fromEntries(info)}),
    ...(anomalies.some(isNoData) ? {dataMissing: true} : {anomalyNameFormat: "SERIALIZED_PATH"}),
    ...(dataset === undefined ? {} : {datasetAnomalyInfo: anomalyInfo(dataset)}),
    ...list("driftSkewInfo", measurements.map(driftSkewInfo))
  });
}

/** Writes a column's name as TensorFlow Data Validation writes paths: in quotes where it holds what a path is made of. */
function serializedPath(name: string): string {
  return name === "" || /[.()']/.test(name) ? `'${name.replaceAll("'", "''")}'` : name;
}

function columnInfo(anomaly: ColumnAnomaly): Json {
  return {...anomalyInfo(anomaly), ...path(anomaly.column)};
}

function anomalyInfo({description, short, severity, reasons}: ColumnAnomaly): {[name: string]: Json} {
  return {
    description,
    severity,
    shortDescription: short,
    reason: reasons.map((reason) => {
      const isOwn = OWN_KINDS.includes(reason.kind);
      return {
        type: isOwn ? "CUSTOM_VALIDATION" : reason.kind,
        shortDescription: isOwn ? `${reason.kind}: ${reason.short}` : reason.short,
        description: reason.description
      };
    })
  };
}

const DISTANCES = {
  lInfinity: "L_INFTY",
  absoluteDifference: "NORMALIZED_ABSOLUTE_DIFFERENCE",
  jensenShannon: "JENSEN_SHANNON_DIVERGENCE"
};

function driftSkewInfo({column, drift, skew}: ColumnMeasurements): Json {
  return {
    ...path(column),
    ...list("driftMeasurements", drift.filter(isMeasured).map(measurement)),
    ...list("skewMeasurements", skew.filter(isMeasured).map(measurement))
  };
}

function isMeasured({value}: Measurement): boolean {
  return !Number.isNaN(value);
}

function measurement({distance, value, threshold}: Measurement): Json {
  return {type: DISTANCES[distance], value, threshold};
}
