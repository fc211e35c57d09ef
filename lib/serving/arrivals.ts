import type {Random} from "../statistics/random.js";
import {checkAmount, checkPositive, checkWhole} from "./check.js";
import {exponential} from "./spread.js";
import type {Arrivals, Burst} from "./types.js";

/**
 * Returns a source of the times, in seconds and ascending, at which the requests of a Poisson process come: `rate` per
 * second, `burst.factor` times as many within the burst.
 * Times of a process of rate 1 are drawn and mapped through the inverse of the expected number of requests, which is
 * exact for any course of the rate. So the same random numbers at twice the rate are the same requests in half the time.
 * @throws RangeError for a rate that is not above 0, and for a burst with a negative start, duration or factor
 * Source: E. Çinlar, Introduction to Stochastic Processes, 1975, chapter 4.7
 * @example arrivalClock({rate: 2, burst: null}, () => 1 - Math.exp(-1))() // ≈ 0.5
 */
export function arrivalClock({rate, burst}: Arrivals, random: Random): () => number {
  checkPositive("arrival rate", rate);
  if (burst !== null) checkBurst(burst);
  const timeOf = burst === null ? (expected: number) => expected / rate : timeAround(rate, burst);
  let expected = 0;
  return () => timeOf((expected += exponential(random)));
}

/**
 * Returns the times of the first `count` requests of a Poisson process, as `arrivalClock` gives them.
 * @throws RangeError as `arrivalClock` does, and for a count that is not a whole number
 * @example poissonArrivals({rate: 2, burst: null}, 3, () => 1 - Math.exp(-1)) // ≈ [0.5, 1, 1.5]
 */
export function poissonArrivals(arrivals: Arrivals, count: number, random: Random): Float64Array {
  checkWhole("number of requests", count, 0);
  const next = arrivalClock(arrivals, random);
  return Float64Array.from({length: count}, next);
}

/** Returns the time by which a number of requests is expected, the inverse of rate × time with the burst in between. */
function timeAround(rate: number, {start, duration, factor}: Burst): (expected: number) => number {
  const before = rate * start;
  const during = rate * factor * duration;
  return (expected) => {
    if (expected <= before) return expected / rate;
    if (expected <= before + during) return start + (expected - before) / (rate * factor);
    return start + duration + (expected - before - during) / rate;
  };
}

function checkBurst({start, duration, factor}: Burst): void {
  checkAmount("start of the burst", start);
  checkAmount("duration of the burst", duration);
  checkAmount("factor of the burst", factor);
}
