import {bucketsOf} from "./buckets.js";
import {presentRows} from "./observed.js";
import type {ObservedColumn, ObservedDataset} from "./observed.js";
import {count, float, list, path, text} from "./proto-json.js";
import type {Json} from "./proto-json.js";
import type {ColumnType} from "./types.js";

/** What a data set is called in the statistics; "" for no name. */
export interface NamedDataset extends ObservedDataset {
  readonly name: string;
}

/**
 * Writes what is seen of data sets as TensorFlow Metadata's `DatasetFeatureStatisticsList`, in protobuf's JSON: what
 * TensorFlow Data Validation reads and Facets draws. Figures that were not kept are left out, and so are zeros, as in
 * all of protobuf's JSON.
 * Source: tensorflow_metadata/proto/v0/statistics.proto. Golden statistics: test/data/tfdv/cases.json
 */
export function statisticsJson(datasets: readonly NamedDataset[]): string {
  return JSON.stringify({
    datasets: datasets.map(({name, rows, columns}) => ({
      ...text("name", name),
      ...count("numExamples", rows),
      ...list("features", columns.map(featureStatistics))
    }))
  });
}

const TYPES: Readonly<Record<ColumnType, Json>> = {
  float: "FLOAT",
  int: "INT",
  bool: "INT",
  timestamp: "INT",
  string: "STRING",
  bytes: "BYTES"
};

function featureStatistics(column: ObservedColumn): Json {
  const isText = column.values !== null || column.type === "string" || column.type === "bytes";
  // Categories that are written as whole numbers are counted by their text.
  const type = isText && TYPES[column.type] !== "BYTES" ? "STRING" : TYPES[column.type];
  return {
    ...(type === "INT" ? {} : {type}),
    ...(type === "STRING"
      ? {stringStats: stringStatistics(column)}
      : type === "BYTES"
        ? {bytesStats: {...commonStatistics(column), ...count("unique", column.distinct ?? 0)}}
        : {numStats: numberStatistics(column)}),
    ...path(column.name)
  };
}

function commonStatistics(column: ObservedColumn): {[name: string]: Json} {
  const present = presentRows(column);
  return {
    commonStats: {
      ...count("numNonMissing", present),
      ...count("numMissing", column.missing),
      ...{minNumValues: "1", maxNumValues: "1", avgNumValues: 1},
      ...count("totNumValues", present)
    }
  };
}

function numberStatistics(column: ObservedColumn): Json {
  const {range, nan, rows, statistics} = column;
  const {mean = 0, deviation = 0, median = 0, zeroShare = 0} = statistics;
  const buckets = bucketsOf(column).map(({low, high, count: n}) => ({
    ...float("lowValue", low),
    ...float("highValue", high),
    ...float("sampleCount", n)
  }));
  const isEmpty = range === null || range.min > range.max;
  return {
    ...commonStatistics(column),
    ...float("mean", mean),
    ...float("stdDev", deviation),
    ...count("numZeros", zeroShare * rows),
    ...(isEmpty ? {} : float("min", range.min)),
    ...float("median", median),
    ...(isEmpty ? {} : float("max", range.max)),
    ...(column.histogram === null && (nan === null || column.type !== "float")
      ? {}
      : {histograms: [{...count("numNan", nan ?? 0), ...list("buckets", buckets)}]})
  };
}

function stringStatistics(column: ObservedColumn): Json {
  const values = (column.values ?? []).filter(({count: n}) => n > 0).sort((a, b) => b.count - a.count);
  const buckets = values.map(({value, count: n}, i) => ({
    ...count("lowRank", i),
    ...count("highRank", i),
    ...text("label", value),
    ...float("sampleCount", n)
  }));
  return {
    ...commonStatistics(column),
    ...count("unique", column.distinct ?? 0),
    ...(buckets.length === 0 ? {} : {rankHistogram: {buckets}}),
    ...count("invalidUtf8Count", column.invalidUtf8 ?? 0)
  };
}
