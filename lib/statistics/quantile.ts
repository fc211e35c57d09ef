/**
 * Returns the sample quantile of ascending `sorted` values at `p` in [0, 1], with linear interpolation
 * (type 7 of Hyndman and Fan 1996, the default of R and NumPy). NaN when there are no values.
 * @throws RangeError if `p` lies outside [0, 1]
 * @example quantile([1, 2, 3, 4], 0.5) // 2.5
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`invalid quantile: ${p}`);
  if (sorted.length === 0) return NaN;
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  const part = position - below;
  if (part === 0 || low === high) return low;
  // The difference of two huge values of opposite sign overflows; then their parts are weighed one by one.
  return Number.isFinite(high - low) ? low + (high - low) * part : low * (1 - part) + high * part;
}
