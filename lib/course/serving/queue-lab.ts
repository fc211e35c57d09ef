import {costPerMillion} from "../../serving/cost.js";
import {requestTimes} from "../../serving/request-times.js";
import {simulateServing} from "../../serving/simulate.js";
import {summariseServing} from "../../serving/summary.js";
import type {ServingSummary} from "../../serving/summary.js";
import type {FeatureCache, ServedModel, ServingScenario} from "../../serving/types.js";

/** Milliseconds of a batch, whatever its size, and for each of its rows, of three made-up models. */
export const batchTimes = {
  light: {fixed: 2, perRow: 0.5},
  medium: {fixed: 8, perRow: 2},
  heavy: {fixed: 40, perRow: 10}
} as const;
export type ModelSize = keyof typeof batchTimes;

/** A made-up accelerator: so many times as fast, at so many times the price. */
export const ACCELERATOR = {speed: 5, price: 3} as const;

/** Features by key: their number, and milliseconds to look one up in the store and in the cache. */
export const LOOK_UP = {keys: 2000, storeMs: 20, cacheMs: 1} as const;

/** Models that a server has room for, and milliseconds to load one. */
export const ROOM = {models: 2, loadMs: 500} as const;

/** Where features come from: with the request, from a store, or from a cache in front of it. */
export type LookUps = "none" | "store" | "cache";

export interface QueueSettings {
  /** requests per second, before and after the burst */
  readonly rate: number;
  /** times as many requests in a twentieth of the time; 1 for none */
  readonly burst: number;
  readonly size: ModelSize;
  readonly servers: number;
  readonly maxBatch: number;
  readonly delayMs: number;
  /** models that share the servers */
  readonly models: number;
  readonly accelerated: boolean;
  readonly lookUps: LookUps;
  /** percent of the keys that the cache holds */
  readonly cachePercent: number;
  /** of Zipf's law, in tenths */
  readonly zipfTenths: number;
  readonly seed: number;
}

/** Requests of a run. */
export const REQUESTS = 5000;
/** Requests left out of the figures where caches fill and models are loaded first. */
const WARM_UP = 1000;

/**
 * Returns the scenario that settings stand for. Times of batches are exponential.
 * @throws RangeError if `simulateServing` will not have it
 * @example scenarioOf({rate: 50, burst: 1, size: "medium", servers: 1, maxBatch: 1, delayMs: 0, models: 1, accelerated: true, lookUps: "none", cachePercent: 10, zipfTenths: 10, seed: 1}).system.models[0].fixed // ≈ 0.0016
 */
export function scenarioOf(settings: QueueSettings): ServingScenario {
  const {rate, burst, servers, maxBatch, delayMs, models, lookUps} = settings;
  const seconds = REQUESTS / rate;
  const maxQueueDelay = delayMs / 1000;
  const system = {servers, memory: ROOM.models, maxBatch, maxQueueDelay, maxQueue: Infinity};
  return {
    requests: REQUESTS,
    arrivals: {rate, burst: burst === 1 ? null : {start: 0.4 * seconds, duration: 0.05 * seconds, factor: burst}},
    system: {...system, models: new Array<ServedModel>(models).fill(modelOf(settings))},
    cache: lookUps === "none" ? null : cacheOf(settings)
  };
}

/** One model alone is there from the start; several have to be loaded. */
function modelOf({size, models, accelerated}: QueueSettings): ServedModel {
  const speed = 1000 * (accelerated ? ACCELERATOR.speed : 1);
  const {fixed, perRow} = batchTimes[size];
  return {
    ...{fixed: fixed / speed, perRow: perRow / speed, spread: {kind: "exponential"}},
    ...{weight: 1, memory: 1, loadTime: models === 1 ? 0 : ROOM.loadMs / 1000}
  };
}

function cacheOf({lookUps, cachePercent, zipfTenths}: QueueSettings): FeatureCache {
  return {
    keys: LOOK_UP.keys,
    exponent: zipfTenths / 10,
    size: lookUps === "cache" ? Math.round((LOOK_UP.keys * cachePercent) / 100) : 0,
    hitTime: LOOK_UP.cacheMs / 1000,
    lookUpTime: LOOK_UP.storeMs / 1000
  };
}

/** A run, summed up, with the latency of each request that counts, in seconds. */
export interface QueueRun {
  readonly summary: ServingSummary;
  readonly latencies: Float64Array;
}

/**
 * Runs what settings stand for.
 * @throws RangeError for settings out of range
 */
export function runQueueLab(settings: QueueSettings): QueueRun {
  const run = simulateServing(scenarioOf(settings), settings.seed);
  const skip = settings.models > 1 || settings.lookUps === "cache" ? WARM_UP : 0;
  const {end} = requestTimes(run);
  const latencies = end.map((time, i) => time - run.arrival[i]!).subarray(skip);
  return {summary: summariseServing(run, skip), latencies};
}

/**
 * Returns what a million predictions cost on servers that are paid for whether busy or not.
 * @param pricePerHour of a plain server
 * @example priceOf({servers: 2, accelerated: false}, {throughput: 100}, 0.9) // 5
 */
export function priceOf(
  {servers, accelerated}: Pick<QueueSettings, "servers" | "accelerated">,
  {throughput}: Pick<ServingSummary, "throughput">,
  pricePerHour: number
): number {
  return costPerMillion({
    serverHours: servers,
    pricePerHour: pricePerHour * (accelerated ? ACCELERATOR.price : 1),
    predictions: throughput * 3600
  });
}
