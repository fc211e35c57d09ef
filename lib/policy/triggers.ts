import {errorOf} from "./evidence.js";
import type {Evidence} from "./evidence.js";
import {counted, figure, listed} from "./figure.js";
import type {Trigger} from "./types.js";

/** What one trigger makes of the evidence. */
export interface Finding {
  readonly fires: boolean;
  /** what it saw and its limit, a part of a sentence */
  readonly reason: string;
  /** the numbers compared, all finite; whether it fires follows from them */
  readonly evidence: Readonly<Record<string, number>>;
}

/**
 * Asks one trigger, regardless of the others and of any cool-down.
 * @example consult({on: "schedule", every: 30}, {sinceTraining: 30}).fires // true
 */
export function consult(trigger: Trigger, evidence: Evidence): Finding {
  switch (trigger.on) {
    case "schedule":
      return schedule(trigger, evidence);
    case "new labels":
      return newLabels(trigger, evidence);
    case "performance":
      return performance(trigger, evidence);
    case "distribution":
      return distribution(trigger, evidence);
  }
}

type On<Name extends Trigger["on"]> = Extract<Trigger, {on: Name}>;

function schedule({every}: On<"schedule">, {sinceTraining}: Evidence): Finding {
  return {
    fires: sinceTraining >= every,
    reason: `${counted(sinceTraining, "partition")} since the last training, due after ${every}`,
    evidence: {partitions: sinceTraining, limit: every}
  };
}

function newLabels({rows}: On<"new labels">, evidence: Evidence): Finding {
  return {
    fires: evidence.newLabels >= rows,
    reason: `${counted(evidence.newLabels, "new label")}, due after ${rows}`,
    evidence: {rows: evidence.newLabels, limit: rows}
  };
}

/** Rows are taken together and not partitions averaged: a partition of few rows must not weigh as much as one of many. */
function performance({ratio, partitions}: On<"performance">, {errors, measure, baseline}: Evidence): Finding {
  const labelled = errors.filter(({n}) => n > 0);
  const counts = {partitions: Math.min(labelled.length, partitions), needed: partitions};
  const silent = (reason: string): Finding => ({fires: false, reason, evidence: counts});
  if (baseline === null) return silent(`no ${measure} on hold-out rows to compare with`);
  if (labelled.length < partitions)
    return silent(
      `${counted(labelled.length, "labelled partition")} of the model in force, ${partitions} needed to judge its ${measure}`
    );
  const recent = labelled.slice(-partitions);
  const n = recent.reduce((sum, part) => sum + part.n, 0);
  const error = errorOf(measure, {n, total: recent.reduce((sum, part) => sum + part.total, 0)});
  const times = baseline > 0 ? `${figure(error / baseline)} times the hold-out ${figure(baseline)}` : "hold-out 0";
  return {
    fires: error > ratio * baseline,
    reason: `${measure} of ${counted(partitions, "partition")} is ${figure(error)}, ${times}, limit ${ratio}`,
    evidence: {...counts, rows: n, error, baseline, ...(baseline > 0 ? {ratio: error / baseline} : {}), limit: ratio}
  };
}

function distribution({columns, limit}: On<"distribution">, {features}: Evidence): Finding {
  const moved = features.filter(({value, isAlarm}) => (limit === null ? isAlarm : value > limit));
  const what = limit === null ? "in alarm" : `with a distance over ${limit}`;
  const names = moved.length === 0 ? "" : ` (${listed(moved.map(({column}) => column))})`;
  const largest = Math.max(...features.map(({value}) => value).filter(Number.isFinite));
  return {
    fires: moved.length >= columns,
    reason: `${moved.length} of ${counted(features.length, "feature")} ${what}${names}, limit ${columns}`,
    evidence: {
      ...{columns: moved.length, of: features.length, limit: columns},
      ...(limit === null ? {} : {distanceLimit: limit}),
      ...(Number.isFinite(largest) ? {largest} : {})
    }
  };
}
