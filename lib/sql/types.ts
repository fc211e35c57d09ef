/**
 * What is asked of an engine's rows, in no dialect. Columns are named by their position in `ProfileSpec.columns`, so
 * that no name of the data reaches the inside of a query.
 */

/**
 * How a table holds a column. A "timestamp" has no zone and is read as UTC; an "instant" carries its own. What cannot be
 * profiled, as lists, is "other".
 */
export type Storage = "integer" | "number" | "text" | "boolean" | "timestamp" | "instant" | "date" | "other";

export type SlotUnit = "hour" | "day" | "week" | "month";

/** How rows are dealt to partitions: by a column of times, on the clock and calendar of a named time zone. */
export interface TimeColumn {
  readonly column: string;
  readonly unit: SlotUnit;
  /** IANA name, as Europe/Berlin */
  readonly zone: string;
}

/** Rows from one instant up to another that is left out, ISO 8601 in UTC. */
export interface TimeRange {
  readonly from: string;
  readonly until: string;
}

/** A table to profile. */
export interface Source {
  /** what stands after FROM, quoted */
  readonly relation: string;
  /** by name; a column that is not here counts as missing in every row */
  readonly columns: ReadonlyMap<string, Storage>;
  readonly time: TimeColumn;
  /** null for all rows; with a range, rows without a time are left out */
  readonly range: TimeRange | null;
}

/** A finite number per row; none where a part of it is missing, NaN or infinite. */
export type Value =
  | {readonly kind: "number"; readonly column: number}
  | {readonly kind: "shifted"; readonly column: number; readonly centre: number}
  /** prediction − label, where that is finite */
  | {readonly kind: "error"; readonly prediction: number; readonly label: number}
  | {readonly kind: "product"; readonly factors: readonly [Value, Value]}
  | {readonly kind: "size"; readonly of: Value};

export type Condition =
  | {
      readonly kind: "missing" | "present" | "nan" | "negativeInfinity" | "positiveInfinity" | "zero" | "fractional";
      readonly column: number;
    }
  /** holds for a value alone: above < value ≤ upTo, null for no limit */
  | {readonly kind: "within"; readonly value: Value; readonly above: number | null; readonly upTo: number | null}
  | {readonly kind: "level"; readonly column: number; readonly levels: readonly string[]};

/** A whole number from 0 per row that says which cell the row is counted in, or none. */
export type Cell =
  /** as `binOf` */
  | {readonly kind: "bin"; readonly value: Value; readonly edges: readonly number[]}
  /** the position of the text in the levels, or levels.length + its bucket */
  | {readonly kind: "level"; readonly column: number; readonly levels: readonly string[]; readonly buckets: number}
  /** the cells of all sides, last one fastest */
  | {readonly kind: "grid"; readonly sides: readonly GridSide[]};

/** One side of a grid; where `absent`, rows without a cell have one more, the last. */
export interface GridSide {
  readonly cell: Exclude<Cell, {kind: "grid"}>;
  readonly absent: boolean;
}

/**
 * A figure of the rows of one partition, slice and, where the query has one, cell. `slots` says where in a profile's
 * sums it is added, by cell (0 where there is none); NOWHERE for cells that do not count.
 */
export type Aggregate =
  | {readonly kind: "count"; readonly when: Condition | null; readonly slots: readonly number[]}
  | {
      readonly kind: "sum";
      readonly of: Value;
      readonly when: Condition | null;
      readonly slots: readonly number[];
    }
  /** rows by cell in one figure; here `slots` goes by the figure's own cells */
  | {readonly kind: "counts"; readonly cell: Cell; readonly slots: readonly number[]}
  /** `position` is one of a profile's extremes */
  | {readonly kind: "least" | "greatest"; readonly of: Value; readonly position: number};

export const NOWHERE = -1;

/** Figures that are asked for together, because one column or block needs them. */
export interface Part {
  /** what needs them, as an error should call it */
  readonly name: string;
  /** that it reads, positions in the spec */
  readonly columns: readonly number[];
  /** rows that count: those for which all hold */
  readonly where: readonly Condition[];
  /** rows are grouped by it too, and those without a cell left out; null for one group */
  readonly cell: Cell | null;
  readonly aggregates: readonly Aggregate[];
}

/** Returns the number of cells. */
export function cellCount(cell: Cell): number {
  switch (cell.kind) {
    case "bin":
      return cell.edges.length + 1;
    case "level":
      return cell.levels.length + cell.buckets;
    case "grid":
      return cell.sides.reduce((cells, side) => cells * sideCount(side), 1);
  }
}

/** Returns the number of cells of one side of a grid. */
export function sideCount({cell, absent}: GridSide): number {
  return cellCount(cell) + Number(absent);
}
