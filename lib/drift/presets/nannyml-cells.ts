import {NUMERIC, ROWS} from "../../profile/layout.js";
import type {ColumnLayout} from "../../profile/layout.js";
import type {Profile} from "../../profile/types.js";
import {intervalRows, sharesOf} from "./cut-rows.js";
import type {CutRows} from "./cut-rows.js";
import {jensenShannonCells} from "./divergences.js";
import {encloseDivergence} from "./enclosed-divergence.js";
import {doaneBins, equalEdges} from "./histogram.js";
import {levelsIn} from "./levels.js";
import {distanceOver} from "./nannyml-distance.js";
import type {ProfiledCells} from "./nannyml-distance.js";
import {categoricalCells} from "./nannyml-levels.js";
import {momentsIn, skewnessRange} from "./profiled-moments.js";
import {finiteNumbersIn, orderedNumbersIn} from "./profiled-numbers.js";
import type {ProfiledNumbers} from "./profiled-numbers.js";
import {exactly} from "./range.js";
import {rowsBelow, rowsUpTo} from "./rows-below.js";

/** Returns the cells, of which there may be several sets to choose from, or why there are none. */
export function cellsOfProfiles(column: ColumnLayout, reference: Profile, current: Profile): ProfiledCells[] | string {
  const levels = levelsIn(column, reference, current);
  return levels === null ? numericCells(column, reference, current) : [categoricalCells(column, reference, levels)];
}

function numericCells(column: ColumnLayout, reference: Profile, current: Profile): ProfiledCells[] | string {
  const {start, index} = column;
  const infinite =
    reference.sums[start + NUMERIC.negativeInfinity]! + reference.sums[start + NUMERIC.positiveInfinity]!;
  if (infinite > 0) return "NannyML stops at a reference without finite range";
  const [a, b] = orderedNumbersIn(column, reference, current);
  if (a.rows === 0 || b.rows === 0) return "a side has no values";
  const [min, max] = [reference.extremes[2 * index]!, reference.extremes[2 * index + 1]!];
  if (!Number.isFinite(max - min)) return "the range of values overflows";
  return edgeSets(column, reference, a, min, max).map((edges) => {
    const inside = (numbers: ProfiledNumbers): CutRows => between(numbers, edges);
    const p = inside(a);
    return {
      ...{distance: distanceOver(encloseDivergence(p, around(b, edges), jensenShannonCells)), reference: sharesOf(p)},
      buckets: 0,
      count: (part) => {
        const [numbers] = finiteNumbersIn(column, part, part);
        return {
          rows: part.sums[ROWS]!,
          values: numbers.rows,
          cells: [...intervalRows(inside(numbers)), exactly(0)]
        };
      }
    };
  });
}

/** Returns the edges by Doane's rule, for each number of bins that the skewness may ask for. */
function edgeSets(column: ColumnLayout, reference: Profile, a: ProfiledNumbers, min: number, max: number): number[][] {
  if (min === max) return [[min - 0.5, max + 0.5]];
  if (a.rows <= 2) return [[min, max]];
  const moments = momentsIn(column, reference, a.rows);
  const skewness = skewnessRange(a, moments);
  const [least, most] = [skewness.low, skewness.high].map((x) => doaneBins(a.rows, x)) as [number, number];
  // a whole number may be rounded up, too; and what cannot be told from a constant has one bin
  const [first, last] = [Math.ceil(least * (1 - 1e-12)), Math.ceil(most * (1 + 1e-12))];
  const sets = Array.from({length: last - first + 1}, (_, i) => equalEdges(min, max, first + i));
  return moments.deviation.low > 0 ? sets : [...sets, [min, max]];
}

/** Rows of the reference, over its bins and an empty cell for what is outside. */
function between(numbers: ProfiledNumbers, edges: readonly number[]): CutRows {
  const cuts = edges.slice(1, -1).map((edge) => rowsBelow(numbers, edge));
  const parts = Array.from({length: edges.length - 1}, (_, i) => [[i, 1] as const]);
  return {total: numbers.rows, rows: numbers.rows, cuts, parts, fixed: edges.map(() => 0)};
}

/** The current rows over the same cells, the last of which is what lies below and above. */
function around(numbers: ProfiledNumbers, edges: readonly number[]): CutRows {
  const outside = edges.length - 1;
  const cuts = edges.map((edge, i) => (i === outside ? rowsUpTo(numbers, edge) : rowsBelow(numbers, edge)));
  const parts = [outside, ...edges.keys()].map((cell) => [[cell, 1] as const]);
  return {total: numbers.rows, rows: numbers.rows, cuts, parts, fixed: edges.map(() => 0)};
}
