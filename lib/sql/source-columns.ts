import type {ColumnSpec, ProfileSpec} from "../profile/types.js";
import type {Dialect, TimeStorage} from "./dialect.js";
import {floorModulo} from "./expressions.js";
import {sqlName} from "./literals.js";
import type {Source, Storage} from "./types.js";

const HOUR = 3_600_000;
const DAY = 86_400_000;

/**
 * Checks that engines can tell the columns of a spec apart, since their names do not know upper from lower case.
 * @throws RangeError if two names differ in case alone
 */
export function checkNames({columns}: ProfileSpec): void {
  const seen = new Map<string, string>();
  for (const {name} of columns) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) throw new RangeError(`columns that SQL cannot tell apart: ${other} and ${name}`);
    seen.set(name.toLowerCase(), name);
  }
}

/** Returns how a source holds a column; undefined where it has no such column. */
function storageOf({columns}: Source, name: string): Storage | undefined {
  const folded = name.toLowerCase();
  return columns.get(name) ?? [...columns].find(([known]) => known.toLowerCase() === folded)?.[1];
}

/** What of a spec says how a column is read. */
export type ReadColumn = Pick<ColumnSpec, "name" | "kind" | "type">;

/**
 * Returns a column of the source as its spec has it: numbers as DOUBLE, categories as text, and nothing but missing
 * values where the source lacks it.
 * @throws RangeError if the source holds something else
 */
export function readColumn(dialect: Dialect, source: Source, spec: ReadColumn): string {
  const storage = storageOf(source, spec.name);
  const type = spec.kind === "numeric" ? "DOUBLE" : "VARCHAR";
  if (storage === undefined) return `CAST(NULL AS ${type})`;
  const name = sqlName(spec.name);
  const expected = spec.kind === "categorical" ? CATEGORIES : spec.type === "timestamp" ? TIMES : NUMBERS;
  if (!expected.includes(storage))
    throw new RangeError(`column ${spec.name} holds values of type ${storage}, expected ${expected.join(", ")}`);
  const isTime = expected === TIMES && (storage === "timestamp" || storage === "instant" || storage === "date");
  return `CAST(${isTime ? milliseconds(dialect, name, storage) : name} AS ${type})`;
}

const NUMBERS: readonly Storage[] = ["integer", "number", "boolean"];
const TIMES: readonly Storage[] = ["timestamp", "instant", "date", "integer", "number"];
/** Without fractions and instants, whose text is each engine's own. */
const CATEGORIES: readonly Storage[] = ["text", "boolean", "integer", "date"];

function milliseconds(dialect: Dialect, name: string, storage: TimeStorage | "date"): string {
  return storage === "date"
    ? `${dialect.days(name, "day")} * ${DAY}`
    : dialect.milliseconds(dialect.utc(name, storage));
}

/**
 * Returns the partition of a row as a number: whole days from 1970-01-01 to its first day, or for hours the milliseconds
 * from 1970 to its start. An hour starts when the local clock shows no minutes, so that the one that a change of the
 * clock repeats is two partitions.
 * @throws RangeError if the source has no such column of times, or only days where hours are asked for
 */
export function slotNumber(dialect: Dialect, source: Source): string {
  const {column, unit, zone} = source.time;
  const storage = timeStorage(source);
  const name = sqlName(column);
  if (storage === "date") {
    if (unit === "hour") throw new RangeError(`column ${column} holds days, expected times of day for hours`);
    return dialect.days(name, unit);
  }
  const local = dialect.local(name, storage, zone);
  if (unit !== "hour") return dialect.days(`CAST(${local} AS DATE)`, unit);
  const instant = dialect.milliseconds(dialect.utc(name, storage));
  return `${instant} - ${floorModulo(dialect.milliseconds(local), HOUR)}`;
}

/**
 * Returns how a source holds its column of times.
 * @throws RangeError if it has no such column, or holds something else
 */
export function timeStorage(source: Source): TimeStorage | "date" {
  const {column} = source.time;
  const storage = storageOf(source, column);
  if (storage === undefined)
    throw new RangeError(`missing time column: ${column} (known: ${[...source.columns.keys()].join(", ")})`);
  if (storage !== "timestamp" && storage !== "instant" && storage !== "date")
    throw new RangeError(`column ${column} holds values of type ${storage}, expected times`);
  return storage;
}

/**
 * Returns the condition that keeps the rows of the source's range, written so that files can be passed over by it.
 * @throws RangeError if the source has no such column of times, or holds days where the range is not of whole ones
 */
export function rangeCondition(dialect: Dialect, source: Source): string {
  if (source.range === null) return "TRUE";
  const name = sqlName(source.time.column);
  const storage = timeStorage(source);
  const [from, until] = [source.range.from, source.range.until].map((iso) => {
    if (storage === "date" && !/T00:00:00(\.0+)?Z$/.test(iso))
      throw new RangeError(`column ${source.time.column} holds days, expected a range of days; found ${iso}`);
    return dialect.instantLiteral(iso, storage);
  });
  return `${name} >= ${from} AND ${name} < ${until}`;
}
