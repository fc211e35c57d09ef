const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

/**
 * Returns the smallest double above a finite number.
 * @example nextUp(1) - 1 === Number.EPSILON // true
 */
export function nextUp(x: number): number {
  if (x === 0) return Number.MIN_VALUE;
  float[0] = x;
  bits[0]! += x > 0 ? 1n : -1n;
  return float[0];
}

/**
 * Returns the largest double below a finite number.
 * @example nextDown(0) === -Number.MIN_VALUE // true
 */
export function nextDown(x: number): number {
  return -nextUp(-x);
}
