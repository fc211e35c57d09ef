import {quantile} from "../statistics/quantile.js";
import {checkWhole} from "./check.js";
import {requestTimes} from "./request-times.js";
import type {ServingRun} from "./types.js";

/** What a run comes to. Times in seconds; figures that nothing bears on are NaN. */
export interface ServingSummary {
  readonly arrived: number;
  readonly served: number;
  readonly rejected: number;
  /** from arrival to answer */
  readonly latency: {readonly mean: number; readonly p50: number; readonly p95: number; readonly p99: number};
  /** from the first arrival counted, or from 0 if all are, to the last event */
  readonly duration: number;
  /** answers per second of `duration` */
  readonly throughput: number;
  /** share of the servers' time in which they answer or load models, in [0, 1] */
  readonly utilisation: number;
  /** mean number of requests in the queue over `duration` */
  readonly queueLength: number;
  /** number of batches of 1, 2, … requests */
  readonly batchSizes: readonly number[];
  /** batches before which a server spent time to load the model */
  readonly loads: number;
  /** share of the look-ups that the cache answered; null without look-ups */
  readonly hitRate: number | null;
}

/**
 * Sums a run up.
 * @param skip number of first requests to leave out, in which queue and cache fill; what servers and queue do from
 * then on counts, for whichever request
 * @throws RangeError unless `skip` is a whole number of at least 0
 * @example summariseServing(simulateServing({requests: 9, arrivals: {rate: 1, burst: null}, system: oneModel({fixed: 2, perRow: 0}), cache: null}, 1)).served // 9
 */
export function summariseServing(run: ServingRun, skip = 0): ServingSummary {
  checkWhole("number of requests to skip", skip, 0);
  const {start, end} = requestTimes(run);
  const latencies = end.map((time, i) => time - run.arrival[i]!).subarray(skip);
  const served = latencies.filter((latency) => latency >= 0);
  const from = skip === 0 ? 0 : (run.arrival[skip] ?? Infinity);
  const until = Math.max(from, largest(run.ready), largest(run.batches.end));
  const duration = until - from;
  const isCounted = run.batches.end.map((time) => (time > from ? 1 : 0));
  const sizes = run.batches.size.filter((_, i) => isCounted[i] === 1);
  return {
    arrived: latencies.length,
    served: served.length,
    rejected: latencies.length - served.length,
    latency: latencyFigures(served),
    duration,
    throughput: sum(sizes) / duration,
    utilisation: sum(overlaps(run.batches.start, run.batches.end, from)) / (run.servers * duration),
    queueLength: sum(overlaps(run.ready, start, from)) / duration,
    batchSizes: countsBySize(sizes),
    loads: run.batches.load.filter((time, i) => time > 0 && isCounted[i] === 1).length,
    hitRate: run.hit === null ? null : sum(run.hit.subarray(skip)) / latencies.length
  };
}

function latencyFigures(latencies: Float64Array): ServingSummary["latency"] {
  const sorted = latencies.slice().sort();
  const at = (p: number): number => quantile(sorted, p);
  return {mean: sum(latencies) / latencies.length, p50: at(0.5), p95: at(0.95), p99: at(0.99)};
}

/** Returns how much of each period lies after `from`; none of one that was never begun. */
function overlaps(start: Float64Array, end: Float64Array, from: number): Float64Array {
  return start.map((time, i) => {
    const length = end[i]! - Math.max(time, from);
    return length > 0 ? length : 0;
  });
}

function countsBySize(sizes: Uint32Array): number[] {
  const counts = new Array<number>(largest(sizes)).fill(0);
  for (const size of sizes) ++counts[size - 1]!;
  return counts;
}

function largest(values: ArrayLike<number>): number {
  let result = 0;
  for (let i = 0; i < values.length; ++i) if (values[i]! > result) result = values[i]!;
  return result;
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; ++i) total += values[i]!;
  return total;
}
