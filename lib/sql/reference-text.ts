import type {Dialect} from "./dialect.js";
import {aggregateText, finiteColumn, rawName, valueText} from "./expressions.js";
import {rangeCondition, readColumn} from "./source-columns.js";
import type {ReadColumn} from "./source-columns.js";
import type {Source, Value} from "./types.js";

/*
 * What is asked of the reference rows, so that bins and vocabularies can be placed. Of a column of numbers, only the
 * values that edges depend on are in an answer; of a category, only its most frequent levels.
 */

const number = (column: number): Value => ({kind: "number", column});

/**
 * Returns the query for columns of numbers: one row with, for each, the count of finite values, their sum, and the count
 * of those that are not whole.
 * @throws RangeError if the source holds a column as something else
 */
export function totalsText(dialect: Dialect, source: Source, columns: readonly ReadColumn[]): string {
  const figures = columns.flatMap((_, column) => [
    aggregateText(dialect, {
      ...{kind: "count", slots: []},
      when: {kind: "within", value: number(column), above: null, upTo: null}
    }),
    aggregateText(dialect, {kind: "sum", of: number(column), when: null, slots: []}),
    aggregateText(dialect, {kind: "count", when: {kind: "fractional", column}, slots: []})
  ]);
  return `SELECT ${figures.join(",\n  ")}\nFROM (${finiteRows(dialect, source, columns)}) AS numbers`;
}

/**
 * Returns the query for some of the sorted finite values of a column: rows of position, from 0, and value.
 * @throws RangeError if the source holds the column as something else
 */
export function valuesText(dialect: Dialect, source: Source, column: ReadColumn, positions: readonly number[]): string {
  const value = valueText(dialect, number(0));
  return [
    `SELECT CAST(place AS DOUBLE), ${value}`,
    `FROM (SELECT ${value}, row_number() OVER (ORDER BY ${value}) - 1 AS place`,
    `FROM (${finiteRows(dialect, source, [column])}) AS numbers WHERE ${value} IS NOT NULL) AS sorted`,
    `WHERE place IN (${positions.join(", ")})`
  ].join("\n");
}

/**
 * Returns the query for the levels of a category: the most frequent first, of those as frequent the first by their UTF-8
 * bytes.
 * @param most levels at most
 * @throws RangeError if the source holds the column as something else
 */
export function levelsText(dialect: Dialect, source: Source, column: ReadColumn, most: number): string {
  const level = rawName(0);
  return [
    `SELECT ${level} FROM (${rawRows(dialect, source, [column])}) AS source`,
    `WHERE ${level} IS NOT NULL GROUP BY ${level} ORDER BY count(*) DESC, ${level} LIMIT ${most}`
  ].join("\n");
}

function finiteRows(dialect: Dialect, source: Source, columns: readonly ReadColumn[]): string {
  const finite = columns.map((_, column) => finiteColumn(dialect, column));
  return `SELECT ${finite.join(", ")} FROM (${rawRows(dialect, source, columns)}) AS source`;
}

function rawRows(dialect: Dialect, source: Source, columns: readonly ReadColumn[]): string {
  const read = columns.map((column, i) => `${readColumn(dialect, source, column)} AS ${rawName(i)}`);
  return `SELECT ${read.join(",\n  ")}\nFROM ${source.relation} WHERE ${rangeCondition(dialect, source)}`;
}
