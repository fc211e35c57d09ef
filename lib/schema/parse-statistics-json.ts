import {parseJson} from "./json-reader.js";
import type {JsonReader} from "./json-reader.js";
import {observedColumn} from "./observed.js";
import type {ObservedColumn} from "./observed.js";
import type {NamedDataset} from "./statistics-json.js";
import type {ColumnType, StatisticName} from "./types.js";

/**
 * Reads TensorFlow Metadata's `DatasetFeatureStatisticsList` in protobuf's JSON. What no check needs is left out:
 * quantile histograms, top values, weighted and custom statistics, pairs of columns.
 * @throws SyntaxError for what is not JSON; TypeError that names the path of a value of the wrong type; RangeError for
 * columns within columns
 */
export function parseStatisticsJson(text: string): NamedDataset[] {
  return parseJson(text, "statistics")
    .items("datasets")
    .map((dataset) => {
      const rows = dataset.number("numExamples") ?? 0;
      const columns = dataset.items("features").map((feature) => readFeature(feature, rows));
      return {name: dataset.text("name") ?? "", rows, columns};
    });
}

const TYPES: ReadonlyMap<string, ColumnType> = new Map([
  ["INT", "int"],
  ["FLOAT", "float"],
  ["STRING", "string"],
  ["BYTES", "bytes"]
]);

function readFeature(feature: JsonReader, rows: number): ObservedColumn {
  const name = nameOf(feature);
  const type = TYPES.get(feature.text("type") ?? "INT");
  if (type === undefined)
    throw new RangeError(`${feature.path}.type: expected INT, FLOAT, STRING or BYTES, found ${feature.text("type")}`);
  const numbers = feature.member("numStats");
  const strings = feature.member("stringStats");
  const common = (numbers ?? strings ?? feature.member("bytesStats"))?.member("commonStats") ?? null;
  const missing = common?.number("numMissing") ?? (common === null ? rows : 0);
  const present = common?.number("numNonMissing") ?? 0;
  const column = observedColumn(name, type, present + missing, {missing});
  if (strings !== null) return readStrings(column, strings, common?.number("totNumValues") ?? present);
  return numbers === null ? column : readNumbers(column, numbers, present);
}

function nameOf(feature: JsonReader): string {
  const path = feature.member("path");
  if (path === null) return feature.text("name") ?? "";
  const steps = path.texts("step");
  if (steps.length !== 1)
    throw new RangeError(
      `${feature.path}.path: expected one step, found ${steps.length}: columns within columns are not read`
    );
  return steps[0]!;
}

function readNumbers(column: ObservedColumn, numbers: JsonReader, present: number): ObservedColumn {
  const histogram = numbers.items("histograms").find((h) => (h.text("type") ?? "STANDARD") === "STANDARD");
  const buckets = histogram?.items("buckets").map((bucket) => ({
    low: bucket.number("lowValue") ?? 0,
    high: bucket.number("highValue") ?? 0,
    count: bucket.number("sampleCount") ?? 0
  }));
  const none = {min: Infinity, max: -Infinity};
  return {
    ...column,
    nan: histogram === undefined ? (column.type === "int" ? 0 : null) : (histogram.number("numNan") ?? 0),
    range: present === 0 ? none : {min: numbers.number("min") ?? 0, max: numbers.number("max") ?? 0},
    histogram: buckets === undefined ? null : {kind: "own", buckets},
    statistics: readFigures(numbers, column.rows)
  };
}

/** Zeros are left out of the JSON: where any of the figures is there, those that are not are zero. */
function readFigures(numbers: JsonReader, rows: number): Partial<Record<StatisticName, number>> {
  const [mean, deviation, median, zeros] = ["mean", "stdDev", "median", "numZeros"].map((name) =>
    numbers.number(name)
  ) as [number | null, number | null, number | null, number | null];
  if ([mean, deviation, median, zeros].every((figure) => figure === null)) return {};
  return {
    ...{mean: mean ?? 0, deviation: deviation ?? 0, median: median ?? 0},
    ...(rows > 0 ? {zeroShare: (zeros ?? 0) / rows} : {})
  };
}

function readStrings(column: ObservedColumn, strings: JsonReader, total: number): ObservedColumn {
  const ranked = strings.member("rankHistogram")?.items("buckets");
  const values = ranked?.map((bucket) => ({
    value: bucket.text("label") ?? "",
    count: bucket.number("sampleCount") ?? 0
  }));
  const counted = values?.reduce((sum, {count}) => sum + count, 0) ?? 0;
  return {
    ...column,
    ...{nan: 0, values: values ?? null, distinct: strings.number("unique")},
    otherRows: values === undefined ? 0 : Math.max(0, total - counted),
    invalidUtf8: strings.number("invalidUtf8Count") ?? 0
  };
}
