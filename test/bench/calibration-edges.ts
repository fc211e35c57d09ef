import {calibratedColumn} from "../../lib/drift/calibrated/column.js";
import {calibratedVerdict} from "../../lib/drift/calibrated/verdict.js";
import {DISTANCES} from "../../lib/drift/types.js";
import {quantile} from "../../lib/statistics/quantile.js";
import {seeded} from "../../lib/statistics/random.js";
import type {Random} from "../../lib/statistics/random.js";

/*
 * Prints how often the calibrated verdict raises an alarm at 5 % when nothing changed and the bins are the quantiles of
 * the very reference that is compared, as Markdown. Values are uniform: only their order matters.
 *   npx tsx test/bench/calibration-edges.ts [repetitions]
 */

const SIZES = [
  [200, 50],
  [200, 1000],
  [1000, 200],
  [1000, 1000],
  [1000, 10_000]
] as const;

const repetitions = Number(process.argv[2] ?? 2000);
const random = seeded(3);

function values(rows: number, source: Random): Float64Array {
  return Float64Array.from({length: rows}, source).sort();
}

/** Counts of ascending values in bins that hold edges[i − 1] < x ≤ edges[i]. */
function countsOf(sorted: Float64Array, edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  let bin = 0;
  for (const x of sorted) {
    while (bin < edges.length && x > edges[bin]!) ++bin;
    counts[bin]! += 1;
  }
  return counts;
}

function row(n: number, m: number, k: number): string {
  const alarms = [0, ...DISTANCES.map(() => 0)];
  for (let i = 0; i < repetitions; ++i) {
    const before = values(n, random);
    const edges = Array.from({length: k - 1}, (_, edge) => quantile(before, (edge + 1) / k));
    const windows = {reference: countsOf(before, edges), current: countsOf(values(m, random), edges), ordered: k};
    if (calibratedColumn({...windows, alpha: 0.05}).status === "alarm") alarms[0]! += 1;
    DISTANCES.forEach((distance, d) => {
      if (calibratedVerdict({...windows, distance, alpha: 0.05}).status === "alarm") alarms[d + 1]! += 1;
    });
  }
  return alarms.map((count) => ((100 * count) / repetitions).toFixed(1)).join(" / ");
}

process.stdout.write("| n | m | 2 cells | 5 cells | 10 cells |\n| --- | --- | --- | --- | --- |\n");
for (const [n, m] of SIZES) process.stdout.write(`| ${[n, m, ...[2, 5, 10].map((k) => row(n, m, k))].join(" | ")} |\n`);
