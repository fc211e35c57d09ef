import {duckdb} from "../../lib/sql/duckdb.js";
import {sqlName, sqlText} from "../../lib/sql/literals.js";
import {slotNumber} from "../../lib/sql/source-columns.js";
import {attempt} from "./derived.js";
import type {MisshapenTable, NumberedTable, RawTable} from "./raw-table.js";
import {candidates, derivedTypings, fitting, list, sourceTypings, storages, values} from "./typed-table.js";
import type {TypedForm, Typing} from "./typed-table.js";
import {REASONS} from "./typed-value.js";

/** Longest text of a reject. */
export const SHOWN = 500;

const NO_FAULT = "CAST(NULL AS STRUCT(c VARCHAR, t VARCHAR, w VARCHAR))";

/**
 * Returns the query for the values of a table that cannot be typed: row, partition, column, text and reason.
 * @param withUndated whether rows without a time are told as well
 */
export function faultsText(table: NumberedTable, form: TypedForm, withUndated: boolean): string {
  const {whyNot} = table;
  const noRow = whyNot === null ? null : `NOT coalesce(${table.isRow ?? "TRUE"}, FALSE)`;
  const asRow = noRow === null ? NO_FAULT : `CASE WHEN ${noRow} THEN ${fault("''", whyNot!.text, whyNot!.reason)} END`;
  const rows = numberedRows(table, form, table.row, asRow);
  const time = form.time;
  const told =
    time !== null && withUndated
      ? `CASE WHEN slot IS NULL AND len(faults) = 0 THEN [${fault(sqlText(time.column), "''", "'no time'")}] ELSE faults END`
      : "faults";
  const found = `(SELECT place, slot, list_filter(faults, lambda x: x IS NOT NULL) AS faults FROM ${rows})`;
  const each = `(SELECT place, slot, unnest(told) AS x, generate_subscripts(told, 1) AS nth FROM (SELECT place, slot, ${told} AS told FROM ${found}))`;
  return `SELECT place, slot, x.c, x.t, x.w FROM ${each} ORDER BY place, nth`;
}

/** Returns the query for the rows of a table that could not be cut into fields. */
export function misshapenText(table: MisshapenTable, form: TypedForm): string {
  const rows = numberedRows(
    {...table, isRow: null, leavesOut: false},
    form,
    "raw.line",
    fault("''", "raw.text", "raw.reason")
  );
  // whatever else is wrong with their values, they are rejected once
  return `SELECT place, slot, faults[1].c, faults[1].t, faults[1].w FROM ${rows} ORDER BY place`;
}

/** Rows as `place`, `slot` and `faults`, the first of which is that of the row as a whole. */
function numberedRows(table: RawTable, form: TypedForm, row: string, asRow: string): string {
  const typings = sourceTypings(table, form);
  const [place, faults] = freeNames(form);
  const raw = `(SELECT ${list([`${row} AS place`, `${asRow} AS fault`, ...candidates(typings)])} FROM ${table.relation} AS raw)`;
  const own = [`place AS ${place}`, `[fault, ${typings.map(faultOf).join(", ")}] AS ${faults}`, ...values(typings)];
  const typed = `(SELECT ${list(own)} FROM ${raw} AS typing)`;
  const columns = form.derived.length === 0 ? typed : withDerived(typed, form, [place, faults]);
  const source = {relation: "", columns: storages(table, form), range: null};
  const slot = form.time === null ? "NULL" : `CAST(${slotNumber(duckdb, {...source, time: form.time})} AS DOUBLE)`;
  return `(SELECT ${place} AS place, ${slot} AS slot, ${faults} AS faults FROM ${columns} AS typed)`;
}

function withDerived(typed: string, form: TypedForm, [place, faults]: readonly [string, string]): string {
  const typings = derivedTypings(form);
  const attempts = form.derived.map(({derive}, i) => `${attempt(derive)} AS d${i}`);
  const own = form.columns.map(({name}, i) => `${sqlName(name)} AS c${i}`);
  const inner = `(SELECT ${list([`${place} AS place`, `${faults} AS faults`, ...own, ...attempts])} FROM ${typed} AS source)`;
  const middle = `(SELECT *, ${list(candidates(typings))} FROM ${inner})`;
  const failures = typings.map(
    ({column}, i) =>
      `CASE WHEN d${i} IS NULL THEN ${fault(sqlText(column.name), "''", sqlText(`cannot be computed: ${column.derive}`))} END`
  );
  const outer = [
    `place AS ${place}`,
    `list_concat(faults, [${[...failures, ...typings.map(faultOf)].join(", ")}]) AS ${faults}`,
    ...form.columns.map(({name}, i) => `c${i} AS ${sqlName(name)}`),
    ...values(typings)
  ];
  return `(SELECT ${list(outer)} FROM ${middle} AS typing)`;
}

function faultOf(typing: Typing, i: number): string {
  const condition = fitting(typing, i);
  if (condition === null) return "NULL";
  const {name, type} = typing.column;
  return `CASE WHEN NOT ${condition} THEN ${fault(sqlText(name), `CAST(g${i} AS VARCHAR)`, sqlText(REASONS[type]))} END`;
}

function fault(column: string, text: string, reason: string): string {
  return `{c: ${column}, t: left(${text}, ${SHOWN}), w: ${reason}}`;
}

/** Two names that no column has. */
function freeNames({columns, derived}: TypedForm): readonly [string, string] {
  const taken = [...columns, ...derived].map(({name}) => name.toLowerCase());
  const free = (name: string): string => (taken.includes(name) ? free(`${name}_`) : name);
  return [free("place"), free("faults")].map(sqlName) as [string, string];
}
