import {requestTimes} from "./request-times.js";
import type {ServingRun} from "./types.js";

/**
 * Where requests are at an instant. Those that have arrived are all in one place:
 * arrived = lookingUp + waiting + inService + served + rejected.
 */
export interface RequestCounts {
  readonly time: number;
  readonly arrived: number;
  /** features are being looked up */
  readonly lookingUp: number;
  /** in the queue */
  readonly waiting: number;
  /** in a batch that a server works at */
  readonly inService: number;
  readonly served: number;
  readonly rejected: number;
}

/**
 * Counts where requests are at each of the given times, after what happens at that instant: how long the queue is over
 * time. Takes time in proportion to (requests + times) × log requests.
 * @example requestsOverTime({arrival: [1], ready: [1], batch: [0], batches: {start: [1], end: [3]}}, [2]).map(({inService}) => inService) // [1]
 */
export function requestsOverTime(
  run: Pick<ServingRun, "arrival" | "ready" | "batch" | "batches">,
  times: Iterable<number>
): RequestCounts[] {
  const {start, end} = requestTimes(run);
  const isServed = (_: number, i: number): boolean => run.batch[i]! >= 0;
  const arrivedBy = counter(run.arrival);
  const joinedBy = counter(run.ready.filter(isServed));
  const rejectedBy = counter(run.ready.filter((_, i) => run.batch[i]! < 0));
  const startedBy = counter(start.filter(isServed));
  const servedBy = counter(end.filter(isServed));
  return Array.from(times, (time) => {
    const [arrived, joined, rejected] = [arrivedBy(time), joinedBy(time), rejectedBy(time)];
    const [started, served] = [startedBy(time), servedBy(time)];
    const lookingUp = arrived - joined - rejected;
    return {time, arrived, lookingUp, waiting: joined - started, inService: started - served, served, rejected};
  });
}

/** Returns a function that counts the instants up to a time, that time included. */
function counter(instants: Float64Array): (time: number) => number {
  const sorted = Float64Array.from(instants).sort();
  return (time) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]! <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
