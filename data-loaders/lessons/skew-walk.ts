import {benchOf} from "../../lib/course/skew/bench.js";
import {servedBatch} from "../../lib/course/skew/faults.js";
import {comparedLimits, limitsOf, trainingSchema, withLimits} from "../../lib/course/skew/limits.js";
import type {ServedRow} from "../../lib/course/skew/observe.js";
import {stepFiles, WALK_DISTANCE, walkFaults} from "../../lib/course/skew/walk.js";
import type {WalkFacts} from "../../lib/course/skew/walk.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import {featureSkew} from "../../lib/drift/feature-skew.js";
import type {FeatureSkewResult, RowBatch} from "../../lib/drift/feature-skew.js";
import {anomaliesByColumn} from "../../lib/schema/anomalies-by-column.js";
import {anomaliesJson} from "../../lib/schema/anomalies-json.js";
import type {ColumnMeasurements} from "../../lib/schema/measure.js";
import {distributionSkew, schemaSkew} from "../../lib/schema/skew.js";
import {statisticsJson} from "../../lib/schema/statistics-json.js";
import {schemaText} from "../../lib/schema/text.js";
import type {Anomaly} from "../../lib/schema/types.js";
import {validate} from "../../lib/schema/validate.js";

/** Numbers of the tracts in the file, from 1, by which rows are paired. */
interface Keys {
  readonly training: readonly number[];
  readonly serving: readonly number[];
}

const KEY = "tract";

/** Sends a batch with known faults through the diagram, and keeps what each of its boxes makes. */
export function walkFiles(production: Production, keys: Keys, seed: number): Record<string, string> {
  const {stream, target} = production;
  const bench = benchOf(production);
  const served = servedBatch(stream, target, walkFaults, seed);
  const inferred = trainingSchema(stream.train, target);
  const schema = withLimits(inferred, comparedLimits(limitsOf(inferred), WALK_DISTANCE));
  const {training} = bench;
  const {observed} = bench.situation(walkFaults, seed);
  const compared = distributionSkew(schema, training, observed);
  const anomalies = [...validate(schema, observed, {environment: "serving"}), ...compared.anomalies];
  const paired = featureSkew(
    batchOf(servedBatch(stream, target, [], seed), keys.serving),
    batchOf(served, keys.serving),
    {
      keys: [KEY]
    }
  );
  const kinds = {
    schemaSkew: schemaSkew(schema, training, observed, {training: "training", serving: "serving"}),
    featureSkew: paired,
    distributionSkew: compared.anomalies
  };
  const facts: WalkFacts = {
    ...{trainingRows: stream.train.length, servingRows: served.length, columns: schema.columns.length},
    checks: compared.measurements.length,
    over: compared.measurements.filter(isOver).length,
    anomalies: anomalies.length,
    schemaSkew: kinds.schemaSkew.serving.length,
    featureSkew: Math.max(...paired.features.map(({diffCount}) => diffCount)),
    distributionSkew: compared.measurements.filter(isOver).length
  };
  return {
    [stepFiles.training]: csvOf(stream.train, keys.training),
    [stepFiles.baseline]: indented(statisticsJson([{name: "training", ...training}])),
    [stepFiles.schema]: schemaText(schema),
    [stepFiles.serving]: csvOf(served, keys.serving),
    [stepFiles.statistics]: indented(statisticsJson([{name: "serving", ...observed}])),
    [stepFiles.validate]: checksOf(compared.measurements),
    [stepFiles.anomalies]: indented(anomaliesJson(anomalies, compared.measurements)),
    [stepFiles.skew]: JSON.stringify(kinds, null, 2),
    [stepFiles.alert]: alertOf(anomalies, served.length),
    [stepFiles.analysis]: analysisOf(paired),
    "skew-walk.json": JSON.stringify(facts)
  };
}

function isOver({skew: [measured]}: ColumnMeasurements): boolean {
  return measured!.value > measured!.threshold;
}

function indented(json: string): string {
  return JSON.stringify(JSON.parse(json), null, 2);
}

function namesOf(rows: readonly ServedRow[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function csvOf(rows: readonly ServedRow[], keys: readonly number[]): string {
  const names = namesOf(rows);
  const lines = rows.map((row, i) => [keys[i], ...names.map((name) => row[name] ?? "")].join(","));
  return [[KEY, ...names].join(","), ...lines, ""].join("\n");
}

function batchOf(rows: readonly ServedRow[], keys: readonly number[]): RowBatch {
  const batch = new Map<string, readonly (number | null)[]>([[KEY, keys]]);
  for (const name of namesOf(rows))
    batch.set(
      name,
      rows.map((row) => row[name] ?? null)
    );
  return batch;
}

function checksOf(measurements: readonly ColumnMeasurements[]): string {
  const lines = measurements.map(({column, skew: [measured]}) => {
    const {distance, value, threshold} = measured!;
    return [column, distance, value.toFixed(4), threshold, value > threshold ? "over" : "within"].join(",");
  });
  return ["column,distance,value,threshold,verdict", ...lines, ""].join("\n");
}

/** What is sent to people: how much is wrong, then a line for each column. */
function alertOf(anomalies: readonly Anomaly[], rows: number): string {
  const columns = anomaliesByColumn(anomalies);
  const lines = columns.flatMap(({column, severity, reasons}) =>
    reasons.map(({kind, description}) => `${severity} ${column} ${kind}\n  ${description}`)
  );
  return [`${anomalies.length} anomalies in ${columns.length} columns of ${rows} served rows`, "", ...lines, ""].join(
    "\n"
  );
}

/** The columns by how many records differ. */
function analysisOf({pairs, features}: FeatureSkewResult): string {
  const lines = features
    .toSorted((a, b) => b.diffCount - a.diffCount)
    .map(({feature, matchCount, mismatchCount, baseOnly, testOnly}) =>
      [feature, pairs, matchCount, mismatchCount, baseOnly, testOnly].join(",")
    );
  return ["column,pairs,same,different,training_only,serving_only", ...lines, ""].join("\n");
}
