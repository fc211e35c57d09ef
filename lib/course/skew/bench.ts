import {rmse} from "../../model/metrics.js";
import type {ColumnMeasurements} from "../../schema/measure.js";
import {presentRows} from "../../schema/observed.js";
import type {ObservedDataset} from "../../schema/observed.js";
import {distributionSkew} from "../../schema/skew.js";
import type {Anomaly, Schema} from "../../schema/types.js";
import {validate} from "../../schema/validate.js";
import {serve} from "../what-to-watch/production.js";
import type {Production} from "../what-to-watch/production.js";
import {affectedRows, faultIds, servedBatch} from "./faults.js";
import type {FaultId} from "./faults.js";
import {addedLimits, withLimits} from "./limits.js";
import type {BenchLimits} from "./limits.js";
import {observeRows, tenthsOf} from "./observe.js";
import type {ServedRow} from "./observe.js";

/** A batch with what is known of it. */
export interface Situation {
  readonly rows: readonly ServedRow[];
  readonly observed: ObservedDataset;
  /** rows that differ from what they should be */
  readonly affected: number;
  /** of the model in force on these rows, once their labels are known */
  readonly rmse: number;
}

/** The figure that an anomaly rests on; null where its name says all. */
export type Evidence =
  | {readonly of: "lowest" | "highest" | "present" | "distance"; readonly value: number}
  | {readonly of: "values"; readonly values: readonly string[]}
  | null;

export interface Finding extends Pick<Anomaly, "kind" | "column"> {
  readonly evidence: Evidence;
}

/** Training data, and batches to check against them. */
export interface Bench {
  readonly training: ObservedDataset;
  situation(faults: readonly FaultId[], seed: number): Situation;
}

/** Returns the bench of a service: its training rows are observed once. */
export function benchOf(production: Production): Bench {
  const {stream, features, target} = production;
  const tenths = tenthsOf(stream.train, [...features, target]);
  const labels = stream.pool.map((tract) => tract[target]!);
  const batch = (faults: readonly FaultId[], seed: number): ServedRow[] => servedBatch(stream, target, faults, seed);
  const clean = batch([], 0);
  return {
    training: observeRows(stream.train, tenths),
    situation(faults, seed) {
      const rows = batch(faults, seed);
      const logged = rows.map((row, i) => {
        const known = Object.entries(row).filter((entry): entry is [string, number] => entry[1] !== undefined);
        return {...Object.fromEntries(known), [target]: labels[i]!};
      });
      return {
        rows,
        observed: observeRows(rows, tenths),
        affected: affectedRows(clean, rows),
        rmse: rmse(serve(production, logged).predictions, labels)
      };
    }
  };
}

/** Returns the anomalies of a batch: what the schema says of it, and how far it lies from the training data. */
export function findingsIn(schema: Schema, training: ObservedDataset, {observed}: Situation): Finding[] {
  const compared = distributionSkew(schema, training, observed);
  return [...validate(schema, observed, {environment: "serving"}), ...compared.anomalies].map(({kind, column}) => ({
    ...{kind, column},
    evidence: evidenceOf({kind, column}, {schema, observed, measurements: compared.measurements})
  }));
}

interface Seen {
  readonly schema: Schema;
  readonly observed: ObservedDataset;
  readonly measurements: readonly ColumnMeasurements[];
}

function evidenceOf(
  {kind, column}: Pick<Anomaly, "kind" | "column">,
  {schema, observed, measurements}: Seen
): Evidence {
  const seen = observed.columns.find(({name}) => name === column);
  if (seen === undefined) return null;
  if (kind.endsWith("_BIG_FLOAT") || kind.endsWith("_BIG_INT")) return {of: "highest", value: seen.range!.max};
  if (kind.endsWith("_SMALL_FLOAT") || kind.endsWith("_SMALL_INT")) return {of: "lowest", value: seen.range!.min};
  if (kind === "FEATURE_TYPE_LOW_FRACTION_PRESENT") return {of: "present", value: presentRows(seen) / seen.rows};
  if (kind === "ENUM_TYPE_UNEXPECTED_STRING_VALUES") {
    const domain = schema.columns.find(({name}) => name === column)?.domain;
    const allowed = domain?.kind === "string" ? domain.values : [];
    return {of: "values", values: seen.values!.map(({value}) => value).filter((value) => !allowed.includes(value))};
  }
  const measured = measurements.find((one) => one.column === column)?.skew[0];
  return kind.startsWith("COMPARATOR_") && measured !== undefined ? {of: "distance", value: measured.value} : null;
}

/** What a schema makes of one fault alone. */
export interface FaultScore {
  readonly id: FaultId;
  readonly situation: Situation;
  /** anomalies that a batch without faults does not have; none: the fault is missed */
  readonly findings: readonly Finding[];
}

/** What a schema makes of each fault alone, and of a batch without any. */
export interface Scoreboard {
  /** anomalies where nothing is wrong */
  readonly quiet: readonly Finding[];
  readonly quietRmse: number;
  readonly faults: readonly FaultScore[];
  /** faults that are found */
  readonly found: number;
  /** limits added to the inferred ones */
  readonly added: number;
}

/**
 * Returns what makes the scoreboard of limits; the batches are made once.
 * @param schema inferred from the training rows
 */
export function scorer(bench: Bench, schema: Schema, seed: number): (limits: BenchLimits) => Scoreboard {
  const clean = bench.situation([], seed);
  const wrong = faultIds.map((id) => ({id, situation: bench.situation([id], seed)}));
  return (limits) => {
    const edited = withLimits(schema, limits);
    const quiet = findingsIn(edited, bench.training, clean);
    const isNew = ({kind, column}: Finding): boolean =>
      !quiet.some((one) => one.kind === kind && one.column === column);
    const faults = wrong.map(({id, situation}) => ({
      ...{id, situation},
      findings: findingsIn(edited, bench.training, situation).filter(isNew)
    }));
    const found = faults.filter(({findings}) => findings.length > 0).length;
    return {quiet, quietRmse: clean.rmse, faults, found, added: addedLimits(limits)};
  };
}
