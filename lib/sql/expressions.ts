import type {ColumnSpec, SliceSpec} from "../profile/types.js";
import type {Dialect} from "./dialect.js";
import {sqlNumber, sqlText} from "./literals.js";
import type {Aggregate, Cell, Condition, Value} from "./types.js";
import {sideCount} from "./types.js";

/** Returns the name that a column has inside a query, whatever the data calls it. */
export const rawName = (column: number): string => `r${column}`;
const finiteName = (column: number): string => `x${column}`;

/** Returns the columns of a query's rows that are computed first: numbers free of NaN and infinities. */
export function finiteColumn(dialect: Dialect, column: number): string {
  return `${onlyFinite(dialect, rawName(column))} AS ${finiteName(column)}`;
}

/** Every sum and every bin has this guard: engines put NaN in a bin, or refuse it, and one infinity spoils a sum. */
function onlyFinite(dialect: Dialect, x: string): string {
  return `CASE WHEN ${dialect.isFinite(x)} THEN ${x} END`;
}

/** Returns a value as an expression over those names. */
export function valueText(dialect: Dialect, value: Value): string {
  switch (value.kind) {
    case "number":
      return finiteName(value.column);
    case "shifted":
      return `(${finiteName(value.column)} - ${sqlNumber(value.centre)})`;
    case "error":
      return `(${onlyFinite(dialect, `(${finiteName(value.prediction)} - ${finiteName(value.label)})`)})`;
    case "product":
      return `(${value.factors.map((factor) => valueText(dialect, factor)).join(" * ")})`;
    case "size":
      return `abs(${valueText(dialect, value.of)})`;
  }
}

/** Returns a condition; it is not true where what it speaks of is missing. */
export function conditionText(dialect: Dialect, condition: Condition): string {
  switch (condition.kind) {
    case "missing":
      return `${rawName(condition.column)} IS NULL`;
    case "present":
      return `${rawName(condition.column)} IS NOT NULL`;
    case "nan":
      return dialect.isNan(rawName(condition.column));
    case "negativeInfinity":
    case "positiveInfinity": {
      // NaN sorts above infinity in some engines
      const raw = rawName(condition.column);
      const sign = condition.kind === "negativeInfinity" ? "<" : ">";
      return `NOT ${dialect.isFinite(raw)} AND NOT ${dialect.isNan(raw)} AND ${raw} ${sign} 0e0`;
    }
    case "zero":
      return `${finiteName(condition.column)} = 0e0`;
    case "fractional":
      return `${finiteName(condition.column)} <> floor(${finiteName(condition.column)})`;
    case "within":
      return withinText(valueText(dialect, condition.value), condition.above, condition.upTo);
    case "level":
      return condition.levels.length === 0
        ? "FALSE"
        : `${rawName(condition.column)} IN (${condition.levels.map(sqlText).join(", ")})`;
  }
}

function withinText(x: string, above: number | null, upTo: number | null): string {
  const limits = [
    ...(above === null ? [] : [`${x} > ${sqlNumber(above)}`]),
    ...(upTo === null ? [] : [`${x} <= ${sqlNumber(upTo)}`])
  ];
  return limits.length === 0 ? `${x} IS NOT NULL` : limits.join(" AND ");
}

/** Returns the condition under which a row belongs to a slice. */
export function sliceCondition(slice: SliceSpec, columns: readonly ColumnSpec[]): Condition {
  const column = columns.findIndex((c) => c.name === slice.column);
  return "levels" in slice
    ? {kind: "level", column, levels: slice.levels}
    : {kind: "within", value: {kind: "number", column}, above: slice.above, upTo: slice.upTo};
}

/** Returns a cell as a whole number; NULL where a row is in none. */
export function cellText(dialect: Dialect, cell: Cell): string {
  switch (cell.kind) {
    case "bin":
      return dialect.bin(valueText(dialect, cell.value), cell.edges);
    case "level": {
      const text = rawName(cell.column);
      const others = cell.levels.length;
      const other = cell.buckets === 1 ? others : `${others} + ${dialect.digest(text)} % ${cell.buckets}`;
      return `CASE WHEN ${text} IS NOT NULL THEN coalesce(${dialect.level(text, cell.levels)}, ${other}) END`;
    }
    case "grid":
      return cell.sides.reduce((code, side, i) => {
        const text = `(${cellText(dialect, side.cell)})`;
        const part = side.absent ? `coalesce(${text}, ${sideCount(side) - 1})` : text;
        return i === 0 ? part : `(${code}) * ${sideCount(side)} + ${part}`;
      }, "");
  }
}

/** Returns a figure; counts come as DOUBLE, which holds them exactly and which every driver reads as a number. */
export function aggregateText(dialect: Dialect, aggregate: Aggregate): string {
  switch (aggregate.kind) {
    case "count":
      return aggregate.when === null
        ? "CAST(count(*) AS DOUBLE)"
        : `CAST(count_if(${conditionText(dialect, aggregate.when)}) AS DOUBLE)`;
    case "sum": {
      const value = valueText(dialect, aggregate.of);
      // FILTER (WHERE …) doubled the time of a whole query in DuckDB
      return aggregate.when === null
        ? `sum(${value})`
        : `sum(CASE WHEN ${conditionText(dialect, aggregate.when)} THEN ${value} END)`;
    }
    case "counts":
      return dialect.counts(cellText(dialect, aggregate.cell), aggregate.cell, (bin) => valueText(dialect, bin.value));
    case "least":
      return `min(${valueText(dialect, aggregate.of)})`;
    case "greatest":
      return `max(${valueText(dialect, aggregate.of)})`;
  }
}

/** Returns the remainder of a whole number that is never negative; engines give one with the sign of the number. */
export function floorModulo(x: string, divisor: number): string {
  return `((${x} % ${divisor} + ${divisor}) % ${divisor})`;
}
