interface Limits {
  readonly low: number;
  readonly high: number;
}

/**
 * Returns the outline of the limits of neighbouring partitions, in a box as wide as there are partitions and 1 high. A
 * partition without limits breaks it; one between two such is as wide as itself.
 * @param top value at the top of the box; what lies above is cut off
 */
export function bandPath(points: readonly (Limits | null)[], top: number): string {
  const has = (i: number): boolean => points[i] != null && Number.isFinite(points[i].high - points[i].low);
  const height = (value: number): number => Math.round((1 - Math.min(1, Math.max(0, value) / top)) * 1e4) / 1e4;
  let path = "";
  for (let start = 0; start < points.length; ++start) {
    if (!has(start)) continue;
    let end = start + 1;
    while (has(end)) ++end;
    const run = points.slice(start, end) as Limits[];
    const x = (i: number): number => (run.length === 1 ? start + [0.1, 0.9][i]! : start + i + 0.5);
    const ends = run.length === 1 ? [run[0]!, run[0]!] : run;
    const above = ends.map(({high}, i) => `${i === 0 ? "M" : "L"}${x(i)},${height(high)}`);
    const below = ends.map(({low}, i) => `L${x(i)},${height(low)}`).reverse();
    path += `${above.join("")}${below.join("")}Z`;
    start = end;
  }
  return path;
}
