import {CATEGORICAL, layoutOf, NUMERIC, ROWS} from "../profile/layout.js";
import type {ColumnLayout} from "../profile/layout.js";
import type {ProfileSpec} from "../profile/types.js";
import {jensenShannonByChance, kolmogorovSmirnovByChance, psiByChance, shareByChance} from "../statistics/chance.js";
import type {ChanceInput} from "../statistics/chance.js";
import {jensenShannon, kolmogorovSmirnov, psi} from "../statistics/distances.js";
import {coarseCells, fineCells} from "./cells.js";
import type {ColumnDrift, Measured} from "./types.js";

/**
 * Compares two windows column by column.
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
  const perCheck = alpha / (2 * spec.columns.length);
  return layoutOf(spec).columns.map((column) => compareColumn(column, reference, current, perCheck));
}

/** Compares one column; `alpha` is the false-alarm probability of each of its figures. */
export function compareColumn(
  column: ColumnLayout,
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  alpha: number
): ColumnDrift {
  const [n, m] = [reference[ROWS]!, current[ROWS]!];
  const chance: ChanceInput = {n, m, alpha};
  const p = coarseCells(reference, column);
  const q = coarseCells(current, column);
  const k = p.reduce((occupied, count, i) => occupied + (count + q[i]! > 0 ? 1 : 0), 0);
  return {
    name: column.spec.name,
    kind: column.spec.kind,
    n,
    m,
    distances: {
      psi: measured(psi(p, q), psiByChance(chance, k)),
      jensenShannon: measured(jensenShannon(p, q), jensenShannonByChance(chance, k)),
      kolmogorovSmirnov:
        column.spec.kind === "numeric" ? measuredOrder(column, reference, current, alpha) : measured(NaN, NaN)
    },
    missing: missingChange(column, reference, current, chance)
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
  const rows = (counts: number[]): number => counts.reduce((sum, count) => sum + count, 0);
  return measured(kolmogorovSmirnov(p, q), kolmogorovSmirnovByChance({n: rows(p), m: rows(q), alpha}));
}

function missingChange(
  {spec, start}: ColumnLayout,
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  chance: ChanceInput
): Measured {
  const slot = start + (spec.kind === "numeric" ? NUMERIC.missing : CATEGORICAL.missing);
  const before = reference[slot]!;
  const now = current[slot]!;
  const change = now / chance.m - before / chance.n;
  const threshold = shareByChance(chance, before + now);
  return {value: change, threshold, alarm: Math.abs(change) > threshold};
}

function measured(value: number, threshold: number): Measured {
  return {value, threshold, alarm: value > threshold};
}
