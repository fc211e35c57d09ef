import {errorIntervals} from "../../decay/error-intervals.js";

/** What is kept of a stream of requests. */
export interface Keeping {
  /** per day */
  readonly requests: number;
  /** of the requests that are logged, in (0, 1] */
  readonly share: number;
  /** of one logged request */
  readonly bytes: number;
  /** for which a line is kept */
  readonly days: number;
}

/**
 * Returns the bytes that a log takes once the oldest lines are dropped as fast as new ones come.
 * @example keptBytes({requests: 1000, share: 0.1, bytes: 300, days: 30}) // 900000
 */
export function keptBytes({requests, share, bytes, days}: Keeping): number {
  return requests * share * bytes * days;
}

/** An RMSE as a sample of labelled requests gives it. */
export interface SampledError {
  readonly rmse: number;
  /** limits hold the true RMSE with 95% confidence; NaN below 30 rows */
  readonly low: number;
  readonly high: number;
  /** half the distance of the limits on the scale of logarithms: the ± as a share of the RMSE, to first order */
  readonly half: number;
}

/**
 * Returns how well `n` labelled requests tell the RMSE, if their errors are like those of known rows: limits are
 * RMSE · exp(± half), half = z √((κ − 1)/n) / 2, so that it shrinks as 1/√n exactly.
 * @param sums of the known rows: rows, labelled rows, Σe, Σ|e|, Σe², Σe⁴
 * Source: `errorIntervals`.
 * @example sampledError([100, 100, 0, 80, 100, 300], 400).half // ≈ 0.0692951
 */
export function sampledError(sums: readonly number[], n: number): SampledError {
  const {value, low, high} = errorIntervals(sums.map((sum) => (sum * n) / sums[0]!)).rmse;
  return {rmse: value, low, high, half: Math.log(high / low) / 2};
}

/** Any number of rows that limits exist for. */
const ANY = 1000;

/**
 * Returns how many labelled requests tell the RMSE within ± `half` of itself, with 95% confidence; not rounded.
 * @param sums as in `sampledError`
 * @example rowsFor([100, 100, 0, 80, 100, 300], 0.05) // ≈ 768.292
 */
export function rowsFor(sums: readonly number[], half: number): number {
  return ANY * (sampledError(sums, ANY).half / half) ** 2;
}
