import type {ColumnFacts, Look, Slots} from "../../../data-loaders/propose/look.js";
import type {SlotUnit} from "../../../lib/sql/types.js";

/** Facts about a column of 1,000 rows with a value each. */
export function factsOf(name: string, facts: Partial<ColumnFacts> = {}): ColumnFacts {
  return {name, type: "number", present: 1000, distinct: 900, range: [0, 50], isWhole: false, stray: null, ...facts};
}

/** Partitions of `rows` rows each. */
export function slotsOf(unit: SlotUnit, partitions: number, rows: number): Slots {
  const starts = Array.from({length: partitions}, (_, i) =>
    unit === "hour"
      ? new Date(Date.UTC(2026, 0, 1, i)).toISOString()
      : new Date(Date.UTC(2026, unit === "month" ? i : 0, unit === "day" ? 1 + i : unit === "week" ? 5 + 7 * i : 1))
          .toISOString()
          .slice(0, 10)
  );
  return {unit, starts, rows: starts.map(() => rows), undated: 0};
}

/** A table that looks as said, with 91 days of 100 rows. */
export function lookOf(columns: readonly ColumnFacts[]): Look {
  return {
    files: 1,
    rows: 1000,
    columns,
    holdsDays: () => false,
    slots: (_, unit) => Promise.resolve(slotsOf(unit, unit === "day" ? 91 : 3, 100)),
    close: () => Promise.resolve()
  };
}
