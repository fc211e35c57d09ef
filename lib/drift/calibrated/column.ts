import {outcomeOf, pValueOf, quantileOf, thresholdOf} from "./null-distribution.js";
import {pValueAt, score} from "./rule.js";
import {measure} from "./statistics.js";
import type {ColumnStatistic} from "./statistics.js";
import {checkAlpha, statusOf} from "./verdict.js";
import type {CalibratedStatus} from "./verdict.js";
import {poolWindows} from "./windows.js";
import type {PooledWindows, Unjudged, WindowPair} from "./windows.js";

/** One of the statistics behind a column's verdict. */
export interface ColumnFigure {
  readonly statistic: ColumnStatistic;
  /** over the pooled cells */
  readonly value: number;
  /** above it this statistic alone raises the column's alarm */
  readonly threshold: number;
}

/** What can be said of a column. */
export interface ColumnVerdict {
  readonly status: CalibratedStatus;
  /** of windows as unlike when nothing changed, all statistics taken together; 1 when all rows lie in one cell */
  readonly pValue: number;
  /** the statistic that says most; null where nothing can be measured */
  readonly carrier: ColumnFigure | null;
  /** all statistics, the carrier among them */
  readonly figures: readonly ColumnFigure[];
  /** by which partitions that differ among themselves widen the figures, ≥ 1 */
  readonly overdispersion: number;
  /** the cells of each pooled cell */
  readonly cells: readonly (readonly number[])[];
}

/**
 * Decides whether a column changed: one verdict, and one false alarm in 1/α when nothing changed. It asks several statistics
 * of the same cells: Pearson's of all cells; Anderson–Darling's and Mood's of the ordered ones, and Mann–Whitney's of those
 * outside a cell that holds most rows; and Pearson's of the single cell that moved most against all others. The smallest of their p-values decides, against its own distribution in the
 * same deals, so that it does not matter how they depend on each other.
 * docs/calibration.md shows the rates of false alarms, and of alarms when something changed.
 * @throws RangeError if alpha is not in (0, 1)
 * @example calibratedColumn({reference: [50, 50], current: [5, 45], ordered: 0, alpha: 0.05}).status // "alarm"
 */
export function calibratedColumn({alpha, ...pair}: WindowPair & {readonly alpha: number}): ColumnVerdict {
  return judgeColumn(poolWindows(pair), alpha);
}

/**
 * Decides as `calibratedColumn` does about windows that are pooled already.
 * @throws RangeError if alpha is not in (0, 1)
 * @example judgeColumn("no rows", 0.05).status // "not enough data"
 */
export function judgeColumn(windows: PooledWindows | Unjudged, alpha: number): ColumnVerdict {
  checkAlpha(alpha);
  if (typeof windows === "string") {
    const isConstant = windows === "one cell";
    const [status, pValue] = isConstant ? (["no alarm", 1] as const) : (["not enough data", NaN] as const);
    return {status, pValue, carrier: null, figures: [], overdispersion: 1, cells: []};
  }
  const {rule, spread, cells, isFilled} = windows;
  const {members, distribution} = rule.combined();
  const own = spread.narrow(alpha);
  const level = thresholdOf(distribution, own);
  const figures = members.map((statistic) => figureOf(windows, statistic, level));
  const carrier = figures.reduce((best, figure) => (figure.score > best.score ? figure : best));
  return {
    status: statusOf(outcomeOf(distribution, carrier.score, own), isFilled),
    pValue: spread.widen(pValueOf(distribution, carrier.score)),
    carrier: withoutScore(carrier),
    figures: figures.map(withoutScore),
    overdispersion: spread.factor,
    cells
  };
}

interface ScoredFigure extends ColumnFigure {
  readonly score: number;
}

function figureOf({rule, current, spread}: PooledWindows, statistic: ColumnStatistic, level: number): ScoredFigure {
  const chance = rule.distribution(statistic);
  const counts = current.map((count) => Float64Array.of(count));
  const value = measure(statistic, {...rule, counts}, rule.ordered)[0]!;
  return {
    statistic,
    value,
    threshold: quantileOf(chance, pValueAt(statistic, level)) * spread.factor,
    score: score(statistic, pValueOf(chance, value / spread.factor))
  };
}

function withoutScore({statistic, value, threshold}: ScoredFigure): ColumnFigure {
  return {statistic, value, threshold};
}
