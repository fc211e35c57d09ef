import {middle} from "./range.js";
import type {Range} from "./range.js";

/**
 * The rows of one side over cells, where the number of rows below each cut is known within a range only. Cuts part the
 * line into intervals, one more than there are cuts, and an interval gives each of its cells a fixed part of its rows.
 */
export interface CutRows {
  /** all rows, which shares are of */
  readonly total: number;
  /** rows of all intervals together */
  readonly rows: number;
  /** rows below each cut, in ascending order of the cuts */
  readonly cuts: readonly Range[];
  /** per interval the cells it feeds, with the part of its rows that each gets */
  readonly parts: readonly (readonly (readonly [cell: number, part: number])[])[];
  /** per cell the rows that it has in any case */
  readonly fixed: readonly number[];
}

/** A divergence Σ term(p, q) over cells with shares p and q: 0 where they are equal, larger the further they lie apart. */
export interface Divergence {
  readonly term: (p: number, q: number) => number;
  /**
   * Derivatives of `term` by p and by q, where it is convex in both together and grows in proportion with them; null
   * otherwise. They sharpen the bounds.
   */
  readonly slopes: ((p: number, q: number) => readonly [number, number]) | null;
}

/**
 * Returns between which numbers a divergence lies, whatever the true rows below the cuts are. Each cell on its own gives
 * both bounds: its term is least where the shares can meet, and largest at a corner of what they can be. A convex
 * divergence is also above its tangent in the middle, and below the planes over the corners of its cells. Both are
 * linear in the rows below the cuts, so that what one cell gains there another loses.
 */
export function encloseDivergence(reference: CutRows, current: CutRows, divergence: Divergence): Range {
  const [p, q] = [sharesOf(reference), sharesOf(current)];
  let {low, high} = encloseCells(p, q, divergence);
  if (divergence.slopes === null) return {low, high};
  const [tangent, plane] = [
    tangentBound(reference, current, p, q, divergence.slopes),
    planeBound(reference, current, p, q, divergence)
  ];
  // an infinite slope says nothing
  if (tangent > low) low = tangent;
  if (plane < high) high = plane;
  // they cross by rounding alone
  return {low: Math.min(low, high), high: Math.max(low, high)};
}

/** Returns between which numbers a divergence lies, whatever each share is within its range. */
export function encloseCells(p: readonly Range[], q: readonly Range[], divergence: Divergence): Range {
  let [low, high] = [0, 0];
  p.forEach((a, cell) => {
    const b = q[cell]!;
    low += leastTerm(divergence, a, b);
    high += Math.max(...corners(a, b).map(([x, y]) => divergence.term(x, y)));
  });
  return {low, high};
}

/** Returns the rows that the intervals between cuts can have. */
export function intervalRows({rows, cuts}: Pick<CutRows, "rows" | "cuts">): Range[] {
  const all = [{low: 0, high: 0}, ...cuts, {low: rows, high: rows}];
  return all.slice(1).map((end, i) => {
    const start = all[i]!;
    return {low: Math.max(0, end.low - start.high), high: Math.max(0, end.high - start.low)};
  });
}

/** Returns the shares that the cells can have. */
export function sharesOf(side: CutRows): Range[] {
  const cells = side.fixed.map((rows) => [rows, rows] as [number, number]);
  intervalRows(side).forEach(({low, high}, i) => {
    for (const [cell, part] of side.parts[i]!) {
      cells[cell]![0] += part * low;
      cells[cell]![1] += part * high;
    }
  });
  return cells.map(([low, high]) => ({low: low / side.total, high: Math.min(1, high / side.total)}));
}

function corners(p: Range, q: Range): [number, number][] {
  return [
    [p.low, q.low],
    [p.low, q.high],
    [p.high, q.low],
    [p.high, q.high]
  ];
}

function leastTerm({term}: Divergence, p: Range, q: Range): number {
  if (p.low > q.high) return term(p.low, q.high);
  return q.low > p.high ? term(p.high, q.low) : 0;
}

/** A convex function that grows in proportion with its arguments is at least its gradient times them. */
function tangentBound(
  reference: CutRows,
  current: CutRows,
  p: readonly Range[],
  q: readonly Range[],
  slopes: NonNullable<Divergence["slopes"]>
): number {
  const gradients = p.map((a, cell) => {
    const [x, y] = [middle(a), middle(q[cell]!)];
    // a share that is 0 in any case adds nothing, however steep
    return x === 0 && y === 0 ? [0, 0] : slopes(x, y).map((slope, side) => ([x, y][side] === 0 ? 0 : slope));
  });
  const least = (side: CutRows, at: number): number =>
    -largestLinear(
      side,
      gradients.map((gradient) => -gradient[at]!)
    );
  return least(reference, 0) + least(current, 1);
}

function planeBound(
  reference: CutRows,
  current: CutRows,
  p: readonly Range[],
  q: readonly Range[],
  {term}: Divergence
): number {
  const chord = (range: Range, rise: (x: number) => number): number =>
    range.high > range.low ? (rise(range.high) - rise(range.low)) / (range.high - range.low) : 0;
  let sum = 0;
  const planes = p.map((a, cell) => {
    const b = q[cell]!;
    const byP = Math.max(...[b.low, b.high].map((y) => chord(a, (x) => term(x, y))));
    const byQ = Math.max(...[a.low, a.high].map((x) => chord(b, (y) => term(x, y))));
    sum += term(a.low, b.low) - byP * a.low - byQ * b.low;
    return [byP, byQ];
  });
  return (
    sum +
    largestLinear(
      reference,
      planes.map(([byP]) => byP!)
    ) +
    largestLinear(
      current,
      planes.map(([, byQ]) => byQ!)
    )
  );
}

/** Returns the largest Σ slope × share over the cells that the ranges of the cuts allow. */
function largestLinear({total, rows, cuts, parts, fixed}: CutRows, slopes: readonly number[]): number {
  const perRow = parts.map((cells) => cells.reduce((sum, [cell, part]) => sum + part * slopes[cell]!, 0));
  const known = fixed.reduce((sum, count, cell) => sum + count * slopes[cell]!, 0);
  const open = cuts.reduce((sum, {low, high}, i) => {
    const change = perRow[i]! - perRow[i + 1]!;
    return sum + change * (change > 0 ? high : low);
  }, perRow.at(-1)! * rows);
  return (known + open) / total;
}
