import type {Interval} from "../decay/interval.js";
import type {Anomaly} from "../schema/types.js";
import {errorOf} from "./evidence.js";
import type {LossMeasure} from "./evidence.js";
import {counted, figure, listed} from "./figure.js";
import type {PartitionLosses} from "./loss-difference.js";
import type {GateCheck} from "./types.js";

/** Fewest rows on which two models are compared. */
export const ENOUGH = 30;

/** What a model weighs and what an answer of it costs. */
export interface ModelCost {
  /** as it is published */
  readonly bytes: number;
  /** multiplications and additions per row */
  readonly operations: number;
}

/** How long one row takes each model, in microseconds, both measured on one machine. */
export interface ModelTimes {
  readonly machine: string;
  readonly champion: number;
  readonly challenger: number;
}

/** Losses of both models on the held-out rows of a slice, summed. */
export interface SliceLosses extends PartitionLosses {
  readonly slice: string;
}

/**
 * Checks that the challenger errs less than the champion on the same held-out rows, beyond chance: the whole interval of
 * the difference has to lie below 0.
 * @param losses of all held-out rows
 * @param difference of the mean losses, challenger − champion, with its interval
 * @returns refused, with a reason, below 30 rows or where there is no interval
 * @example errorCheck("RMSE", 0.95, {n: 100, champion: 900, challenger: 400}, {value: -5, low: -7, high: -3}).passed // true
 */
export function errorCheck(
  measure: LossMeasure,
  confidence: number,
  {n, champion, challenger}: PartitionLosses,
  {value, low, high}: Interval
): GateCheck {
  const name = "error";
  if (n < ENOUGH)
    return {
      name,
      passed: false,
      reason: `${counted(n, "labelled row")} held out, ${ENOUGH} needed`,
      evidence: {rows: n}
    };
  const [before, now] = [champion, challenger].map((total) => errorOf(measure, {n, total}));
  const errors = `${measure} ${figure(now!)} against the champion's ${figure(before!)} on ${n} held-out rows`;
  if (!Number.isFinite(high - low))
    return {name, passed: false, reason: `${errors}, without an interval of the difference`, evidence: {rows: n}};
  const loss = measure === "RMSE" ? "mean squared error" : measure;
  const interval = `${figure(low)} to ${figure(high)} with ${figure(100 * confidence)} % confidence`;
  const verdict = high < 0 ? "better" : low > 0 ? "worse" : "not told from chance";
  return {
    name,
    passed: high < 0,
    reason: `${errors}; its ${loss} differs by ${figure(value)} (${interval}): ${verdict}`,
    evidence: {rows: n, champion: before!, challenger: now!, difference: value, low, high, confidence}
  };
}

/**
 * Checks that the rows the challenger was trained on are as the schema says: what it learnt from bad data it will repeat on
 * good data, and held-out rows that are bad in the same way would even favour it.
 * @param anomalies found in those rows
 * @example schemaCheck([{column: "tax", kind: "FLOAT_TYPE_SMALL_FLOAT"}]).passed // false
 */
export function schemaCheck(anomalies: readonly Pick<Anomaly, "column" | "kind">[]): GateCheck {
  const found = [...new Set(anomalies.map(({column, kind}) => (column === "" ? kind : `${column} ${kind}`)))];
  return {
    name: "schema",
    passed: found.length === 0,
    reason:
      found.length === 0
        ? "the rows it was trained on are as the schema says"
        : `anomalies in the rows it was trained on: ${listed(found)}`,
    evidence: {anomalies: found.length}
  };
}

/**
 * Checks that a model is no larger, or no dearer, than so many times the champion.
 * @param limit of challenger / champion
 * @example costCheck("size", "bytes", 1000, 1500, 2).reason // "1500 bytes against the champion's 1000, limit 2 times"
 */
export function costCheck(
  name: "size" | "cost",
  unit: string,
  champion: number,
  challenger: number,
  limit: number
): GateCheck {
  return {
    name,
    passed: challenger <= limit * champion,
    reason: `${challenger} ${unit} against the champion's ${champion}, limit ${limit} times`,
    evidence: {champion, challenger, limit}
  };
}

/**
 * Checks that a model takes no longer for one row than so many times the champion, on the machine that measured both. The
 * figures are the check's evidence, so that whoever reads the journal later need not measure again.
 * @param limit of challenger / champion
 * @throws RangeError if nothing was measured
 * @example latencyCheck({machine: "2 × X", champion: 20, challenger: 30}, 2).reason // "30 µs a row against the champion's 20, limit 2 times, measured on 2 × X"
 */
export function latencyCheck(times: ModelTimes | null, limit: number): GateCheck {
  if (times === null) throw new RangeError("the gate asks for a latency that was not measured");
  const {machine, champion, challenger} = times;
  return {
    name: "latency",
    passed: challenger <= limit * champion,
    reason: `${figure(challenger)} µs a row against the champion's ${figure(champion)}, limit ${limit} times, measured on ${machine}`,
    evidence: {champion, challenger, limit}
  };
}

/**
 * Checks that no slice pays for the gain of the others: the error of none may grow by more than the share `limit`. It goes
 * by the figures themselves, not by whether chance explains them. Slices below 30 rows are let pass, and counted.
 * @example sliceCheck("RMSE", 0.1, [{slice: "rad = 24", n: 50, champion: 200, challenger: 450}]).passed // false
 */
export function sliceCheck(measure: LossMeasure, limit: number, slices: readonly SliceLosses[]): GateCheck {
  const name = "slices";
  const judged = slices.filter(({n}) => n >= ENOUGH);
  const counts = {slices: judged.length, tooFewRows: slices.length - judged.length, limit};
  const few = counts.tooFewRows === 0 ? "" : ` (${counts.tooFewRows} of too few rows left out)`;
  if (judged.length === 0) return {name, passed: true, reason: `no slice to compare${few}`, evidence: counts};
  const worst = judged.map((slice) => growthOf(measure, slice)).reduce((a, b) => (b.growth > a.growth ? b : a));
  const {slice, rows, champion, challenger, growth} = worst;
  const errors = `${measure} ${figure(challenger)} against ${figure(champion)} on ${rows} rows`;
  return {
    name,
    passed: growth <= limit,
    reason: `of ${counted(judged.length, "slice")}${few} ${slice} fares worst: ${errors}, limit ${figure(100 * limit)} % more`,
    evidence: {...counts, rows, champion, challenger, ...(Number.isFinite(growth) ? {growth} : {})}
  };
}

interface Growth {
  readonly slice: string;
  readonly rows: number;
  readonly champion: number;
  readonly challenger: number;
  /** of the error, as a share of the champion's; Infinity where that is 0 and the challenger's is not */
  readonly growth: number;
}

function growthOf(measure: LossMeasure, losses: SliceLosses): Growth {
  const {slice, n: rows} = losses;
  const champion = errorOf(measure, {n: rows, total: losses.champion});
  const challenger = errorOf(measure, {n: rows, total: losses.challenger});
  return {slice, rows, champion, challenger, growth: challenger === champion ? 0 : challenger / champion - 1};
}
