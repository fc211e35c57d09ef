import {columnFigures} from "../profile/column-summary.js";
import {CATEGORICAL, NUMERIC, otherRows, ROWS} from "../profile/layout.js";
import type {ColumnLayout} from "../profile/layout.js";
import type {NumericSpec} from "../profile/types.js";
import {medianOf} from "./median.js";
import {observedColumn} from "./observed.js";
import type {ObservedColumn, ValueCount} from "./observed.js";
import type {ColumnType, StatisticName} from "./types.js";

/** The smallest and largest finite number of a column; min > max where there is none. */
export interface Extremes {
  readonly min: number;
  readonly max: number;
}

/**
 * Returns what a window's sums say of one column.
 * @param sums of a profile or a window (`windowSums`)
 * @param extremes of the same rows; null where they were not kept
 * @param type of the values, which profiles do not keep
 * @param others values outside the reference vocabulary, where they are known by name
 */
export function observeColumn(
  sums: ArrayLike<number>,
  layout: ColumnLayout,
  extremes: Extremes | null,
  type: ColumnType,
  others: readonly ValueCount[] = []
): ObservedColumn {
  return layout.spec.kind === "numeric"
    ? observeNumbers(sums, layout, layout.spec, extremes, type)
    : observeCategories(sums, layout, layout.spec.levels, type, others);
}

function observeNumbers(
  sums: ArrayLike<number>,
  layout: ColumnLayout,
  {name, edges}: NumericSpec,
  extremes: Extremes | null,
  type: ColumnType
): ObservedColumn {
  const {start, cells, end} = layout;
  const {mean, deviation, zeros} = columnFigures(sums, layout);
  const at = (slot: number): number => sums[start + slot]!;
  const rows = sums[ROWS]!;
  const [low, high, fractional] = [at(NUMERIC.negativeInfinity), at(NUMERIC.positiveInfinity), at(NUMERIC.fractional)];
  const counts = Array.from({length: end - cells}, (_, i) => sums[cells + i]!);
  const median = extremes && medianOf({counts, edges, ...extremes, isWhole: fractional === 0});
  const moments: Partial<Record<StatisticName, number>> = Number.isNaN(mean) ? {} : {mean, deviation};
  return observedColumn(name, type, rows, {
    ...{missing: at(NUMERIC.missing), nan: at(NUMERIC.nan), infinite: {negative: low, positive: high}, fractional},
    range: extremes && {min: low > 0 ? -Infinity : extremes.min, max: high > 0 ? Infinity : extremes.max},
    histogram: {kind: "shared", edges, counts},
    statistics: {
      ...moments,
      ...(median === null ? {} : {median: median.value}),
      ...(rows > 0 ? {zeroShare: zeros / rows} : {})
    },
    bounds: median === null ? {} : {median: {low: median.low, high: median.high}},
    newest: type === "timestamp" && extremes !== null && extremes.min <= extremes.max ? extremes.max : null,
    invalidUtf8: 0
  });
}

function observeCategories(
  sums: ArrayLike<number>,
  layout: ColumnLayout,
  levels: readonly string[],
  type: ColumnType,
  others: readonly ValueCount[]
): ObservedColumn {
  const {spec, start, cells} = layout;
  const values = [...levels.map((value, i) => ({value, count: sums[cells + i]!})), ...others];
  const unnamed = otherRows(sums, layout) - others.reduce((sum, {count}) => sum + count, 0);
  return observedColumn(spec.name, type, sums[ROWS]!, {
    missing: sums[start + CATEGORICAL.missing]!,
    ...{nan: 0, infinite: {negative: 0, positive: 0}, values, otherRows: unnamed},
    invalidUtf8: values.reduce((sum, {value, count}) => sum + (LONE_SURROGATE.test(value) ? count : 0), 0),
    distinct: unnamed > 0 ? null : values.filter(({count}) => count > 0).length
  });
}

/** What UTF-8 has no bytes for. */
const LONE_SURROGATE = /\p{Surrogate}/u;
