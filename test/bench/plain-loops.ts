import {layoutOf, NUMERIC, ROWS} from "../../lib/profile/layout.js";
import type {ColumnLayout} from "../../lib/profile/layout.js";
import {COARSE_BINS, edgesAt, FINE_BINS} from "../../lib/profile/nested-bins.js";
import type {BinCount} from "../../lib/profile/nested-bins.js";
import type {NumericSpec, ProfileSpec} from "../../lib/profile/types.js";
import {PSI_FLOOR} from "../../lib/statistics/distances.js";

/*
 * What the library computes, as one would write it by hand over the same arrays for one occasion: no records, no
 * thresholds, all room made beforehand. The library is measured against these.
 */

const MASSES = [NUMERIC.missing, NUMERIC.nan, NUMERIC.negativeInfinity, NUMERIC.positiveInfinity] as const;

/** Where a column lies, and to which coarse and fine cell each of its bins belongs; fine cell 0 is −∞. */
interface Place {
  readonly start: number;
  readonly cells: number;
  readonly end: number;
  readonly coarse: Uint8Array;
  readonly fine: Uint8Array;
}

/**
 * Returns a function that gives PSI, Jensen–Shannon, Kolmogorov–Smirnov and the change of the missing share of each
 * numeric column, one after the other.
 */
export function plainFigures(spec: ProfileSpec): (a: Float64Array, b: Float64Array) => Float64Array {
  const places = layoutOf(spec).columns.map(placeOf);
  const figures = new Float64Array(4 * places.length);
  const [p, q] = [new Float64Array(COARSE_BINS + MASSES.length), new Float64Array(COARSE_BINS + MASSES.length)];
  const [f, g] = [new Float64Array(FINE_BINS + 2), new Float64Array(FINE_BINS + 2)];
  return (a, b) => {
    const [n, m] = [a[ROWS]!, b[ROWS]!];
    for (let column = 0; column < places.length; ++column) {
      const {start, cells, end, coarse, fine} = places[column]!;
      p.fill(0);
      q.fill(0);
      f.fill(0);
      g.fill(0);
      for (let slot = cells; slot < end; ++slot) {
        const bin = slot - cells;
        p[coarse[bin]!]! += a[slot]!;
        q[coarse[bin]!]! += b[slot]!;
        f[fine[bin]!]! += a[slot]!;
        g[fine[bin]!]! += b[slot]!;
      }
      for (let i = 0; i < MASSES.length; ++i) {
        p[COARSE_BINS + i] = a[start + MASSES[i]!]!;
        q[COARSE_BINS + i] = b[start + MASSES[i]!]!;
      }
      f[0] = a[start + NUMERIC.negativeInfinity]!;
      g[0] = b[start + NUMERIC.negativeInfinity]!;
      f[FINE_BINS + 1] = a[start + NUMERIC.positiveInfinity]!;
      g[FINE_BINS + 1] = b[start + NUMERIC.positiveInfinity]!;
      additive(p, q, n, m, figures, 4 * column);
      figures[4 * column + 2] = largestGap(f, g);
      figures[4 * column + 3] = b[start]! / m - a[start]! / n;
    }
    return figures;
  };
}

function placeOf({spec, start, cells, end}: ColumnLayout): Place {
  const column = spec as NumericSpec;
  const cellsOf = (bins: BinCount, first: number): Uint8Array => {
    const edges = edgesAt(column, bins);
    return Uint8Array.from({length: end - cells}, (_, bin) => first + edges.filter((edge) => edge < bin).length);
  };
  return {start, cells, end, coarse: cellsOf(COARSE_BINS, 0), fine: cellsOf(FINE_BINS, 1)};
}

function additive(p: Float64Array, q: Float64Array, n: number, m: number, figures: Float64Array, at: number): void {
  let [psi, jensenShannon] = [0, 0];
  for (let i = 0; i < p.length; ++i) {
    const [x, y] = [p[i]! / n, q[i]! / m];
    const [u, v] = [Math.max(x, PSI_FLOOR), Math.max(y, PSI_FLOOR)];
    psi += (v - u) * Math.log(v / u);
    const middle = (x + y) / 2;
    if (x > 0) jensenShannon += x * Math.log2(x / middle);
    if (y > 0) jensenShannon += y * Math.log2(y / middle);
  }
  figures[at] = psi;
  figures[at + 1] = jensenShannon / 2;
}

function largestGap(f: Float64Array, g: Float64Array): number {
  let [n, m] = [0, 0];
  for (let i = 0; i < f.length; ++i) {
    n += f[i]!;
    m += g[i]!;
  }
  let [below, beside, largest] = [0, 0, 0];
  for (let i = 0; i < f.length; ++i) {
    below += f[i]!;
    beside += g[i]!;
    largest = Math.max(largest, Math.abs(below / n - beside / m));
  }
  return largest;
}

/** Returns the sums of all arrays together, added up in one place. */
export function plainTotal(parts: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(parts[0]!.length);
  for (const part of parts) for (let i = 0; i < total.length; ++i) total[i]! += part[i]!;
  return total;
}
