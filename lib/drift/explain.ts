import {columnFigures} from "../profile/column-summary.js";
import type {ColumnFigures} from "../profile/column-summary.js";
import type {ColumnLayout} from "../profile/layout.js";
import {COARSE_BINS, edgesAt} from "../profile/nested-bins.js";
import {shareByChance} from "../statistics/chance.js";
import {coarseCells} from "./cells.js";

/** What happened to a column between two windows, as facts; the page puts them into words. Shares are of all rows. */
export type Finding =
  | {readonly kind: "missing" | "notFinite" | "other"; readonly before: number; readonly now: number}
  | {readonly kind: "mean"; readonly before: number; readonly now: number}
  | {readonly kind: "deviation"; readonly before: number; readonly now: number}
  /** the range of values, open where null, whose share grew most; `points` is the growth, in [0, 1] */
  | {readonly kind: "range"; readonly low: number | null; readonly high: number | null; readonly points: number}
  /** the level whose share changed most */
  | {readonly kind: "level"; readonly level: string; readonly before: number; readonly now: number};

/**
 * Explains how one column moved, most telling fact first.
 * @param alpha probability that a change of a share is told when nothing changed
 * @returns nothing where a window is without rows
 */
export function explainColumn(
  column: ColumnLayout,
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  alpha: number
): Finding[] {
  const [a, b] = [columnFigures(reference, column), columnFigures(current, column)];
  if (a.rows === 0 || b.rows === 0) return [];
  const findings = sharesBeyondChance(a, b, alpha);
  const changes = shareChanges(column, reference, current);
  if (column.spec.kind === "categorical") return [...findings, ...levelFinding(column.spec.levels, changes)];
  if (Number.isFinite(a.mean) && Number.isFinite(b.mean)) {
    findings.push({kind: "mean", before: a.mean, now: b.mean});
    findings.push({kind: "deviation", before: a.deviation, now: b.deviation});
  }
  const {edges} = column.spec;
  const coarse = edgesAt(column.spec, COARSE_BINS);
  const ordinary = changes.slice(0, coarse.length + 1);
  const at = ordinary.reduce((best, {now, before}, i) => (now - before > gain(ordinary[best]!) ? i : best), 0);
  if (gain(ordinary[at]!) > 0 && coarse.length > 0)
    findings.push({
      kind: "range",
      low: at === 0 ? null : edges[coarse[at - 1]!]!,
      high: at === coarse.length ? null : edges[coarse[at]!]!,
      points: gain(ordinary[at]!)
    });
  return findings;
}

interface ShareChange {
  readonly before: number;
  readonly now: number;
}

function gain({before, now}: ShareChange): number {
  return now - before;
}

function shareChanges(column: ColumnLayout, reference: ArrayLike<number>, current: ArrayLike<number>): ShareChange[] {
  const [p, q] = [coarseCells(reference, column), coarseCells(current, column)];
  return p.map((count, i) => ({before: count / reference[0]!, now: q[i]! / current[0]!}));
}

function sharesBeyondChance(a: ColumnFigures, b: ColumnFigures, alpha: number): Finding[] {
  return (["missing", "notFinite", "other"] as const).flatMap((kind) => {
    const [before, now] = [a[kind] / a.rows, b[kind] / b.rows];
    const threshold = shareByChance({n: a.rows, m: b.rows, alpha}, a[kind] + b[kind]);
    return Math.abs(now - before) > threshold ? [{kind, before, now}] : [];
  });
}

function levelFinding(levels: readonly string[], changes: readonly ShareChange[]): Finding[] {
  if (levels.length === 0) return [];
  const size = (i: number): number => Math.abs(gain(changes[i]!));
  const at = levels.reduce((best, _, i) => (size(i) > size(best) ? i : best), 0);
  return [{kind: "level", level: levels[at]!, ...changes[at]!}];
}
