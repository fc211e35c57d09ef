import {largestLinear, sharesOf} from "./cut-rows.js";
import type {CutRows} from "./cut-rows.js";
import {middle} from "./range.js";
import type {Range} from "./range.js";

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
