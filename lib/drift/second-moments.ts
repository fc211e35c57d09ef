/**
 * Second moments of several columns in one window: Z'Z over Z = [1, columns], row-major, (k + 1) × (k + 1). A Gram block
 * is one; windows add.
 */
export interface SecondMoments {
  /** "intercept", then the k columns' names */
  readonly names: readonly string[];
  readonly values: ArrayLike<number>;
}

/** Means and population covariances of k columns. */
export interface Covariance {
  readonly rows: number;
  readonly names: readonly string[];
  readonly means: readonly number[];
  /** k × k */
  readonly covariance: readonly (readonly number[])[];
}

/** A variance below this share of the mean square is rounding: 10⁶ rows of 0.1 leave 3e-11 of it. */
const ROUNDING = 1e-10;

/**
 * Returns means and covariances from second moments. Subtracting the squared mean costs digits: the relative error of a
 * variance is about 1e-16 (1 + mean² / variance), and a variance below 1e-10 of the mean square is returned as 0.
 * @returns NaN throughout when there are no rows
 * @throws RangeError if the matrix does not fit the names
 * @example covarianceOf({names: ["intercept", "x"], values: [2, 4, 4, 10]}).covariance // [[1]]
 */
export function covarianceOf({names, values}: SecondMoments): Covariance {
  const size = names.length;
  if (values.length !== size * size)
    throw new RangeError(`incompatible second moments: ${values.length} values for ${size} names`);
  const rows = values[0]!;
  const columns = names.slice(1);
  const means = columns.map((_, i) => values[i + 1]! / rows);
  const covariance = columns.map((_, i) =>
    columns.map((_, j) => {
      const square = values[(i + 1) * size + j + 1]! / rows;
      const difference = square - means[i]! * means[j]!;
      return i === j && difference < ROUNDING * square ? 0 : difference;
    })
  );
  return {rows, names: columns, means, covariance};
}

/**
 * Returns the covariances of two windows over the same columns.
 * @throws RangeError if their columns differ
 * @example covariancePair({names: ["intercept"], values: [2]}, {names: ["intercept"], values: [3]})[1].rows // 3
 */
export function covariancePair(reference: SecondMoments, current: SecondMoments): [Covariance, Covariance] {
  if (JSON.stringify(reference.names) !== JSON.stringify(current.names))
    throw new RangeError(`incompatible columns: ${reference.names.join(" ")} and ${current.names.join(" ")}`);
  return [covarianceOf(reference), covarianceOf(current)];
}
