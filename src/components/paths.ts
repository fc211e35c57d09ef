/** Returns bars of one partition's width, with a little air between them, in a box values.length wide and 1 high. */
export function barPath(values: readonly (number | null)[], top: number): string {
  return values.map((value, i) => (value ? `M${i + 0.1},1V${height(value, top)}h0.8V1Z` : "")).join("");
}

/**
 * Returns a line through the middles of the partitions, broken where there is no value; a value between two gaps is a
 * line of no length, which round ends make a dot.
 */
export function linePath(values: ArrayLike<number | null>, top: number): string {
  const has = (i: number): boolean => values[i] != null && Number.isFinite(values[i]);
  let path = "";
  for (let i = 0; i < values.length; ++i) {
    if (!has(i)) continue;
    path += `${has(i - 1) ? "L" : "M"}${i + 0.5},${height(values[i]!, top)}`;
    if (!has(i - 1) && !has(i + 1)) path += "h0";
  }
  return path;
}

function height(value: number, top: number): number {
  return Math.round((1 - Math.min(1, value / top)) * 1e4) / 1e4;
}

/** Returns the closed outline of bars that touch, in a box of 100 by 100. */
export function stepPath(shares: ArrayLike<number>, top: number): string {
  const width = 100 / shares.length;
  let path = "M0,100";
  for (let i = 0; i < shares.length; ++i)
    path += `V${tenths(100 - (100 * shares[i]!) / top)}H${tenths((i + 1) * width)}`;
  return `${path}V100`;
}

/** Returns bars that stand apart, none wider than 16, in a box of 100 by 100. */
export function levelPath(shares: ArrayLike<number>, top: number): string {
  const width = 100 / shares.length;
  const half = Math.min(8, 0.38 * width);
  let path = "";
  for (let i = 0; i < shares.length; ++i) {
    const middle = (i + 0.5) * width;
    path += `M${tenths(middle - half)},100V${tenths(100 - (100 * shares[i]!) / top)}H${tenths(middle + half)}V100`;
  }
  return path;
}

function tenths(x: number): number {
  return Math.round(x * 10) / 10;
}
