import type {Anomaly} from "../schema/types.js";
import type {LossMeasure} from "./evidence.js";
import {figure} from "./figure.js";
import {costCheck, ENOUGH, errorCheck, latencyCheck, schemaCheck, sliceCheck} from "./gate-checks.js";
import type {ModelCost, ModelTimes, SliceLosses} from "./gate-checks.js";
import {armDifference, pairedDifference, partitionDifference, summedLosses} from "./loss-difference.js";
import type {ArmLosses, PairedLosses, PartitionLosses} from "./loss-difference.js";
import type {Gate, GateResult} from "./types.js";

/** What a gate looks at. */
export interface GateEvidence {
  readonly measure: LossMeasure;
  /**
   * Of the held-out rows that both models answered and that have a label: of all rows together, which takes them for
   * independent, or one record per partition, which does not (`partitionDifference`).
   */
  readonly losses: PairedLosses | readonly PartitionLosses[];
  /** found in the rows that the challenger was trained on */
  readonly anomalies: readonly Pick<Anomaly, "column" | "kind">[];
  readonly champion: ModelCost;
  readonly challenger: ModelCost;
  /** null where the gate does not ask */
  readonly latency: ModelTimes | null;
  /** of the held-out rows */
  readonly slices: readonly SliceLosses[];
}

/**
 * Holds a challenger against the champion. It passes if it errs less on the same held-out rows beyond chance, was trained
 * on rows that are as the schema says, and costs no more and harms no slice more than the gate allows.
 * @throws RangeError if the gate's confidence is not in (0, 1), or if it asks for a latency that was not measured
 */
export function judge(gate: Gate, evidence: GateEvidence): GateResult {
  const {measure, losses, anomalies, champion, challenger, slices} = evidence;
  const {confidence, size, cost} = gate;
  const [total, difference] =
    "n" in losses
      ? [losses, pairedDifference(losses, confidence)]
      : [summedLosses(losses), partitionDifference(losses, confidence)];
  const checks = [
    errorCheck(measure, confidence, total, difference),
    schemaCheck(anomalies),
    costCheck("size", "bytes", champion.bytes, challenger.bytes, size),
    costCheck("cost", "operations a row", champion.operations, challenger.operations, cost),
    ...(gate.latency === null ? [] : [latencyCheck(evidence.latency, gate.latency)]),
    sliceCheck(measure, gate.slices, slices)
  ];
  return {passed: checks.every(({passed}) => passed), checks};
}

/** What became of a challenger that answered a share of the rows. */
export interface CanaryResult {
  /** "wait" while an arm has too few labelled rows */
  readonly action: "promote" | "roll back" | "wait";
  /** one sentence, for people */
  readonly reason: string;
  readonly evidence: Readonly<Record<string, number>>;
}

/**
 * Judges a canary against the champion, each by the labelled rows that it answered itself. The gate has already shown it
 * to be better, so here the burden is the other way round: it is rolled back if it is worse beyond chance, that is if the
 * whole interval of the difference lies above 0, and promoted otherwise.
 * @returns "wait" below 30 labelled rows in either arm
 * @throws RangeError if `confidence` is not in (0, 1)
 * @example judgeCanary(0.95, {n: 100, total: 100, square: 200}, {n: 50, total: 150, square: 600}).action // "roll back"
 */
export function judgeCanary(confidence: number, champion: ArmLosses, canary: ArmLosses): CanaryResult {
  const rows = {championRows: champion.n, canaryRows: canary.n};
  const labelled = `labelled rows: ${canary.n} of the canary, ${champion.n} of the champion`;
  if (Math.min(champion.n, canary.n) < ENOUGH)
    return {action: "wait", reason: `${labelled}, ${ENOUGH} of each needed`, evidence: rows};
  const {value, low, high} = armDifference(champion, canary, confidence);
  const losses = {champion: champion.total / champion.n, canary: canary.total / canary.n};
  const interval = `${figure(low)} to ${figure(high)} with ${figure(100 * confidence)} % confidence`;
  const isWorse = low > 0;
  return {
    action: isWorse ? "roll back" : "promote",
    reason: `its mean loss differs from the champion's by ${figure(value)} (${interval}): ${isWorse ? "worse" : "not worse"} beyond chance (${labelled})`,
    evidence: {...rows, ...losses, difference: value, low, high, confidence}
  };
}
