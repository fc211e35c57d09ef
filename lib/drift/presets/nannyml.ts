import {ROWS} from "../../profile/layout.js";
import {jensenShannonDistance} from "../../statistics/jensen-shannon.js";
import {mean, standardDeviation} from "../../statistics/moments.js";
import {doaneEdges, histogram} from "./histogram.js";
import {cellsOfProfiles} from "./nannyml-cells.js";
import {thresholdRange} from "./nannyml-threshold.js";
import {hull} from "./range.js";
import type {Preset, Value} from "./types.js";
import {countLevels, isCategorical, orderedNumbers, rowsIn} from "./values.js";
import {noVerdict, verdict} from "./verdict.js";

const METHOD = "jensen_shannon";
const CHUNKS = 10;

/** Counts rows over the reference's cells, and with them what falls outside. */
interface Cells {
  readonly reference: readonly number[];
  readonly count: (rows: readonly Value[]) => number[];
}

/**
 * NannyML's default drift method for one chunk, which is `current`: the Jensen–Shannon distance with log base 2, over
 * the reference's levels or its bins by Doane's rule, and one cell for all rows outside. Missing values and NaN are
 * dropped; no zero fill.
 *
 * The threshold is the mean plus three population standard deviations of the distances of the reference's own ten chunks
 * (an eleventh holds the remainder) from the whole of it, in the order of its rows and so before missing values are
 * dropped. These chunks are part of what they are compared with, and a current chunk of another size is judged by them
 * all the same: smaller ones alarm too often. Alarm above the threshold.
 *
 * From profiles: how many bins Doane's rule gives depends on the skewness, which the bins bound, and often there is more
 * than one answer. The threshold needs the reference's partitions (`parts`), in order; without them there is no verdict.
 * Chunks that are whole partitions are known as well as windows are, others within what their partitions leave open.
 *
 * NannyML takes what is outside as 1 − Σ shares, so rounding can leave 1e-16 there: its distances below 1e-7 are noise.
 */
export const nannyml: Preset = {
  id: "nannyml",
  title: "NannyML",
  source: "nannyml 0.13.1, nannyml/drift/univariate/methods.py, nannyml/thresholds.py, nannyml/chunk.py",
  compareRows(reference, current) {
    if (reference.length < CHUNKS) return noVerdict(METHOD, `NannyML stops below ${CHUNKS} reference rows`);
    const cells = isCategorical(reference, current) ? cellsOfLevels(reference) : cellsOfNumbers(reference);
    if (cells === null) return noVerdict(METHOD, "NannyML stops at a reference without finite range");
    const distance = (rows: readonly Value[]): number => distanceOf(cells, rows);
    const own = chunksOf(reference)
      .map(distance)
      .filter((x) => !Number.isNaN(x));
    const threshold = mean(own) + 3 * standardDeviation(own);
    const value = distance(current);
    if (Number.isNaN(value) || Number.isNaN(threshold)) return noVerdict(METHOD, EMPTY);
    return verdict({method: METHOD, value, threshold, rule: ">"});
  },
  compareProfiles(column, reference, current, parts) {
    const n = reference.sums[ROWS]!;
    if (n < CHUNKS) return noVerdict(METHOD, `NannyML stops below ${CHUNKS} reference rows`);
    const candidates = cellsOfProfiles(column, reference, current);
    if (typeof candidates === "string") return noVerdict(METHOD, candidates);
    const value = hull(candidates.map(({distance}) => distance));
    if (Number.isNaN(value.low)) return noVerdict(METHOD, EMPTY);
    if (parts === undefined)
      return verdict({
        method: METHOD,
        value,
        threshold: NaN,
        rule: ">",
        remark: "the threshold depends on the order of rows"
      });
    const threshold = hull(candidates.map((cells) => thresholdRange(cells, parts, n, Math.floor(n / CHUNKS))));
    const remark = Number.isNaN(threshold.low) ? "a chunk may have no values" : null;
    return verdict({method: METHOD, value, threshold, rule: ">", remark});
  }
};

const EMPTY = "a side has no values";

function chunksOf(rows: readonly Value[]): (readonly Value[])[] {
  const size = Math.floor(rows.length / CHUNKS);
  return Array.from({length: Math.ceil(rows.length / size)}, (_, i) => rows.slice(i * size, (i + 1) * size));
}

function distanceOf({reference, count}: Cells, rows: readonly Value[]): number {
  return jensenShannonDistance([...reference, 0], count(rows), {base: 2});
}

function cellsOfLevels(rows: readonly Value[]): Cells {
  const levels = countLevels(rows);
  const count = (some: readonly Value[]): number[] => {
    const counts = countLevels(some);
    const known = Array.from(levels.keys(), (level) => counts.get(level) ?? 0);
    return [...known, rowsIn(counts.values()) - rowsIn(known)];
  };
  return {reference: [...levels.values()], count};
}

/** Infinite rows of the current chunk lie outside; in the reference they are an error. */
function cellsOfNumbers(rows: readonly Value[]): Cells | null {
  const values = orderedNumbers(rows);
  const edges = doaneEdges(values);
  if (edges === null) return null;
  const count = (some: readonly Value[]): number[] => {
    const numbers = orderedNumbers(some);
    const known = histogram(numbers, edges);
    return [...known, numbers.length - rowsIn(known)];
  };
  return {reference: histogram(values, edges), count};
}
