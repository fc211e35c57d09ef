import {columnFigures} from "../profile/column-summary.js";
import {CATEGORICAL, NUMERIC, otherRows, ROWS} from "../profile/layout.js";
import type {ColumnLayout} from "../profile/layout.js";
import type {NumericSpec} from "../profile/types.js";
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
 * @param extremes of the same rows; null where they were not kept, as for windows
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
  const rows = sums[ROWS]!;
  const [low, high] = [sums[start + NUMERIC.negativeInfinity]!, sums[start + NUMERIC.positiveInfinity]!];
  const figures: Partial<Record<StatisticName, number>> = Number.isNaN(mean) ? {} : {mean, deviation};
  return observedColumn(name, type, rows, {
    missing: sums[start + NUMERIC.missing]!,
    nan: sums[start + NUMERIC.nan]!,
    infinite: {negative: low, positive: high},
    range: extremes && {min: low > 0 ? -Infinity : extremes.min, max: high > 0 ? Infinity : extremes.max},
    histogram: {kind: "shared", edges, counts: Array.from({length: end - cells}, (_, i) => sums[cells + i]!)},
    statistics: {...figures, ...(rows > 0 ? {zeroShare: zeros / rows} : {})},
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
    ...{nan: 0, infinite: {negative: 0, positive: 0}, invalidUtf8: 0, values, otherRows: unnamed},
    distinct: unnamed > 0 ? null : values.filter(({count}) => count > 0).length
  });
}
