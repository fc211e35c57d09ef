/** Powers of a matrix outgrow the numbers; this much is taken out whenever they near it. */
const SCALE = 2 ** 128;

/**
 * Returns the exact probability that the distribution function of n values differs from their population's by at most
 * `d` throughout, as an element of the n-th power of a matrix of about 2 n d rows.
 * @param n values, at least 1
 * @param d in (1 / (2 n), 1)
 * @returns a number in [0, 1]; time grows with (n d)³ log n
 * Source: J. Durbin, 1968; G. Marsaglia, W. W. Tsang and J. Wang, Journal of Statistical Software 8(18), 2003.
 * @example durbinProbability(10, 0.274) // ≈ 0.628480
 */
export function durbinProbability(n: number, d: number): number {
  const k = Math.ceil(n * d);
  const size = 2 * k - 1;
  const centre = (k - 1) * size + k - 1;
  let base = startMatrix(size, k - n * d);
  let power = Float64Array.from({length: size * size}, (_, i) => (i % (size + 1) === 0 ? 1 : 0));
  let [exponent, baseExponent] = [0, 0];
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      power = product(power, base, size);
      exponent += baseExponent;
    }
    base = product(base, base, size);
    baseExponent *= 2;
    if (base[centre]! > SCALE) {
      base = base.map((x) => x / SCALE);
      ++baseExponent;
    }
  }
  return timesFactorialShare(power[centre]!, exponent, n);
}

/** Returns p · n! / nⁿ · SCALE^exponent. */
function timesFactorialShare(p: number, exponent: number, n: number): number {
  let share = p;
  for (let i = 1; i <= n; ++i) {
    share = (i * share) / n;
    if (share < 1 / SCALE) {
      share *= SCALE;
      --exponent;
    }
  }
  return share * SCALE ** exponent;
}

/** The columns hold 1 / j!, the first and the last row what h = k − n d takes from them. */
function startMatrix(size: number, h: number): Float64Array<ArrayBuffer> {
  const matrix = new Float64Array(size * size);
  const inverse = new Float64Array(size + 1).fill(1);
  for (let j = 1; j <= size; ++j) inverse[j] = inverse[j - 1]! / j;
  for (let row = 0; row < size; ++row)
    for (let column = 1; column <= Math.min(row + 1, size - 1); ++column)
      matrix[row * size + column] = inverse[row + 1 - column]!;
  for (let j = 0; j < size; ++j) {
    const edge = (1 - h ** (j + 1)) * inverse[j + 1]!;
    matrix[j * size] = edge;
    matrix[size * size - 1 - j] = edge;
  }
  const corner = Math.max(2 * h - 1, 0) ** size - 2 * h ** size;
  matrix[(size - 1) * size] = (1 + corner) * inverse[size]!;
  return matrix;
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const c = new Float64Array(size * size);
  for (let i = 0; i < size; ++i)
    for (let k = 0; k < size; ++k) {
      const x = a[i * size + k]!;
      if (x !== 0) for (let j = 0; j < size; ++j) c[i * size + j]! += x * b[k * size + j]!;
    }
  return c;
}
