import {runQueueLab} from "./queue-lab.js";
import type {QueueSettings} from "./queue-lab.js";

/** Batch sizes and waits that are tried, in milliseconds. */
const BATCHES = [1, 2, 4, 8, 16, 32] as const;
const DELAYS = [0, 5, 10, 20] as const;
const MOST_SERVERS = 64;

/**
 * Returns the fewest servers that keep p95 below a limit, whatever batches help.
 * @param limitMs milliseconds
 * @param batches whether requests may be answered together
 * @throws RangeError if 64 servers are too few
 */
export function fewestServers(settings: QueueSettings, limitMs: number, batches: boolean): number {
  const choices = batches ? BATCHES.flatMap((maxBatch) => DELAYS.map((delayMs) => ({maxBatch, delayMs}))) : [];
  const tried = [{maxBatch: 1, delayMs: 0}, ...choices];
  for (let servers = 1; servers <= MOST_SERVERS; ++servers)
    for (const choice of tried) {
      const {summary} = runQueueLab({...settings, ...choice, servers});
      if (1000 * summary.latency.p95 < limitMs) return servers;
    }
  throw new RangeError(`${MOST_SERVERS} servers do not keep p95 below ${limitMs} ms`);
}
