import type {Decision} from "./types.js";

/** Fires when realised error over the last labelled days exceeds a multiple of the error on hold-out rows. */
export interface ErrorTrigger {
  readonly ratio: number;
  /** labelled days taken together */
  readonly days: number;
  /** days after firing during which it stays silent */
  readonly coolDownDays: number;
}

/** Sums of squared error of one labelled day. */
export interface DayError {
  readonly n: number;
  readonly square: number;
}

/** What a decision may look at. */
export interface Evidence {
  /** labelled days up to now, oldest first; only the last ones are read */
  readonly errors: readonly DayError[];
  /** RMSE of the model in force on its hold-out rows */
  readonly baseline: number;
  /** days since the trigger last fired; null if it never did */
  readonly daysSinceFired: number | null;
}

/**
 * Decides whether the model should be retrained, by the error trigger alone.
 * @returns "keep" while fewer than `days` labelled days are known, while the error is within the limit, and during
 * the cool-down
 */
export function decide(trigger: ErrorTrigger, {errors, baseline, daysSinceFired}: Evidence): Decision {
  const recent = errors.filter((e) => e.n > 0).slice(-trigger.days);
  const keep = (reason: string, evidence: Record<string, number> = {}): Decision => ({
    action: "keep",
    trigger: null,
    reason,
    evidence
  });
  if (recent.length < trigger.days)
    return keep(`${recent.length} labelled days, ${trigger.days} are needed`, {labelledDays: recent.length});
  const n = recent.reduce((sum, e) => sum + e.n, 0);
  const rmse = Math.sqrt(recent.reduce((sum, e) => sum + e.square, 0) / n);
  const evidence = {rmse, baseline, ratio: rmse / baseline, limit: trigger.ratio, labelledRows: n};
  const figures = `RMSE of ${trigger.days} days is ${rmse.toFixed(2)}, ${(rmse / baseline).toFixed(2)} times the hold-out ${baseline.toFixed(2)}`;
  if (rmse <= trigger.ratio * baseline) return keep(`${figures}; the limit is ${trigger.ratio}`, evidence);
  if (daysSinceFired !== null && daysSinceFired < trigger.coolDownDays)
    return keep(
      `${figures}, over the limit; it fired ${daysSinceFired} days ago and is silent for ${trigger.coolDownDays}`,
      evidence
    );
  return {action: "retrain", trigger: "error", reason: `${figures}, over the limit of ${trigger.ratio}`, evidence};
}
