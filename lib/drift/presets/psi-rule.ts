import {NUMERIC, ROWS} from "../../profile/layout.js";
import type {ColumnLayout} from "../../profile/layout.js";
import type {Profile} from "../../profile/types.js";
import {psi, psiContributions} from "../../statistics/distances.js";
import {quantile} from "../../statistics/quantile.js";
import type {CutRows} from "./cut-rows.js";
import {psiCells} from "./divergences.js";
import {encloseDivergence} from "./enclosed-divergence.js";
import {levelsIn, levelsOf, mergedLevels, separatedLevels} from "./levels.js";
import type {Levels} from "./levels.js";
import {orderedNumbersIn} from "./profiled-numbers.js";
import type {ProfiledNumbers} from "./profiled-numbers.js";
import {quantileIn} from "./profiled-quantile.js";
import {exactly} from "./range.js";
import type {Range} from "./range.js";
import {rowsUpToRange} from "./rows-below.js";
import type {Preset, PresetResult, Value} from "./types.js";
import {isCategorical, orderedNumbers, rowsIn} from "./values.js";
import {noVerdict, verdict} from "./verdict.js";

const METHOD = "psi";
const RANKS = Array.from({length: 9}, (_, i) => (i + 1) / 10);
/** From here on a change is called large, and below 0.1 small. */
const LARGE = 0.25;
const SMALL = 0.1;

/**
 * The rule of thumb of credit scoring: the population stability index, natural logarithm, over the deciles of the
 * reference or the levels of both sides; below 0.1 no change, from 0.1 some, from 0.25 a large one, which alone counts
 * as drift here. Missing rows (with NaN) are a cell of their own if there are any. Shares below 1e-4 are lifted to it.
 *
 * Decile i holds the values above the reference's quantile (i − 1)/10 up to i/10 (type 7, equal ones merged); the outer
 * two are open. The rule takes no account of the number of rows or cells.
 */
export const psiRule: Preset = {
  id: "psi-rule",
  title: "PSI rule of thumb",
  source:
    "N. Siddiqi, Credit Risk Scorecards, 2006; B. Yurdakul, Statistical properties of population stability index, 2018",
  compareRows(reference, current) {
    if (isCategorical(reference, current)) return compareLevels(levelsOf(reference, current));
    const edges = decilesOf(orderedNumbers(reference));
    const cells = (rows: readonly Value[]): number[] => withMissing(countUpTo(orderedNumbers(rows), edges), rows);
    return judge(exactly(psi(cells(reference), cells(current))));
  },
  compareProfiles(column, reference, current) {
    const levels = levelsIn(column, reference, current);
    return levels === null ? compareDeciles(column, reference, current) : compareLevels(levels);
  }
};

/** Rows of one bucket add nothing where their levels are rare enough, and most where the sides share none. */
function compareLevels(levels: Levels): PresetResult {
  const {buckets, missing} = levels;
  const [least, most] = [mergedLevels(levels), separatedLevels(levels)];
  for (const [p, q] of [least, most]) {
    p.push(missing[0]);
    q.push(missing[1]);
  }
  if (buckets.length === 0) return judge(exactly(psi(...least)));
  const parts = psiContributions(...least);
  return judge({low: rowsIn(parts) - rowsIn(parts.slice(-1 - buckets.length, -1)), high: psi(...most)});
}

/** Deciles lie within the cells of the rows next to them, and with them the rows of both sides up to each. */
function compareDeciles(column: ColumnLayout, reference: Profile, current: Profile): PresetResult {
  const [a, b] = orderedNumbersIn(column, reference, current);
  const deciles = a.rows === 0 ? [] : RANKS.map((rank) => quantileIn(a, rank));
  if (deciles.some((decile) => decile === null)) return noVerdict(METHOD, "a decile of the reference is infinite");
  const side = (numbers: ProfiledNumbers, {sums}: Profile, cuts: Range[]): CutRows => {
    const missing = sums[column.start + NUMERIC.missing]! + sums[column.start + NUMERIC.nan]!;
    const parts = Array.from({length: cuts.length + 1}, (_, i) => [[i, 1] as const]);
    return {total: sums[ROWS]!, rows: numbers.rows, cuts, parts, fixed: [...parts.map(() => 0), missing]};
  };
  const [p, q] = [
    side(
      a,
      reference,
      deciles.map((decile) => decile!.upTo)
    ),
    side(
      b,
      current,
      deciles.map((decile) => rowsUpToRange(b, decile!))
    )
  ];
  return judge(p.total === 0 || q.total === 0 ? exactly(NaN) : encloseDivergence(p, q, psiCells));
}

function judge(value: Range): PresetResult {
  if (Number.isNaN(value.low)) return noVerdict(METHOD, "a side has no rows");
  const [remark, other] = [remarkOn(value.low), remarkOn(value.high)];
  const range = remark === other ? remark : `${remark} to ${other}`;
  return verdict({method: METHOD, value, threshold: LARGE, rule: ">=", remark: range});
}

function remarkOn(value: number): string {
  return value < SMALL ? "no change" : value < LARGE ? "some change" : "large change";
}

/** An empty cell on both sides adds nothing: both shares are lifted alike. */
function withMissing(counts: readonly number[], rows: readonly Value[]): number[] {
  return [...counts, rows.length - rowsIn(counts)];
}

function decilesOf(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return [];
  return [...new Set(RANKS.map((rank) => quantile(sorted, rank)))];
}

/** Counts values per bin, edges[i − 1] < x ≤ edges[i]. */
function countUpTo(values: readonly number[], edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const value of values) {
    const bin = edges.findIndex((edge) => value <= edge);
    ++counts[bin === -1 ? edges.length : bin]!;
  }
  return counts;
}
