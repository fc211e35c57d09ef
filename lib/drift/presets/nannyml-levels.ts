import {ROWS} from "../../profile/layout.js";
import type {ColumnLayout} from "../../profile/layout.js";
import type {Profile} from "../../profile/types.js";
import {sharesOf} from "./cut-rows.js";
import type {CutRows} from "./cut-rows.js";
import {jensenShannonCells} from "./divergences.js";
import {encloseDivergence} from "./enclosed-divergence.js";
import {levelsIn} from "./levels.js";
import type {Levels} from "./levels.js";
import {distanceOver} from "./nannyml-distance.js";
import type {ProfiledCells} from "./nannyml-distance.js";
import {exactly} from "./range.js";
import type {Range} from "./range.js";
import {rowsIn} from "./values.js";

/**
 * Returns what profiles tell of NannyML's cells for categories. A level of a bucket on the current side can be one of the
 * reference's, or outside of them.
 */
export function categoricalCells(column: ColumnLayout, reference: Profile, levels: Levels): ProfiledCells {
  const names = [...levels.reference.keys()];
  const rowsOf = (side: 0 | 1, isShared: boolean): number =>
    levels.buckets.reduce((sum, rows) => (rows[1] > 0 === isShared ? sum + rows[side] : sum), 0);
  const [alone, shared] = [rowsOf(0, false), rowsOf(0, true)];
  const p = names.map((name) => levels.reference.get(name)!);
  const q = names.map((name) => levels.current.get(name) ?? 0);
  const outside = [...levels.current].reduce(
    (sum, [name, rows]) => sum + (levels.reference.has(name) ? 0 : rows),
    rowsOf(1, true)
  );
  const range = (a: readonly number[], b: readonly number[]): Range =>
    distanceOver(encloseDivergence(counted(a), counted(b), jensenShannonCells));
  const own = levels.buckets.flatMap(([rows]) => (rows > 0 ? [rows] : []));
  return {
    distance: {
      low: range([...p, alone, shared], [...q, 0, outside]).low,
      high: range([...p, alone + shared, 0], [...q, 0, outside]).high
    },
    reference: sharesOf(counted([...p, ...own])),
    buckets: own.length,
    count: (part) => {
      const {reference: known, buckets} = levelsIn(column, part, reference)!;
      const counts = [...names.map((name) => known.get(name) ?? 0), ...buckets.map(([rows]) => rows)];
      return {rows: part.sums[ROWS]!, values: rowsIn(counts), cells: counts.map(exactly)};
    }
  };
}

/** Rows that are all known. */
function counted(rows: readonly number[]): CutRows {
  const total = rows.reduce((sum, count) => sum + count, 0);
  return {total, rows: 0, cuts: [], parts: [[]], fixed: rows};
}
