import {checkAmount, checkPositive} from "./check.js";
import {erlangC} from "./erlang.js";

/**
 * Returns the mean time in the system, waiting and service, of Poisson requests before `servers` servers with
 * exponential service times and an unlimited queue (M/M/c), in the long run. Infinity where the load reaches the number
 * of servers.
 * @param rate requests per second
 * @param serviceTime mean, in seconds
 * @throws RangeError unless rate and service time are above 0 and `servers` is a whole number of at least 1
 * Source: L. Kleinrock, Queueing Systems, volume 1, 1975, section 3.5
 * @example meanTimeOfMmc(8, 0.1, 1) // ≈ 0.5
 */
export function meanTimeOfMmc(rate: number, serviceTime: number, servers: number): number {
  checkPositive("arrival rate", rate);
  checkPositive("service time", serviceTime);
  const load = rate * serviceTime;
  const waits = erlangC(load, servers);
  return load < servers ? serviceTime + (waits * serviceTime) / (servers - load) : Infinity;
}

/**
 * Returns the mean time in the system of Poisson requests before one server with any distribution of service times and
 * an unlimited queue (M/G/1), in the long run. Infinity where the load reaches 1.
 * @param rate requests per second
 * @param serviceTime mean, in seconds
 * @param squaredVariation variance of the service time over the square of its mean: 0 for M/D/1, 1 for M/M/1
 * @throws RangeError unless rate and service time are above 0 and the variation is not negative
 * Source: the Pollaczek–Khinchine formula; L. Kleinrock, Queueing Systems, volume 1, 1975, section 5.6
 * @example meanTimeOfMg1(8, 0.1, 0) // ≈ 0.3
 */
export function meanTimeOfMg1(rate: number, serviceTime: number, squaredVariation: number): number {
  checkPositive("arrival rate", rate);
  checkPositive("service time", serviceTime);
  checkAmount("squared variation", squaredVariation);
  const load = rate * serviceTime;
  return load < 1 ? serviceTime * (1 + (load / (1 - load)) * ((1 + squaredVariation) / 2)) : Infinity;
}

/**
 * Returns the quantile of the time in the system at `p`, for Poisson requests before one server with exponential service
 * times and an unlimited queue (M/M/1): that time is itself exponential. Infinity where the load reaches 1.
 * @param rate requests per second
 * @param serviceTime mean, in seconds
 * @throws RangeError unless rate and service time are above 0 and p lies in [0, 1)
 * Source: L. Kleinrock, Queueing Systems, volume 1, 1975, section 5.6
 * @example quantileOfMm1(8, 0.1, 0.99) // ≈ 2.302585
 */
export function quantileOfMm1(rate: number, serviceTime: number, p: number): number {
  checkPositive("arrival rate", rate);
  checkPositive("service time", serviceTime);
  if (!(p >= 0 && p < 1)) throw new RangeError(`invalid quantile: ${p}`);
  return -Math.log1p(-p) * meanTimeOfMmc(rate, serviceTime, 1);
}
