import jstat from "jstat";

/**
 * Returns the quantile of the chi-square distribution with `dof` degrees of freedom at `p` in (0, 1).
 * @example chiSquareQuantile(0.95, 9) // ≈ 16.919
 */
export function chiSquareQuantile(p: number, dof: number): number {
  return jstat.chisquare.inv(p, dof);
}

/**
 * Returns the quantile of the standard normal distribution at `p` in (0, 1).
 * @example normalQuantile(0.975) // ≈ 1.95996
 */
export function normalQuantile(p: number): number {
  return jstat.normal.inv(p, 0, 1);
}
