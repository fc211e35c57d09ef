import type {Random} from "../statistics/random.js";
import {batchLog} from "./batch-log.js";
import {checkSystem} from "./check-system.js";
import {modelQueues} from "./model-queues.js";
import {serverPool} from "./server-pool.js";
import {factorSource} from "./spread.js";
import type {Batches, ServingSystem} from "./types.js";

/** Requests in the order they join the queue. */
export interface QueuedRequests {
  /** seconds, ascending */
  readonly ready: Float64Array;
  /** the model each asks for, a position in `models` of the system */
  readonly model: ArrayLike<number>;
}

/**
 * Runs requests through a system, event by event, until all are answered. At each event, as long as a server is idle and
 * a batch is due (full, or its oldest request has waited `maxQueueDelay`), it is sent; of several models' batches, the
 * one with the oldest request first. A request that no server takes at once and that finds `maxQueue` others waiting is
 * rejected. Requests of the same instant join one after another.
 * @returns the batches as sent, and the batch of each request, −1 where it was rejected
 * @throws RangeError for a system with a parameter out of range
 * Takes time in proportion to requests × (servers + models).
 * @example runQueue({ready: new Float64Array([1]), model: [0]}, oneModel({fixed: 1, perRow: 1}), () => 0).batches.end // [3]
 */
export function runQueue(
  {ready, model}: QueuedRequests,
  system: ServingSystem,
  random: Random
): {readonly batch: Int32Array; readonly batches: Batches} {
  checkSystem(system);
  const batch = new Int32Array(ready.length).fill(-1);
  const log = batchLog(ready.length);
  const queues = modelQueues(system, ready);
  const pool = serverPool(system);
  const factors = system.models.map(({spread}) => factorSource(spread, random));
  const sendDue = (now: number): void => {
    while (pool.hasIdle(now)) {
      const m = queues.due(now);
      if (m < 0) return;
      const server = pool.choose(m, now);
      const load = pool.load(server, m);
      const requests = queues.take(m);
      const {fixed, perRow} = system.models[m]!;
      const end = now + load + (fixed + perRow * requests.length) * factors[m]!();
      const number = log.add({model: m, server, size: requests.length, start: now, load, end});
      for (const request of requests) batch[request] = number;
      pool.occupy(server, end);
    }
  };
  let next = 0;
  while (next < ready.length || queues.waiting() > 0) {
    const nextSent = queues.waiting() === 0 ? Infinity : Math.max(pool.nextIdle(), queues.nextDue());
    const now = Math.min(ready[next] ?? Infinity, nextSent);
    sendDue(now);
    if (ready[next] !== now) continue;
    queues.push(model[next]!, next);
    sendDue(now);
    if (queues.waiting() > system.maxQueue) queues.pop(model[next]!);
    ++next;
  }
  return {batch, batches: log.all()};
}
