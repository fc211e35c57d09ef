import {checkWhole} from "./check.js";
import type {BatchTime} from "./types.js";

/**
 * Returns the requests per second that `servers` servers can answer when every batch is full. Where requests come as
 * often or oftener, the queue grows without end. Infinity for a batch that takes no time.
 * @throws RangeError unless `maxBatch` and `servers` are whole numbers of at least 1
 * @example capacity({fixed: 0.01, perRow: 0.001, spread: {kind: "constant"}}, 10, 2) // ≈ 1000
 */
export function capacity({fixed, perRow}: BatchTime, maxBatch: number, servers: number): number {
  checkWhole("largest batch", maxBatch, 1);
  checkWhole("number of servers", servers, 1);
  return (servers * maxBatch) / (fixed + perRow * maxBatch);
}
