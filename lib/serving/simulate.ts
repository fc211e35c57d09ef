import {deriveSeed, seeded} from "../statistics/random.js";
import {poissonArrivals} from "./arrivals.js";
import {checkAmount} from "./check.js";
import {lruHits} from "./lru.js";
import {runQueue} from "./queue.js";
import type {FeatureCache, ServingRun, ServingScenario} from "./types.js";
import {indexSource} from "./weighted.js";
import {zipfShares} from "./zipf.js";

/**
 * Runs a scenario until every request is answered or rejected: requests arrive, look their features up, join the queue
 * and are answered in batches. The same scenario and seed give the same run.
 * Arrivals, models asked for, keys and scatter of batch times have random numbers of their own, so that two scenarios
 * with one seed differ by what differs between them and not by chance: more servers see the same requests.
 * @throws RangeError for a parameter out of range
 * @example simulateServing({requests: 3, arrivals: {rate: 1, burst: null}, system: oneModel({fixed: 1, perRow: 0}), cache: null}, 1).batches.size // [1, 1, 1]
 */
export function simulateServing({requests, arrivals, system, cache}: ServingScenario, seed: number): ServingRun {
  const streamOf = (name: string) => seeded(deriveSeed(seed, name));
  const arrival = poissonArrivals(arrivals, requests, streamOf("arrivals"));
  const model = Uint32Array.from(
    {length: requests},
    indexSource(
      system.models.map(({weight}) => weight),
      streamOf("models")
    )
  );
  const {ready, hit} = cache === null ? {ready: arrival, hit: null} : lookUp(arrival, cache, seed);
  const order = model.map((_, i) => i);
  // Look-ups take unequal times, so requests may join the queue in another order than they arrive.
  if (hit !== null) order.sort((a, b) => ready[a]! - ready[b]! || a - b);
  const inOrder = {ready: ready.map((_, position) => ready[order[position]!]!), model: order.map((i) => model[i]!)};
  const queued = runQueue(inOrder, system, streamOf("service"));
  const batch = new Int32Array(requests);
  order.forEach((request, position) => (batch[request] = queued.batch[position]!));
  return {servers: system.servers, arrival, ready, hit, batch, batches: queued.batches};
}

/**
 * Looks features up as requests arrive: `hitTime` where the cache holds their key, `lookUpTime` elsewhere. The cache
 * starts empty and counts a key as held from the moment it is asked for. Any number of look-ups run at once.
 */
function lookUp(
  arrival: Float64Array,
  {keys, exponent, size, hitTime, lookUpTime}: FeatureCache,
  seed: number
): {readonly ready: Float64Array; readonly hit: Uint8Array} {
  checkAmount("time of a hit", hitTime);
  checkAmount("time of a look-up", lookUpTime);
  const keyOf = indexSource(zipfShares(keys, exponent), seeded(deriveSeed(seed, "keys")));
  const hit = lruHits(Uint32Array.from(arrival, keyOf), size);
  return {ready: arrival.map((time, i) => time + (hit[i] === 1 ? hitTime : lookUpTime)), hit};
}
