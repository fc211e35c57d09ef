import {psi} from "../../statistics/distances.js";
import {quantile} from "../../statistics/quantile.js";
import {levelsIn} from "./profiled.js";
import type {Preset, PresetResult, Value} from "./types.js";
import {alignLevels, countLevels, isCategorical, orderedNumbers, rowsIn} from "./values.js";
import {needsRows, noVerdict, unknownLevels, verdict} from "./verdict.js";

const METHOD = "psi";
const BINS = 10;
/** From here on a change is called large, and below 0.1 small. */
const LARGE = 0.25;
const SMALL = 0.1;

/**
 * The rule of thumb of credit scoring: the population stability index, natural logarithm, over the deciles of the
 * reference or the levels of both sides; below 0.1 no change, from 0.1 some, from 0.25 a large one, which alone counts
 * as drift here. Missing rows (with NaN) are a cell of their own if there are any. Shares below 1e-4 are lifted to it.
 *
 * Decile i holds the values above the reference's quantile (i − 1)/10 up to i/10 (type 7, equal ones merged); the outer
 * two are open. The rule takes no account of the number of rows or cells. From profiles: categories
 * alone, exactly.
 */
export const psiRule: Preset = {
  id: "psi-rule",
  title: "PSI rule of thumb",
  source:
    "N. Siddiqi, Credit Risk Scorecards, 2006; B. Yurdakul, Statistical properties of population stability index, 2018",
  compareRows(reference, current) {
    if (isCategorical(reference, current)) {
      const [p, q] = alignLevels(countLevels(reference), countLevels(current));
      return judge(withMissing(p, reference), withMissing(q, current));
    }
    const edges = decilesOf(orderedNumbers(reference));
    const cells = (rows: readonly Value[]): number[] => withMissing(countUpTo(orderedNumbers(rows), edges), rows);
    return judge(cells(reference), cells(current));
  },
  compareProfiles(column, reference, current) {
    const [p, q] = [levelsIn(column, reference), levelsIn(column, current)];
    if (p === null || q === null) return needsRows(METHOD);
    if (p.other + q.other > 0) return unknownLevels(METHOD);
    const [a, b] = alignLevels(p.counts, q.counts);
    return judge([...a, p.missing], [...b, q.missing]);
  }
};

function judge(reference: readonly number[], current: readonly number[]): PresetResult {
  const value = psi(reference, current);
  if (Number.isNaN(value)) return noVerdict(METHOD, "a side has no rows");
  const remark = value < SMALL ? "no change" : value < LARGE ? "some change" : "large change";
  return verdict({method: METHOD, value, threshold: LARGE, rule: ">=", remark});
}

/** An empty cell on both sides adds nothing: both shares are lifted alike. */
function withMissing(counts: readonly number[], rows: readonly Value[]): number[] {
  return [...counts, rows.length - rowsIn(counts)];
}

function decilesOf(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return [];
  const inner = Array.from({length: BINS - 1}, (_, i) => quantile(sorted, (i + 1) / BINS));
  return [...new Set(inner)];
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
