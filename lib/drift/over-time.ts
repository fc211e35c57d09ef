import {ROWS} from "../profile/layout.js";
import type {ColumnLayout} from "../profile/layout.js";
import type {Timeline, Window} from "../profile/window.js";
import {jensenShannon, kolmogorovSmirnov, psi} from "../statistics/distances.js";
import {coarseCells, fineCells} from "./cells.js";
import type {DistanceName} from "./types.js";

/**
 * Measures one column's distance from the reference window as a rolling window passes over the timeline.
 * @param days length of the rolling window in partitions, at least 1
 * @returns one number per partition: the distance of the window that ends with it; NaN for the first days − 1,
 * where a window is empty, and throughout where the distance is not defined (Kolmogorov–Smirnov of a category)
 */
export function distanceOverTime(
  timeline: Timeline,
  column: ColumnLayout,
  reference: Window,
  days: number,
  distance: DistanceName
): Float64Array {
  const series = new Float64Array(timeline.partitions.length).fill(NaN);
  if (distance === "kolmogorovSmirnov" && column.spec.kind === "categorical") return series;
  const local = localLayout(column);
  const cellsOf = distance === "kolmogorovSmirnov" ? fineCells : coarseCells;
  const measure = {psi, jensenShannon, kolmogorovSmirnov}[distance];
  const before = cellsOf(columnSums(timeline, column, reference), local);
  for (let to = days; to <= series.length; ++to)
    series[to - 1] = measure(before, cellsOf(columnSums(timeline, column, {from: to - days, to}), local));
  return series;
}

/**
 * Returns the first partition of the unbroken run above `threshold` that includes partition `last`, or null if
 * `last` itself is not above it.
 */
export function aboveSince(series: ArrayLike<number>, threshold: number, last: number): number | null {
  let since: number | null = null;
  for (let i = last; i >= 0 && series[i]! > threshold; --i) since = i;
  return since;
}

/** The sums of one column alone; its layout is `localLayout`. Reading only these keeps the cost to one column. */
function columnSums({prefix}: Timeline, {start, next}: ColumnLayout, {from, to}: Window): Float64Array {
  const sums = new Float64Array(next - start + 1);
  const [a, b] = [prefix[from]!, prefix[to]!];
  sums[ROWS] = b[ROWS]! - a[ROWS]!;
  for (let slot = start; slot < next; ++slot) sums[slot - start + 1] = b[slot]! - a[slot]!;
  return sums;
}

function localLayout({spec, index, start, cells, end, next}: ColumnLayout): ColumnLayout {
  return {spec, index, start: 1, cells: cells - start + 1, end: end - start + 1, next: next - start + 1};
}
