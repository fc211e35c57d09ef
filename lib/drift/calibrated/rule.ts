import {dealOf} from "./deal.js";
import type {Deal} from "./deal.js";
import {limitLaw} from "./limit-law.js";
import {rank} from "./null-distribution.js";
import type {NullDistribution, Ranked} from "./null-distribution.js";
import {atomOf} from "./rank-statistics.js";
import {COLUMN_STATISTICS, measure} from "./statistics.js";
import type {ColumnStatistic, StatisticName} from "./statistics.js";

/** What decides about windows: it depends on the totals of both alone. */
export interface Totals {
  /** rows per cell of both windows together, none 0, at least two cells */
  readonly totals: readonly number[];
  /** rows in the current window, above 0 and less than all */
  readonly m: number;
  /** the first so many cells are bins in ascending order */
  readonly ordered: number;
}

/** The smallest of several p-values, on the scale of −ln. */
export interface Combined {
  readonly members: readonly ColumnStatistic[];
  readonly distribution: NullDistribution;
}

/** The null distributions at given totals, each made when it is first asked for. */
export interface Rule extends Totals {
  readonly distribution: (statistic: StatisticName) => NullDistribution;
  readonly combined: () => Combined;
}

/** Values of drawn pairs that a tail needs to be believed. */
const RESOLVED = 20;

/** How much of α each statistic gets when they disagree; with fewer of them, in the same proportions. */
const PARTS: Readonly<Record<ColumnStatistic, number>> = {
  pearson: 1,
  andersonDarling: 2,
  mood: 1,
  outsideAtom: 1,
  largestCell: 1
};

/**
 * Returns the rule for all windows with the same totals. It deals once, whatever is asked of it, in about a millisecond for
 * ten cells.
 * @example ruleFor({totals: [20, 20], m: 20, ordered: 2}).combined().members // ["pearson"]
 */
export function ruleFor({totals, m, ordered}: Totals): Rule {
  return ruleOf(dealOf(totals, m), ordered);
}

/**
 * Returns the rule that a deal gives.
 * @example ruleOf(dealOf([20, 20], 20), 2).combined().members // ["pearson"]
 */
export function ruleOf(deal: Deal, ordered: number): Rule {
  const {totals, m, weights} = deal;
  const resolved = deal.isListed ? 1 : RESOLVED;
  const ranked = new Map<StatisticName, Ranked>();
  const rankedOf = (statistic: StatisticName): Ranked => {
    let own = ranked.get(statistic);
    if (own === undefined) {
      const values = measure(statistic, deal, ordered);
      ranked.set(statistic, (own = rank(values, weights, {resolved, law: limitLaw(statistic, deal, values)})));
    }
    return own;
  };
  const members = membersOf(totals, ordered);
  const scores = (): Float64Array => {
    const largest = new Float64Array(weights.length);
    for (const member of members) {
      const {pValues} = rankedOf(member);
      for (let i = 0; i < largest.length; ++i) largest[i] = Math.max(largest[i]!, score(member, pValues[i]!));
    }
    return largest;
  };
  const law = (x: number): number => Math.exp(-x);
  let combined: Combined | null = null;
  return {
    totals,
    m,
    ordered,
    distribution: (statistic) => rankedOf(statistic).distribution,
    combined: () => (combined ??= {members, distribution: rank(scores(), weights, {resolved, law}).distribution})
  };
}

/**
 * Returns the statistics that are asked. Two cells have one degree of freedom, and all statistics agree.
 * @example membersOf([5, 5, 5], 0) // ["pearson", "largestCell"]
 */
export function membersOf(totals: readonly number[], ordered: number): ColumnStatistic[] {
  if (totals.length === 2) return ["pearson"];
  const isMember: Readonly<Record<ColumnStatistic, boolean>> = {
    pearson: true,
    andersonDarling: ordered > 1,
    mood: ordered > 2,
    outsideAtom: ordered > 2 && atomOf(totals, ordered) !== null,
    largestCell: true
  };
  return COLUMN_STATISTICS.filter((name) => isMember[name]);
}

/**
 * Returns the p-value of one statistic on the scale on which the largest decides.
 * @example score("pearson", 1) // 0
 */
export function score(statistic: ColumnStatistic, pValue: number): number {
  return Math.max(0, -Math.log(pValue / PARTS[statistic]));
}

/** Returns the p-value of one statistic at a score. */
export function pValueAt(statistic: ColumnStatistic, level: number): number {
  return PARTS[statistic] * Math.exp(-level);
}
