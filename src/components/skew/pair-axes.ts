/** Lowest and highest value of an axis. */
type Range = readonly [number, number];

/** Returns the range of an axis that shows all values, with an edge. */
export function axisOf(values: readonly number[]): Range {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const edge = 0.06 * (high - low || 1);
  return [low - edge, high + edge];
}

/** Returns the values that both axes have, on which the line of equal values lies; null where there are none. */
export function sharedRange(training: readonly number[], serving: readonly number[]): Range | null {
  const [x, y] = [axisOf(training), axisOf(serving)];
  const [low, high] = [Math.max(x[0], y[0]), Math.min(x[1], y[1])];
  return low < high ? [low, high] : null;
}
