import {machineMetrics} from "./machine.js";

/** What a dashboard can show, by where it is read. */
export const metricIds = [
  ...machineMetrics,
  "missing",
  "unseen",
  "range",
  "inputs",
  "predictions",
  "spread",
  "error",
  "bias"
] as const;
export type MetricId = (typeof metricIds)[number];

export const metricGroups = ["machine", "input", "output", "label"] as const;
export type MetricGroup = (typeof metricGroups)[number];

/** Returns where a metric is read: off the machines, the inputs, the answers, or the labels once they are there. */
export function metricGroup(metric: MetricId): MetricGroup {
  if (metric === "error" || metric === "bias") return "label";
  if (metric === "predictions" || metric === "spread") return "output";
  return (machineMetrics as readonly string[]).includes(metric) ? "machine" : "input";
}

/** Metrics whose fall is an alarm as much as their rise. */
const BOTH_WAYS: readonly MetricId[] = ["requests", "spread", "bias"];

/**
 * Returns on which side of its usual values a metric is an alarm.
 * @example sideOf("version") // "below"
 */
export function sideOf(metric: MetricId): "above" | "below" | "both" {
  if (metric === "version") return "below";
  return BOTH_WAYS.includes(metric) ? "both" : "above";
}

/** A number per day of each metric; NaN where there is none yet. */
export type Readings = Readonly<Record<MetricId, readonly number[]>>;
