import {addScores} from "./score-sums.js";
import type {ScoreCell, ScoreSums} from "./score-sums.js";

/**
 * Returns the cells of partitions that were merged: those of the same version and slice are added, in their order.
 * @param startOf start of the merged partition that one is in, by its own start
 * @example mergeCells([{start: "a", model: "m", slice: null, sums: [1]}, {start: "b", model: "m", slice: null, sums: [2]}], () => "a") // [{start: "a", model: "m", slice: null, sums: [3]}]
 */
export function mergeCells(cells: readonly ScoreCell[], startOf: (start: string) => string): ScoreCell[] {
  const merged = new Map<string, Omit<ScoreCell, "sums"> & {readonly parts: ScoreSums[]}>();
  for (const {sums, ...cell} of cells) {
    const own = {...cell, start: startOf(cell.start)};
    const key = JSON.stringify([own.start, own.model, own.slice]);
    const before = merged.get(key);
    if (before === undefined) merged.set(key, {...own, parts: [sums]});
    else before.parts.push(sums);
  }
  return Array.from(merged.values(), ({parts, ...cell}) => ({...cell, sums: addScores(parts)}));
}
