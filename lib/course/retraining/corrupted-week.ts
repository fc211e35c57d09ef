import type {BostonRows} from "../../course.js";
import {predictLinear} from "../../model/least-squares.js";
import type {LinearModel} from "../../model/types.js";
import {sumGrams} from "../../policy/learning-rows.js";
import {tryModels} from "../../policy/replay-gate.js";
import type {ReplayAnomaly} from "../../policy/replay-types.js";
import type {GateCheck} from "../../policy/types.js";
import {POOL_B, TRAIN} from "../../scenario/pools.js";
import {scenarios} from "../../scenario/scenarios.js";
import {drawDay} from "../../scenario/stream.js";
import type {LoggedRow, Tract} from "../../scenario/types.js";
import {inferSchema} from "../../schema/infer.js";
import {observedColumn} from "../../schema/observed.js";
import type {ObservedDataset} from "../../schema/observed.js";
import type {Schema} from "../../schema/types.js";
import {validate} from "../../schema/validate.js";
import {productionOf} from "../pipeline/production.js";
import type {Production, StreamSettings} from "../pipeline/production.js";

/** Confidence of the gate and of the canary's verdict. */
export const CONFIDENCE = 0.95;

/** A stream in which one week is corrupted, day by day. */
export interface CorruptedWeek {
  readonly production: Production;
  /** first day that is corrupted, and the day after the last */
  readonly fault: {readonly from: number; readonly to: number};
  /** of each day, what the schema of the training rows objects to */
  readonly anomalies: readonly (readonly ReplayAnomaly[])[];
  /** last day before the challenger answers: the labels of the whole week are known */
  readonly trained: number;
  /** rows of each day, as the model receives them */
  readonly rows: readonly DayRows[];
}

/** Rows of a day as columns. */
export interface DayRows {
  readonly inputs: readonly Float64Array[];
  readonly labels: Float64Array;
  /** whether the tract is one that no model learns from: those judge a canary */
  readonly isScoring: readonly boolean[];
}

/** Draws the stream in which TAX arrives as a tenth of its value for a week. */
export function corruptedWeek(boston: BostonRows, settings: StreamSettings): CorruptedWeek {
  const {features, target, seed, rowsPerDay, labelDelay} = settings;
  const production = productionOf(boston, settings, scenarios.S6b);
  const tracts = boston.pool.map((_, row): Tract => {
    return {row, ...Object.fromEntries([...features, target].map((name) => [name, boston.columns[name]![row]!]))};
  });
  const train = tracts.filter((_, row) => boston.pool[row] === TRAIN);
  const source = {pool: tracts.filter((_, row) => boston.pool[row] !== TRAIN), train, rowsPerDay, seed};
  const days = Array.from({length: settings.days}, (_, day) => drawDay(source, scenarios.S6b, day));
  const schema = inferSchema(
    features.map((name) => {
      const values = train.map((row) => row[name]!);
      return {name, type: typeOf(values), values, categorical: false, label: false};
    })
  );
  const anomalies = days.map((rows) => anomaliesOf(schema, features, rows));
  const fault = {
    from: anomalies.findIndex((found) => found.length > 0),
    to: anomalies.findLastIndex((found) => found.length > 0) + 1
  };
  const rows = days.map((day) => dayRows(day, boston, settings));
  return {production, fault, anomalies, trained: fault.to - 1 + labelDelay, rows};
}

/** What a gate asks: nothing, that held-out rows are answered better, or that training rows are as the schema says too. */
export const gates = ["none", "error", "schema"] as const;
export type GateKind = (typeof gates)[number];

/** A challenger that has learnt from the last labelled days, and what a gate finds. */
export interface Challenger {
  readonly model: LinearModel;
  /** labelled days it learnt from, the last ones */
  readonly window: number;
  /** those that count; none without a gate */
  readonly checks: readonly GateCheck[];
  readonly passed: boolean;
}

/**
 * Trains a challenger on the last labelled days when the corrupted week has got its labels, and holds it against the model
 * in force.
 * @param holdout labelled days that both are tried on, the last ones: their scoring rows are no training rows
 */
export function challenge(
  {production: {days, fit, first, settings}, fault, anomalies}: CorruptedWeek,
  window: number,
  gate: GateKind,
  holdout: number
): Challenger {
  const model = fit(sumGrams(days.slice(fault.to - window, fault.to).map(({training}) => training)));
  if (gate === "none") return {model, window, checks: [], passed: true};
  const heldOut = days.slice(fault.to - holdout, fault.to).map((day) => ({...day, anomalies: []}));
  const learnt = anomalies.slice(fault.to - window, fault.to).flat();
  const models = {champion: first, challenger: model};
  const checks = tryModels(CONFIDENCE, settings.target, models, heldOut, learnt).checks.filter(
    ({name}) => name === "error" || gate === "schema"
  );
  return {model, window, checks, passed: checks.every(({passed}) => passed)};
}

/** Returns the squared error of each row of a day by a model. */
export function squaredErrors(model: LinearModel, {inputs, labels}: DayRows): Float64Array {
  return predictLinear(model, inputs).map((prediction, row) => (prediction - labels[row]!) ** 2);
}

function dayRows(rows: readonly LoggedRow[], {pool}: BostonRows, {features, target}: StreamSettings): DayRows {
  return {
    inputs: features.map((name) => Float64Array.from(rows, (row) => row[name]!)),
    labels: Float64Array.from(rows, (row) => row[target]!),
    isScoring: rows.map(({row}) => pool[row!] === POOL_B)
  };
}

function typeOf(values: readonly number[]): "int" | "float" {
  return values.every(Number.isInteger) ? "int" : "float";
}

function anomaliesOf(schema: Schema, features: readonly string[], rows: readonly LoggedRow[]): ReplayAnomaly[] {
  const columns = features.map((name) => {
    const values = rows.map((row) => row[name]!);
    const known = {nan: 0, infinite: {negative: 0, positive: 0}};
    const fractional = values.filter((value) => !Number.isInteger(value)).length;
    return observedColumn(name, typeOf(values), rows.length, {...known, fractional});
  });
  const seen: ObservedDataset = {rows: rows.length, columns};
  return validate(schema, seen).map(({column, kind}) => ({column, kind}));
}
