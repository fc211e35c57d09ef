import {gramRows, squaredError} from "../model/gram.js";
import type {LinearModel} from "../model/types.js";
import {errorCheck, schemaCheck} from "./gate-checks.js";
import {partitionDifference, summedLosses} from "./loss-difference.js";
import type {ReplayAnomaly, ReplayPartition} from "./replay-types.js";
import type {GateCheck} from "./types.js";

/** A challenger's trial. */
export interface Trial {
  readonly passed: boolean;
  readonly checks: readonly GateCheck[];
  /** RMSE of the challenger on the held-out rows; NaN where there are none */
  readonly rmse: number;
}

/**
 * Tries both models on the scoring rows of held-out partitions. Sums of squares and products do not say how much the
 * difference varies from row to row, but they do from partition to partition, and so partitions are the units of its
 * interval: with fewer than two of them the challenger is refused.
 * @param target name of the label
 * @param anomalies of the partitions that the challenger learnt from
 * @throws RangeError if the confidence is not in (0, 1)
 */
export function tryModels(
  confidence: number,
  target: string,
  {champion, challenger}: {readonly champion: LinearModel; readonly challenger: LinearModel},
  heldOut: readonly ReplayPartition[],
  anomalies: readonly ReplayAnomaly[]
): Trial {
  const parts = heldOut.map(({scoring}) => ({
    n: gramRows(scoring),
    champion: squaredError(scoring, champion, target),
    challenger: squaredError(scoring, challenger, target)
  }));
  const losses = summedLosses(parts);
  const checks = [
    errorCheck("RMSE", confidence, losses, partitionDifference(parts, confidence)),
    schemaCheck(anomalies)
  ];
  return {
    passed: checks.every(({passed}) => passed),
    checks,
    rmse: Math.sqrt(losses.challenger / losses.n)
  };
}
