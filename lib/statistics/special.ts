import jstat from "jstat";

/**
 * Returns the quantile of the chi-square distribution with `dof` degrees of freedom at `p` in (0, 1); within 1e-9
 * relative of SciPy for p from 1e-6 to 1 − 1e-6 and 1 to 500 degrees of freedom.
 * @example chiSquareQuantile(0.95, 9) // ≈ 16.92
 */
export function chiSquareQuantile(p: number, dof: number): number {
  return jstat.chisquare.inv(p, dof);
}

/**
 * Returns the quantile of the standard normal distribution at `p` in (0, 1); within 1e-11 of SciPy for p from 1e-6
 * to 1 − 1e-6.
 * @example normalQuantile(0.975) // ≈ 1.960
 */
export function normalQuantile(p: number): number {
  return jstat.normal.inv(p, 0, 1);
}
