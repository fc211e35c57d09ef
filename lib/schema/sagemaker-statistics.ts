import {bucketsOf, evenBuckets} from "./buckets.js";
import {parseJson} from "./json-reader.js";
import type {JsonReader} from "./json-reader.js";
import {observedColumn, presentRows} from "./observed.js";
import type {ObservedColumn, ObservedDataset} from "./observed.js";
import {inferredType, typeInferred} from "./sagemaker-types.js";

/** Amazon SageMaker Model Monitor draws every number over this many buckets. */
const BUCKETS = 10;

/**
 * Writes what is seen of a data set as Amazon SageMaker Model Monitor's `statistics.json`. Figures that were not kept
 * are left out; so is the quantile sketch beside the buckets, which takes raw values.
 * Source: the developer guide's "Schema for Statistics".
 */
export function sagemakerStatistics({rows, columns}: ObservedDataset): string {
  const features = columns.map((column) => ({
    name: column.name,
    inferred_type: inferredType(column.type),
    ...(inferredType(column.type) === "String" || column.values !== null
      ? {string_statistics: stringStatistics(column)}
      : {numerical_statistics: numberStatistics(column)})
  }));
  return `${JSON.stringify({version: 0, dataset: {item_count: rows}, features}, null, 2)}\n`;
}

function commonStatistics(column: ObservedColumn) {
  return {common: {num_present: presentRows(column), num_missing: column.missing}};
}

function stringStatistics(column: ObservedColumn) {
  const {values, distinct} = column;
  return {
    ...commonStatistics(column),
    ...(distinct === null ? {} : {distinct_count: distinct}),
    ...(values === null ? {} : {distribution: {categorical: {buckets: values.filter(({count}) => count > 0)}}})
  };
}

function numberStatistics(column: ObservedColumn) {
  const {range, nan, infinite, statistics, histogram} = column;
  const {mean, deviation} = statistics;
  const isKnown = nan !== null && infinite !== null;
  const finite = isKnown ? presentRows(column) - nan - infinite.negative - infinite.positive : NaN;
  const buckets = evenBuckets(bucketsOf(column), BUCKETS).map(({low, high, count}) => {
    return {lower_bound: low, upper_bound: high, count};
  });
  return {
    ...commonStatistics(column),
    ...(mean === undefined ? {} : {mean}),
    ...(mean === undefined || !isKnown ? {} : {sum: mean * finite}),
    ...(deviation === undefined ? {} : {std_dev: deviation}),
    ...(range === null || range.min > range.max ? {} : {min: numberOrName(range.min), max: numberOrName(range.max)}),
    ...(histogram === null ? {} : {distribution: {kll: {buckets}}})
  };
}

function numberOrName(x: number): number | string {
  return Number.isFinite(x) ? x : String(x);
}

/**
 * Reads Amazon SageMaker Model Monitor's `statistics.json`. Quantile sketches are left out: the buckets are read.
 * @throws SyntaxError for what is not JSON; TypeError that names the path of a value of the wrong type; RangeError for
 * an unknown type
 */
export function parseSagemakerStatistics(text: string): ObservedDataset {
  const root = parseJson(text, "statistics");
  return {rows: root.member("dataset")?.number("item_count") ?? 0, columns: root.items("features").map(readFeature)};
}

function readFeature(feature: JsonReader): ObservedColumn {
  const type = typeInferred(feature) ?? "string";
  const [numbers, strings] = [feature.member("numerical_statistics"), feature.member("string_statistics")];
  const common = (numbers ?? strings)?.member("common");
  const [present, missing] = [common?.number("num_present") ?? 0, common?.number("num_missing") ?? 0];
  const column = observedColumn(feature.text("name") ?? "", type, present + missing, {missing});
  if (numbers !== null) return readNumbers(column, numbers);
  return strings === null ? column : readStrings(column, strings, present);
}

function readNumbers(column: ObservedColumn, numbers: JsonReader): ObservedColumn {
  const [min, max, mean, deviation] = ["min", "max", "mean", "std_dev"].map((name) => numbers.number(name));
  const kll = numbers.member("distribution")?.member("kll");
  const buckets = kll?.items("buckets").map((bucket) => ({
    low: bucket.number("lower_bound") ?? NaN,
    high: bucket.number("upper_bound") ?? NaN,
    count: bucket.number("count") ?? 0
  }));
  const isNumber = (x: number | null | undefined): x is number => typeof x === "number" && !Number.isNaN(x);
  return {
    ...column,
    range: isNumber(min) && isNumber(max) ? {min, max} : null,
    histogram: buckets === undefined ? null : {kind: "own", buckets},
    statistics: {...(isNumber(mean) ? {mean} : {}), ...(isNumber(deviation) ? {deviation} : {})}
  };
}

function readStrings(column: ObservedColumn, strings: JsonReader, present: number): ObservedColumn {
  const categorical = strings.member("distribution")?.member("categorical");
  const values = categorical?.items("buckets").map((bucket) => {
    return {value: bucket.text("value") ?? "", count: bucket.number("count") ?? 0};
  });
  const counted = values?.reduce((sum, {count}) => sum + count, 0) ?? present;
  const otherRows = Math.max(0, present - counted);
  return {...column, nan: 0, values: values ?? null, otherRows, distinct: strings.number("distinct_count")};
}
