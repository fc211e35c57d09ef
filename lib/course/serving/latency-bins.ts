/** Requests whose latency lies in [from, to), in milliseconds. */
export interface LatencyBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Share of the quickest requests that may not widen the scale: a few are answered almost at once. */
const QUICKEST = 0.01;

/**
 * Counts latencies in bins that are equally wide on a logarithmic scale, over whole powers of ten. The first bin begins at
 * 0: it also holds what is quicker than the scale, which leaves out up to one in a hundred. Latencies that are NaN, of
 * requests without an answer, are not counted; without any other there is no bin.
 * @param latencies in seconds
 * @param perDecade bins for a factor of ten
 * @example latencyBins([0.001, 0.02, NaN], 1) // [{from: 0, to: 10, count: 1}, {from: 10, to: 100, count: 1}]
 */
export function latencyBins(latencies: ArrayLike<number>, perDecade: number): LatencyBin[] {
  const places = Array.from(latencies)
    .filter((seconds) => seconds > 0)
    .map((seconds) => Math.floor(Math.log10(1000 * seconds) * perDecade + 1e-9))
    .sort((a, b) => a - b);
  if (places.length === 0) return [];
  const first = perDecade * Math.floor(places[Math.floor(QUICKEST * places.length)]! / perDecade);
  const last = perDecade * (Math.floor(places.at(-1)! / perDecade) + 1);
  const counts = new Array<number>(last - first).fill(0);
  for (const place of places) ++counts[Math.max(0, place - first)]!;
  const edge = (i: number): number => Number((10 ** ((first + i) / perDecade)).toPrecision(12));
  return counts.map((count, i) => ({from: i === 0 ? 0 : edge(i), to: edge(i + 1), count}));
}
