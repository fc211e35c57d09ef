import type {Row} from "../../lib/model/encode.js";
import {profileRows} from "../../lib/profile/profile-rows.js";
import type {ProfileSpec} from "../../lib/profile/types.js";
import {environmentOf} from "../../lib/schema/environments.js";
import type {Anomaly, ColumnSchema, Schema} from "../../lib/schema/types.js";
import {windowAnomalies} from "../../lib/schema/window-anomalies.js";
import type {Input} from "./inputs.js";
import {batchOf} from "./row-batch.js";

/** What is odd about one value of a request. */
export type Fault =
  /** the schema does not allow it */
  | {readonly kind: "anomaly"; readonly anomaly: Anomaly; readonly column: ColumnSchema}
  /** the schema allows it, but the reference has no such value: the model has to guess beyond what it was tried on */
  | {readonly kind: "below" | "above"; readonly limit: number}
  | {readonly kind: "unseen level"};

/** Returns what is odd about a request, by input; inputs of which nothing is odd are left out. */
export function faultsOf(
  schema: Schema,
  spec: ProfileSpec,
  inputs: readonly Input[],
  row: Row
): ReadonlyMap<string, Fault> {
  const features: ProfileSpec = {...spec, columns: spec.columns.filter(({role}) => role !== "prediction")};
  const profile = profileRows(features, batchOf(features, [row], []));
  const asked = schema.columns.filter(({name}) => inputs.some((input) => input.name === name));
  const columns = new Map(asked.map((column) => [column.name!, column]));
  const anomalies = windowAnomalies(
    {...schema, columns: asked.map(ofOneRow)},
    [],
    {spec: features, profile},
    {environment: environmentOf(schema, "serving")}
  );
  const faults = new Map<string, Fault>();
  for (const input of inputs) {
    const anomaly = anomalies.find(({column}) => column === input.name);
    const column = columns.get(input.name);
    const fault: Fault | null =
      anomaly !== undefined && column !== undefined ? {kind: "anomaly", anomaly, column} : beyond(input, row);
    if (fault !== null) faults.set(input.name, fault);
  }
  return faults;
}

/**
 * The part of a column's schema that one row can break: its type, its domain, and whether a value may be missing. Shares,
 * numbers of values and distances are of many rows.
 */
function ofOneRow(column: ColumnSchema): ColumnSchema {
  return {
    ...column,
    minFraction: column.minFraction === 1 ? 1 : 0,
    minCount: column.minFraction === 1 ? 1 : 0,
    minDomainMass: null,
    ...{unique: null, skew: null, drift: null, maxMissingChange: null, maxAgeMs: null, statistics: {}}
  };
}

function beyond({name, spec, range}: Input, row: Row): Fault | null {
  const value = row[name] ?? null;
  if (value === null) return null;
  if (spec.kind === "categorical") return spec.levels.includes(String(value)) ? null : {kind: "unseen level"};
  if (range === null) return null;
  const [min, max] = range;
  if (Number(value) < min) return {kind: "below", limit: min};
  return Number(value) > max ? {kind: "above", limit: max} : null;
}
