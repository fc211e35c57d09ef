import {TOWN_COLUMNS, townPatterns} from "../../course.js";
import {correlation} from "../../statistics/correlation.js";
import {mostFrequent} from "../../statistics/most-frequent.js";

type Table = Readonly<Record<string, readonly number[]>>;

interface Found {
  /** columns that it is about */
  readonly columns: readonly string[];
  /** numbers of the rows that show it, from 0 */
  readonly rows: readonly number[];
}

/** Something that an automatic look at a table of numbers turns up; whether it is a fault, a reader has to judge. */
export type Finding =
  /** how many values are missing, over all columns */
  | (Found & {readonly kind: "gaps"; readonly values: number})
  /** many rows at the very end of a column; `near` of the others lie in the last fifth before a highest value */
  | (Found & {readonly kind: "pile"; readonly value: number; readonly end: "lowest" | "highest"; readonly near: number})
  /** one value in many rows */
  | (Found & {readonly kind: "repeated"; readonly value: number})
  /** the frequent values of several columns stand in the very same rows */
  | (Found & {readonly kind: "together"; readonly values: readonly number[]})
  /** the two inputs that go together most closely; no rows in particular */
  | (Found & {readonly kind: "correlated"; readonly correlation: number})
  /** how many different rows there are in the columns of the town; the rows are those of the most frequent */
  | (Found & {readonly kind: "patterns"; readonly patterns: number})
  /** above what the description of the column allows */
  | (Found & {readonly kind: "impossible"; readonly limit: number})
  /** below `limit` the value leaves open which of two things was measured */
  | (Found & {readonly kind: "twofold"; readonly limit: number});

/** Shares of the rows from which a value at an end of a column, or anywhere in it, is pointed out. */
const AT_END = 0.03;
const ANYWHERE = 0.2;

/** A crime rate per head cannot exceed one; B is 1000(Bk − 0.63)², and only below the value at Bk = 1 do two shares fit. */
const MOST_PER_HEAD = 1;
const TWOFOLD_BELOW = Number((1000 * (1 - 0.63) ** 2).toFixed(6));

/**
 * Looks for what deserves a question before a model sees the rows: gaps, piles, repeated values, columns that say the
 * same, values that cannot be.
 * @param names columns to look at; "crim", "b" and those of the town among them
 * @throws RangeError if there are no rows
 */
export function findingsOf(table: Table, names: readonly string[], target: string): Finding[] {
  const frequent = names.flatMap((column) => frequentValue(table[column]!, column));
  const groups = sameRows(frequent);
  const together = groups.filter((group) => group.length > 1);
  const single = groups.filter((group) => group.length === 1).flat();
  return [
    gapsIn(table, names),
    ...single
      .filter(({kind}) => kind === "pile")
      .sort((a, b) => Number(b.columns[0] === target) - Number(a.columns[0] === target)),
    ...together.map((group): Finding => {
      const columns = group.flatMap((finding) => finding.columns);
      return {kind: "together", columns, values: group.map(({value}) => value), rows: group[0]!.rows};
    }),
    ...single.filter(({kind}) => kind === "repeated"),
    closest(
      table,
      names.filter((name) => name !== target)
    ),
    townsIn(table),
    {
      kind: "impossible",
      columns: ["crim"],
      limit: MOST_PER_HEAD,
      rows: rowsOf(table["crim"]!, (x) => x > MOST_PER_HEAD)
    },
    {kind: "twofold", columns: ["b"], limit: TWOFOLD_BELOW, rows: rowsOf(table["b"]!, (x) => x < TWOFOLD_BELOW)}
  ];
}

type Frequent = Extract<Finding, {kind: "pile" | "repeated"}>;

/** The most frequent value of a column, where it is frequent enough; a column of two values repeats them by nature. */
function frequentValue(values: readonly number[], column: string): Frequent[] {
  if (new Set(values).size <= 2) return [];
  const {value, count} = mostFrequent(values);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const end = value === low ? "lowest" : value === high ? "highest" : null;
  if (count < (end === null ? ANYWHERE : AT_END) * values.length) return [];
  const found = {columns: [column], value, rows: rowsOf(values, (x) => x === value)};
  if (end === null) return [{kind: "repeated", ...found}];
  const near = end === "highest" ? rowsOf(values, (x) => x > 0.8 * value && x < value).length : 0;
  return [{kind: "pile", ...found, end, near}];
}

/** Groups those that show in the very same rows. */
function sameRows(found: readonly Frequent[]): Frequent[][] {
  const groups = new Map<string, Frequent[]>();
  for (const one of found) groups.set(one.rows.join(), [...(groups.get(one.rows.join()) ?? []), one]);
  return [...groups.values()];
}

function rowsOf(values: readonly number[], test: (value: number) => boolean): number[] {
  return values.flatMap((value, row) => (test(value) ? [row] : []));
}

function gapsIn(table: Table, columns: readonly string[]): Finding {
  const rows = columns.flatMap((name) => rowsOf(table[name]!, (value) => !Number.isFinite(value)));
  return {kind: "gaps", columns, values: rows.length, rows: [...new Set(rows)]};
}

function closest(table: Table, inputs: readonly string[]): Finding {
  const pairs = inputs.flatMap((a, i) =>
    inputs.slice(i + 1).map((b) => ({columns: [a, b], correlation: correlation(table[a]!, table[b]!)}))
  );
  const pair = pairs.reduce((most, next) => (Math.abs(next.correlation) > Math.abs(most.correlation) ? next : most));
  return {kind: "correlated", ...pair, rows: []};
}

function townsIn(table: Table): Finding {
  const towns = townPatterns(table);
  const {value} = mostFrequent(towns);
  const rows = towns.flatMap((town, row) => (town === value ? [row] : []));
  return {kind: "patterns", columns: TOWN_COLUMNS, patterns: new Set(towns).size, rows};
}
