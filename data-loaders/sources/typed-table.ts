import {sqlName, sqlText} from "../../lib/sql/literals.js";
import type {Storage, TimeColumn} from "../../lib/sql/types.js";
import {attempt, attempted} from "./derived.js";
import type {DerivedColumn} from "./derived.js";
import type {RawColumn, RawTable} from "./raw-table.js";
import {typedValue} from "./typed-value.js";
import type {TypedValue} from "./typed-value.js";
import type {TypedColumn} from "./types.js";

/** What rows are made of: columns of the file, and those that are computed from them. */
export interface TypedForm {
  readonly columns: readonly TypedColumn[];
  readonly derived: readonly DerivedColumn[];
  readonly time: TimeColumn | null;
}

/** How one column is typed. */
export interface Typing extends TypedValue {
  readonly column: TypedColumn;
  readonly raw: RawColumn;
}

/** What a file lacks is missing in every row. */
const ABSENT: RawColumn = {sql: "CAST(NULL AS VARCHAR)", type: "VARCHAR", isWritten: true};

/** Returns how the columns that a file has are typed. */
export function sourceTypings({columns: raws}: Pick<RawTable, "columns">, {columns, time}: TypedForm): Typing[] {
  const folded = new Map(Array.from(raws, ([name, raw]) => [name.toLowerCase(), raw]));
  return columns.map((column) => {
    const raw = raws.get(column.name) ?? folded.get(column.name.toLowerCase()) ?? ABSENT;
    return {...typedValue(raw, column.type, zoneOf(column, time)), column, raw};
  });
}

/** Returns how computed columns are typed, where the attempt at column i is called `d<i>`. */
export function derivedTypings({derived, time}: TypedForm): Typing[] {
  return derived.map((column, i) => {
    const raw = attempted(column, `d${i}`);
    return {...typedValue(raw, column.type, zoneOf(column, time)), column, raw};
  });
}

function zoneOf({name}: TypedColumn, time: TimeColumn | null): string | null {
  return time?.column === name ? time.zone : null;
}

/** Returns how the columns of a typed table are held, by name. */
export function storages(table: Pick<RawTable, "columns">, form: TypedForm): ReadonlyMap<string, Storage> {
  const typings = [...sourceTypings(table, form), ...derivedTypings(form)];
  return new Map(typings.map(({column, storage}) => [column.name, storage]));
}

/** Returns the condition under which a column's value can be typed, of a query that has `candidates`; null if always. */
export function fitting({fits, raw}: Typing, i: number): string | null {
  // an empty text is a missing value wherever anything but a text is expected
  return fits && fits(`v${i}`, raw.type === "VARCHAR" ? `nullif(g${i}, '')` : `g${i}`);
}

/** Returns the first step of typing: the candidates `v<i>` and, where it takes them to judge, the raw values `g<i>`. */
export function candidates(typings: readonly Typing[]): string[] {
  return typings.flatMap(({candidate, fits, raw}, i) => [
    `${candidate} AS v${i}`,
    ...(fits === null ? [] : [`${raw.sql} AS g${i}`])
  ]);
}

/** Returns the second step: the values by name. */
export function values(typings: readonly Typing[]): string[] {
  return typings.map(({value, column}, i) => `${value(`v${i}`)} AS ${sqlName(column.name)}`);
}

/**
 * Returns the rows of a table whose values can be typed, as what stands after FROM. Their columns are read whether a
 * query asks for them or not, so that every query is about the same rows.
 * @param sequence moves on for each row that is left out
 */
export function typedRelation(table: RawTable, form: TypedForm, sequence: string): string {
  const typings = sourceTypings(table, form);
  const conditions = typings.flatMap((typing, i) => {
    const condition = fitting(typing, i);
    if (condition !== null) return [condition];
    return table.leavesOut && typing.raw.type === "DOUBLE" ? [`coalesce(v${i}, 0e0) IS NOT NULL`] : [];
  });
  const isRow = table.isRow === null ? [] : [table.isRow];
  const raw = `(SELECT ${list(candidates(typings))} FROM ${table.relation} AS raw${where(isRow, sequence)}) AS typing`;
  const typed = `(SELECT ${list(values(typings))} FROM ${raw}${where(conditions, sequence)})`;
  return form.derived.length === 0 ? typed : withDerived(typed, form, sequence);
}

function withDerived(typed: string, form: TypedForm, sequence: string): string {
  const typings = derivedTypings(form);
  const names = form.columns.map(({name}) => sqlName(name));
  const conditions = typings.flatMap((typing, i) => [`d${i} IS NOT NULL`, fitting(typing, i) ?? []].flat());
  const own = names.map((name, i) => `${name} AS c${i}`);
  const attempts = form.derived.map(({derive}, i) => `${attempt(derive)} AS d${i}`);
  const inner = `(SELECT ${list([...own, ...attempts])} FROM ${typed} AS source) AS computed`;
  const middle = `(SELECT *, ${list(candidates(typings))} FROM ${inner}) AS typing`;
  const outer = [...names.map((name, i) => `c${i} AS ${name}`), ...values(typings)];
  return `(SELECT ${list(outer)} FROM ${middle}${where(conditions, sequence)})`;
}

function where(conditions: readonly string[], sequence: string): string {
  if (conditions.length === 0) return "";
  return ` WHERE CASE WHEN ${conditions.join("\n  AND ")} THEN TRUE ELSE nextval(${sqlText(sequence)}) IS NULL END`;
}

/** Returns what stands after SELECT. */
export function list(items: readonly string[]): string {
  return items.join(",\n  ");
}
