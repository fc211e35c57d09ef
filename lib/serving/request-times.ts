import type {ServingRun} from "./types.js";

/**
 * Returns when each request left the queue for a server, and when it was answered, in the order of their arrival; NaN
 * where it was rejected.
 * @example requestTimes({batch: [0, -1], batches: {start: [1], end: [3]}}).end // [3, NaN]
 */
export function requestTimes({batch, batches}: Pick<ServingRun, "batch" | "batches">): {
  readonly start: Float64Array;
  readonly end: Float64Array;
} {
  const pick = (times: Float64Array): Float64Array => {
    const picked = new Float64Array(batch.length).fill(NaN);
    for (let i = 0; i < batch.length; ++i) if (batch[i]! >= 0) picked[i] = times[batch[i]!]!;
    return picked;
  };
  return {start: pick(batches.start), end: pick(batches.end)};
}
