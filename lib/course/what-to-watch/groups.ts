import {errorIntervals} from "../../decay/error-intervals.js";
import {groupDifference} from "../../decay/group-difference.js";
import type {Interval} from "../../decay/interval.js";
import {quantile} from "../../statistics/quantile.js";
import {answersOfV1, serve} from "./production.js";
import type {Production, Version} from "./production.js";

/** Rows that no version was trained on, each once, with the answers of both. */
export interface Judged {
  readonly columns: Readonly<Record<string, ArrayLike<number>>>;
  readonly labels: ArrayLike<number>;
  readonly predictions: Readonly<Record<Version, ArrayLike<number>>>;
}

export function judgedRows(production: Production): Judged {
  const served = serve(production, production.stream.pool);
  const columns = Object.fromEntries(production.features.map((name, i) => [name, served.inputs[i]!]));
  return {
    columns: {...columns, [production.target]: served.labels},
    labels: served.labels,
    predictions: {v1: answersOfV1(production, served), v2: served.predictions}
  };
}

/** A value that RAD has in the city's tracts alone. */
const CITY = 24;
/** Labels above this were cut to it. */
export const CAP = 50;

/** How rows can be cut into groups: by the city, by the cap of the label, or into thirds by a feature. */
export type Cut = "city" | "cap" | (string & {});

/** Rows of one group: those with above < value ≤ upTo of a column. */
export interface Group {
  readonly column: string;
  /** −Infinity and Infinity where there is no limit */
  readonly above: number;
  readonly upTo: number;
}

/**
 * Returns the groups of a cut: every row is in one of them. Thirds are those of the training rows; a column whose values
 * repeat so often that two limits fall on one gives two groups.
 * @throws RangeError for a cut by a column that is not there
 */
export function groupsOf({stream, features, target}: Production, cut: Cut): Group[] {
  if (cut === "city") return between("rad", [CITY - 1]);
  if (cut === "cap") return between(target, [CAP - 1e-9]);
  if (!features.includes(cut)) throw new RangeError(`unknown feature: ${cut} (known: ${features.join(", ")})`);
  const sorted = stream.train.map((tract) => tract[cut]!).sort((a, b) => a - b);
  return between(cut, [...new Set([quantile(sorted, 1 / 3), quantile(sorted, 2 / 3)])]);
}

function between(column: string, limits: readonly number[]): Group[] {
  return [...limits, Infinity].map((upTo, i) => ({column, above: limits[i - 1] ?? -Infinity, upTo}));
}

/** The error of a version in a group. */
export interface GroupError {
  readonly n: number;
  /** limits hold the RMSE with 95% confidence; NaN below 30 rows */
  readonly rmse: Interval;
  /** mean of prediction − label; limits as above */
  readonly bias: Interval;
}

/** Returns the error of a version on the rows of a group; on all rows for null. */
export function groupError(judged: Judged, group: Group | null, version: Version): GroupError {
  const sums = errorSums(judged, group, version);
  const {n, rmse, bias} = errorIntervals(sums);
  return {n, rmse, bias};
}

/**
 * Returns whether a version is worse in the worst than in the best of some groups, by more than chance makes of groups of
 * their size. The confidence of 95% is held for all pairs together (Bonferroni), since the two were picked among them.
 * @param groups how many there are
 * @returns null where one of the two has too few rows to say
 */
export function isClearlyWorse(
  judged: Judged,
  {worst, best, groups}: {readonly worst: Group; readonly best: Group; readonly groups: number},
  version: Version
): boolean | null {
  const pairs = (groups * (groups - 1)) / 2;
  const [a, b] = [errorSums(judged, worst, version), errorSums(judged, best, version)];
  const {low} = groupDifference(a, b, 1 - 0.05 / pairs).ratio;
  return Number.isNaN(low) ? null : low > 1;
}

/** Rows, then n and the sums of errors: laid out as the head of a profile. */
function errorSums({columns, labels, predictions}: Judged, group: Group | null, version: Version): number[] {
  const errors = Array.from(predictions[version], (price, row) => price - labels[row]!).filter((_, row) => {
    if (group === null) return true;
    const value = columns[group.column]![row]!;
    return value > group.above && value <= group.upTo;
  });
  const sumOf = (term: (e: number) => number): number => errors.reduce((sum, e) => sum + term(e), 0);
  const n = errors.length;
  return [n, n, sumOf((e) => e), sumOf(Math.abs), sumOf((e) => e ** 2), sumOf((e) => e ** 4)];
}
