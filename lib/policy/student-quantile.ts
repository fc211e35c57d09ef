import {studentTail} from "../statistics/special.js";

/** Relative error of the tail that is let be: the tail itself is no better than 1e-11. */
const PRECISION = 1e-13;

/**
 * Returns how many standard errors either side of a mean hold it with probability `confidence`, when the standard error is
 * itself estimated with `dof` degrees of freedom, whole or not: the quantile of Student's distribution at
 * (1 + confidence) / 2. It is found between two bounds, by false position on the logarithm of the tail, where a bound that
 * stays twice counts half (the Illinois rule): some ten evaluations of the tail instead of fifty.
 * @param dof above 0
 * @throws RangeError if `confidence` is not in (0, 1), or `dof` is not above 0
 * Source: M. Dowell and P. Jarratt, BIT 11, 1971
 * @example studentErrors(0.95, 10) // ≈ 2.228139
 */
export function studentErrors(confidence: number, dof: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`invalid confidence: ${confidence}`);
  if (!(dof > 0)) throw new RangeError(`invalid degrees of freedom: ${dof}`);
  const excess = (t: number): number => Math.log((2 * studentTail(t, dof)) / (1 - confidence));
  let [low, above] = [0, excess(0)];
  let [high, below] = [1, excess(1)];
  while (below > 0) {
    [low, above] = [high, below];
    high *= 2;
    below = excess(high);
  }
  let stayed: "low" | "high" | null = null;
  for (;;) {
    const t = (low * below - high * above) / (below - above);
    const value = excess(t);
    if (Math.abs(value) <= PRECISION || t <= low || t >= high) return t;
    if (value > 0) {
      [low, above] = [t, value];
      if (stayed === "high") below /= 2;
      stayed = "high";
    } else {
      [high, below] = [t, value];
      if (stayed === "low") above /= 2;
      stayed = "low";
    }
  }
}
