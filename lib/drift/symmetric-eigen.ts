/** An eigenvalue and its vector of unit length. */
export interface Eigenpair {
  readonly value: number;
  readonly vector: readonly number[];
}

/**
 * Returns the eigenvalues, largest first, and eigenvectors of a symmetric matrix, by Jacobi rotations: small matrices
 * only, and to the last digits. The sign of a vector is arbitrary; its largest entry is made positive.
 * @param matrix k × k; only its lower triangle is read
 * @returns k pairs; time grows with k³
 * @throws RangeError if an entry is not finite
 * Source: G. H. Golub and C. F. Van Loan, *Matrix Computations*, section 8.5. Golden values: test/data/distances.json
 * @example symmetricEigen([[2, 1], [1, 2]]).map(({value}) => Math.round(value)) // [3, 1]
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigenpair[] {
  const a = matrix.map((_, i) => matrix.map((_, j) => matrix[Math.max(i, j)]![Math.min(i, j)]!));
  if (!a.flat().every(Number.isFinite)) throw new RangeError("not finite: an entry of the matrix");
  const v = a.map((_, i) => a.map((_, j) => (i === j ? 1 : 0)));
  const negligible = 1e-16 * Math.hypot(...a.flat());
  while (sweep(a, v, negligible));
  return a
    .map((row, i) => ({value: row[i]!, vector: upright(v.map((entries) => entries[i]!))}))
    .sort((x, y) => y.value - x.value);
}

/** Rotates away each entry off the diagonal once; returns whether there was any to speak of. */
function sweep(a: number[][], v: number[][], negligible: number): boolean {
  let isWorking = false;
  for (let p = 0; p < a.length; ++p) {
    for (let q = p + 1; q < a.length; ++q) {
      const off = a[p]![q]!;
      if (Math.abs(off) <= negligible) continue;
      isWorking = true;
      const theta = (a[q]![q]! - a[p]![p]!) / (2 * off);
      rotate(a, v, p, q, (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1)));
      a[p]![q] = a[q]![p] = 0;
    }
  }
  return isWorking;
}

function rotate(a: number[][], v: number[][], p: number, q: number, t: number): void {
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  const turn = (row: number[]): void => {
    [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
  };
  a.forEach(turn);
  v.forEach(turn);
  for (let k = 0; k < a.length; ++k) {
    [a[p]![k], a[q]![k]] = [c * a[p]![k]! - s * a[q]![k]!, s * a[p]![k]! + c * a[q]![k]!];
  }
}

function upright(vector: number[]): number[] {
  const largest = vector.reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best), 0);
  return largest < 0 ? vector.map((x) => -x) : vector;
}
