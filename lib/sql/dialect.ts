import type {Cell, Storage} from "./types.js";

/** A column of instants. */
export type TimeStorage = Extract<Storage, "timestamp" | "instant">;

/**
 * How an engine spells what engines spell differently; everything else is in query-text.ts. Arguments are SQL
 * expressions without side effects, and so are results.
 */
export interface Dialect {
  readonly name: string;
  /** most characters that one query should have */
  readonly longestText: number;
  /** most figures that one query should ask for */
  readonly mostFigures: number;

  /** what the engine's own name of a type comes down to */
  storage(type: string): Storage;
  /** a DOUBLE that is neither NaN nor infinite */
  isFinite(x: string): string;
  isNan(x: string): string;
  /** a time as a timestamp without zone that reads as UTC; none where it is not finite */
  utc(time: string, storage: TimeStorage): string;
  /** a time as a timestamp without zone that reads as the clock of `zone`; none where it is not finite */
  local(time: string, storage: TimeStorage, zone: string): string;
  /** a timestamp without zone as whole milliseconds since 1970, rounded down */
  milliseconds(timestamp: string): string;
  /** whole days from 1970-01-01 to a day, or to the first of its week (Monday) or month; none where it is not finite */
  days(day: string, unit: "day" | "week" | "month"): string;
  /** a constant of a column's own type, so that files can be passed over by it */
  instantLiteral(iso: string, storage: TimeStorage | "date"): string;
  /** the number of edges below x, as a whole number; none where x is none */
  bin(x: string, edges: readonly number[]): string;
  /** the position of a text in the levels; none for other texts and where it is none */
  level(text: string, levels: readonly string[]): string;
  /** the first two bytes of the MD5 digest of a text's UTF-8 bytes, as a number */
  digest(text: string): string;
  /** rows by a whole number, as a list by position or a map, in one figure; `code` is the cell as SQL */
  counts(code: string, cell: Cell, valueOf: (cell: Extract<Cell, {kind: "bin"}>) => string): string;
  /** the rows of `relation`, each with `slice` 0 and once more with the number, from 1, of each condition that holds */
  sliced(relation: string, conditions: readonly string[]): string;
}
