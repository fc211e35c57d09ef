import {oneModel} from "../../../lib/serving/one-model.js";
import {simulateServing} from "../../../lib/serving/simulate.js";
import {summariseServing} from "../../../lib/serving/summary.js";
import type {ServingSummary} from "../../../lib/serving/summary.js";
import type {FeatureCache, ServedModel, ServingRun, ServingSystem, Spread} from "../../../lib/serving/types.js";

/** A model of 10 ms a request, 8 ms of them whatever the size of the batch. */
export const service = {fixed: 0.008, perRow: 0.002} as const;

/** Runs requests at a constant rate. */
export function simulated(
  requests: number,
  rate: number,
  system: ServingSystem,
  {seed = 1, cache = null}: {seed?: number; cache?: FeatureCache | null} = {}
): ServingRun {
  return simulateServing({requests, arrivals: {rate, burst: null}, system, cache}, seed);
}

/** Runs a plain queue, whose batches are of one request of 10 ms, at a utilisation, and sums up what follows its start. */
export function plainQueue(
  requests: number,
  utilisation: number,
  kind: "exponential" | "constant",
  servers: number
): ServingSummary {
  const system = oneModel({fixed: 0.01, perRow: 0, spread: {kind}}, {servers});
  return summariseServing(simulated(requests, utilisation * servers * 100, system), requests / 100);
}

/** Models of equal weight, memory 1 and half a second to load. */
export function equalModels(count: number, spread: Spread): ServedModel[] {
  return Array.from({length: count}, () => ({...service, spread, weight: 1, memory: 1, loadTime: 0.5}));
}
