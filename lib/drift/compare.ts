import {CATEGORICAL, layoutOf, NUMERIC, ROWS} from "../profile/layout.js";
import type {ColumnLayout} from "../profile/layout.js";
import type {ProfileSpec} from "../profile/types.js";
import {jensenShannonByChance, kolmogorovSmirnovByChance, psiByChance, shareByChance} from "../statistics/chance.js";
import type {ChanceInput} from "../statistics/chance.js";
import {jensenShannon, kolmogorovSmirnov, psi} from "../statistics/distances.js";
import {coarseCells, fineCells, isAwaited} from "./cells.js";
import type {ColumnDrift, Measured} from "./column-drift.js";

/**
 * Compares two windows column by column, fast enough for every frame of a brush: thresholds are those of large windows,
 * and the verdict is that of PSI and the missing rows. `calibrateColumn` gives the exact ones.
 * @param reference sums of the reference window (`windowSums`)
 * @param current sums of the current window
 * @param alpha probability that any column of the spec raises an alarm when nothing changed; it is shared evenly
 * between the columns, and in each between the distance and the missing rate (Bonferroni, which holds however the
 * columns depend on each other)
 * @returns one record per column of the spec, in its order; where a window is empty, values are NaN and no alarm
 * is raised
 */
export function compareWindows(
  spec: ProfileSpec,
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  alpha: number
): ColumnDrift[] {
  const thresholds = thresholdsOf(reference, current, alpha / (2 * spec.columns.length));
  return layoutOf(spec).columns.map((column) => compareWith(thresholds, column, reference, current));
}

/** The chance thresholds of one comparison, by occupied cells or marked rows. */
interface Thresholds extends ChanceInput {
  readonly psi: (k: number) => number;
  readonly jensenShannon: (k: number) => number;
  readonly share: (count: number) => number;
}

function thresholdsOf(reference: ArrayLike<number>, current: ArrayLike<number>, alpha: number): Thresholds {
  return thresholdsAt({n: reference[ROWS]!, m: current[ROWS]!, alpha});
}

function thresholdsAt(chance: ChanceInput): Thresholds {
  return {
    ...chance,
    psi: remembered((k) => psiByChance(chance, k)),
    jensenShannon: remembered((k) => jensenShannonByChance(chance, k)),
    share: remembered((count) => shareByChance(chance, count))
  };
}

/** Columns share windows and alpha, and mostly cells too, and a quantile takes longer than all distances of a column. */
function remembered(threshold: (x: number) => number): (x: number) => number {
  const known = new Map<number, number>();
  return (x) => {
    let value = known.get(x);
    if (value === undefined) known.set(x, (value = threshold(x)));
    return value;
  };
}

function compareWith(
  all: Thresholds,
  column: ColumnLayout,
  reference: ArrayLike<number>,
  current: ArrayLike<number>
): ColumnDrift {
  const p = coarseCells(reference, column);
  const q = coarseCells(current, column);
  const [n, m] = isAwaited(column) ? [rowsIn(p), rowsIn(q)] : [all.n, all.m];
  const thresholds = n === all.n && m === all.m ? all : thresholdsAt({n, m, alpha: all.alpha});
  const k = p.reduce((occupied, count, i) => occupied + (count + q[i]! > 0 ? 1 : 0), 0);
  const distances = {
    psi: measured(psi(p, q), thresholds.psi(k)),
    jensenShannon: measured(jensenShannon(p, q), thresholds.jensenShannon(k)),
    kolmogorovSmirnov:
      column.spec.kind === "numeric" ? measuredOrder(column, reference, current, all.alpha) : measured(NaN, NaN)
  };
  const missing = missingChange(column, reference, current, all);
  const status = n === 0 || m === 0 ? "not enough data" : distances.psi.alarm || missing.alarm ? "alarm" : "no alarm";
  return {
    ...{name: column.spec.name, kind: column.spec.kind, n, m, distances, missing},
    verdict: {status, pValue: NaN, carrier: null}
  };
}

/** Kolmogorov–Smirnov is over the rows that have a value: missing rows must not lend it certainty. */
function measuredOrder(
  column: ColumnLayout,
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  alpha: number
): Measured {
  const p = fineCells(reference, column);
  const q = fineCells(current, column);
  return measured(kolmogorovSmirnov(p, q), kolmogorovSmirnovByChance({n: rowsIn(p), m: rowsIn(q), alpha}));
}

function rowsIn(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Labels that have not come yet raise no alarm. */
function missingChange(
  column: ColumnLayout,
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  {n, m, share}: Thresholds
): Measured {
  const {spec, start} = column;
  const slot = start + (spec.kind === "numeric" ? NUMERIC.missing : CATEGORICAL.missing);
  const before = reference[slot]!;
  const now = current[slot]!;
  const change = now / m - before / n;
  const threshold = share(before + now);
  return {value: change, threshold, alarm: !isAwaited(column) && Math.abs(change) > threshold};
}

function measured(value: number, threshold: number): Measured {
  return {value, threshold, alarm: value > threshold};
}
