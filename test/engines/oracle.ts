import type {ReferenceColumn} from "../../data-loaders/engines/reference-specs.js";
import {booleanValues, codedValues, numericValues} from "../../lib/profile/batch.js";
import type {Batch} from "../../lib/profile/batch.js";
import {profileRows} from "../../lib/profile/profile-rows.js";
import {booleanSpec, categoricalSpec, numericSpec} from "../../lib/profile/reference-spec.js";
import type {ColumnSpec, PartitionProfile, ProfileSpec} from "../../lib/profile/types.js";
import type {TableProfiles} from "../../lib/sql/decode.js";
import type {TimeColumn, TimeRange} from "../../lib/sql/types.js";
import type {Field, TestColumn, TestTable} from "./table.js";

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Returns the profiles of a table as TypeScript counts them: times through Intl, rows through the profile's oracle. */
export function oracleProfiles(
  spec: ProfileSpec,
  {columns}: TestTable,
  time: TimeColumn,
  range: TimeRange | null = null
): TableProfiles {
  const times = columns.find((c) => c.name === time.column)!;
  const bySlot = new Map<string, number[]>();
  let undated = 0;
  times.values.forEach((value, row) => {
    if (value === null) {
      if (range === null) ++undated;
      return;
    }
    const instant = millisecondsOf(value as string);
    if (range !== null && !(instant >= Date.parse(range.from) && instant < Date.parse(range.until))) return;
    const start = times.type === "date" ? firstDay(instant, time.unit) : slotOf(instant, time);
    bySlot.set(start, [...(bySlot.get(start) ?? []), row]);
  });
  const partitions = [...bySlot].sort(byTime).map(([start, rows]): PartitionProfile => ({
    start,
    profile: profileRows(spec, batchOf(spec, columns, rows))
  }));
  return {partitions, undated};
}

/**
 * Returns the shape of a column as the library makes it of the rows of a range.
 * @returns with the scale of its centre: the mean of the absolute values
 */
export function oracleSpec(
  {kind, name, role, type}: ReferenceColumn,
  {columns}: TestTable,
  time: TimeColumn,
  range: TimeRange | null
): {spec: ColumnSpec; scale: number} {
  const times = columns.find((c) => c.name === time.column)!;
  const rows = [...times.values.keys()].filter((row) => range === null || isWithin(times.values[row]!, range));
  const source = columns.find((c) => c.name === name)!;
  const values = rows.map((row) => source.values[row]!);
  if (kind === "categorical") {
    const texts = values.map((value) => (value === null ? null : String(value)));
    return {spec: type === "boolean" ? booleanSpec(name, role) : categoricalSpec(name, role, texts), scale: 0};
  }
  const isTime = source.type === "timestamp" || source.type === "instant" || source.type === "date";
  const numbers = values
    .filter((value) => value !== null)
    .map((value) => (isTime ? millisecondsOf(String(value)) : Number(value)));
  const sizes = numbers.filter(Number.isFinite).map(Math.abs);
  return {
    spec: numericSpec(name, role, type, numbers),
    scale: sizes.reduce((sum, size) => sum + size / sizes.length, 0)
  };
}

function isWithin(value: Field, {from, until}: TimeRange): boolean {
  if (value === null) return false;
  const instant = millisecondsOf(String(value));
  return instant >= Date.parse(from) && instant < Date.parse(until);
}

function byTime([a]: [string, unknown], [b]: [string, unknown]): number {
  return Date.parse(a) - Date.parse(b);
}

/** Digits after the millisecond are dropped, which rounds down. */
function millisecondsOf(iso: string): number {
  return Date.parse(iso.replace(/(\.\d{3})\d+/, "$1"));
}

function slotOf(instant: number, {unit, zone}: TimeColumn): string {
  const format = new Intl.DateTimeFormat("en-u-hc-h23", {
    timeZone: zone,
    ...{year: "numeric", month: "numeric", day: "numeric"},
    ...{hour: "numeric", minute: "numeric", second: "numeric", era: "short"}
  });
  const parts = new Map(format.formatToParts(instant).map(({type, value}) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type)!;
  const clock = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  const local = clock + (((instant % 1000) + 1000) % 1000);
  return unit === "hour" ? new Date(instant - (((local % HOUR) + HOUR) % HOUR)).toISOString() : firstDay(local, unit);
}

function firstDay(local: number, unit: TimeColumn["unit"]): string {
  const day = Math.floor(local / DAY);
  const date = new Date(day * DAY);
  // 1970-01-05 was a Monday
  if (unit === "week") date.setTime((day - ((((day - 4) % 7) + 7) % 7)) * DAY);
  if (unit === "month") date.setUTCDate(1);
  return date.toISOString().slice(0, 10);
}

function batchOf(spec: ProfileSpec, columns: readonly TestColumn[], rows: readonly number[]): Batch {
  return {
    rows: rows.length,
    columns: new Map(
      spec.columns.map((column) => {
        const source = columns.find((c) => c.name.toLowerCase() === column.name.toLowerCase());
        const values = rows.map((row) => source?.values[row] ?? null);
        return [column.name, columnOf(column, source?.type, values)];
      })
    )
  };
}

function columnOf(
  spec: ColumnSpec,
  type: TestColumn["type"] | undefined,
  values: readonly Field[]
): ReturnType<typeof numericValues> | ReturnType<typeof codedValues> {
  const mapped = <T>(of: (value: NonNullable<Field>) => T): (T | null)[] =>
    values.map((value) => (value === null ? null : of(value)));
  if (spec.kind === "numeric")
    return numericValues(
      mapped((value) =>
        type === "timestamp" || type === "instant" || type === "date" ? millisecondsOf(String(value)) : Number(value)
      )
    );
  return spec.type === "boolean" ? booleanValues(mapped(Boolean)) : codedValues(mapped(String), spec);
}
