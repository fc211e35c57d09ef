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

/** Returns the largest Σ slope × share over the cells that the ranges of the cuts allow. */
export function largestLinear({total, rows, cuts, parts, fixed}: CutRows, slopes: readonly number[]): number {
  const perRow = parts.map((cells) => cells.reduce((sum, [cell, part]) => sum + part * slopes[cell]!, 0));
  const known = fixed.reduce((sum, count, cell) => sum + count * slopes[cell]!, 0);
  const open = cuts.reduce(
    (sum, {low, high}, i) => {
      const change = perRow[i]! - perRow[i + 1]!;
      return sum + change * (change > 0 ? high : low);
    },
    perRow.at(-1)! * rows
  );
  return (known + open) / total;
}
