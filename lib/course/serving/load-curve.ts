import {capacity} from "../../serving/capacity.js";
import {runQueueLab, scenarioOf} from "./queue-lab.js";
import type {QueueSettings} from "./queue-lab.js";

/** Latencies at a load, in milliseconds. */
export interface LoadPoint {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * Returns the requests per second that settings can answer at most, with full batches.
 * @example mostPerSecond({rate: 50, burst: 1, size: "medium", servers: 1, maxBatch: 16, delayMs: 0, models: 1, accelerated: false, lookUps: "none", cachePercent: 10, zipfTenths: 10, seed: 1}) // ≈ 400
 */
export function mostPerSecond(settings: QueueSettings): number {
  const {models, maxBatch, servers} = scenarioOf(settings).system;
  return capacity(models[0]!, maxBatch, servers);
}

const SHARES = [0.05, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 1];

/** Returns the loads at which a curve is measured: closer together where latency climbs. */
export function curveRates(settings: QueueSettings): number[] {
  const most = mostPerSecond(settings);
  return SHARES.map((share) => share * most);
}

/** Returns latencies of the same settings at another load. */
export function loadPoint(settings: QueueSettings, rate: number): LoadPoint {
  const {p50, p99} = runQueueLab({...settings, rate}).summary.latency;
  return {rate, p50: 1000 * p50, p99: 1000 * p99};
}
