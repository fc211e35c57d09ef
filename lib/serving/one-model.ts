import type {BatchTime, ServingSystem} from "./types.js";

/**
 * Returns a system of one model that every server has from the start. Left out, it is one server that answers requests
 * one by one, in constant time, with an unlimited queue.
 * @example oneModel({fixed: 0.002, perRow: 0.001}, {servers: 4}).servers // 4
 */
export function oneModel(
  {fixed, perRow, spread = {kind: "constant"}}: Omit<BatchTime, "spread"> & Partial<BatchTime>,
  system: Partial<Pick<ServingSystem, "servers" | "maxBatch" | "maxQueueDelay" | "maxQueue">> = {}
): ServingSystem {
  const {servers = 1, maxBatch = 1, maxQueueDelay = 0, maxQueue = Infinity} = system;
  const model = {fixed, perRow, spread, weight: 1, memory: 0, loadTime: 0};
  return {servers, memory: 0, models: [model], maxBatch, maxQueueDelay, maxQueue};
}
