/**
 * Returns round numbers (steps of 1, 2 or 5 times a power of ten) that cover [low, high], about `count` of them.
 * @throws RangeError if the interval is empty
 * @example axisValues(0, 10, 5) // [0, 2, 4, 6, 8, 10]
 */
export function axisValues(low: number, high: number, count: number): number[] {
  if (!(high > low)) throw new RangeError(`empty interval: ${low} to ${high}`);
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = rough / power;
  // thresholds at the geometric means, so that the step is the nearest of 1, 2, 5 and 10
  const step = power * (factor >= Math.sqrt(50) ? 10 : factor >= Math.sqrt(10) ? 5 : factor >= Math.sqrt(2) ? 2 : 1);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Multiplying and rounding once keeps 0.30000000000000004 off the axis.
  return Array.from({length: last - first + 1}, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
