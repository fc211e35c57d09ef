import type {BostonRows} from "../../course.js";
import {TRAIN} from "../../scenario/pools.js";
import {scenarios} from "../../scenario/scenarios.js";
import {drawDay} from "../../scenario/stream.js";
import type {Coverage} from "./coverage.js";

/** A value of RAD that stands apart from all others: the tracts that have it are a market of their own. */
const CITY = 24;

/** What a model learnt from and what it is then asked: S0 and S2 are simulated, S8 is a split of the real rows. */
export const situationIds = ["S0", "S2", "S8"] as const;
export type SituationId = (typeof situationIds)[number];

/** The day that is drawn: the first on which S2 differs from S0. */
const DAY = scenarios.S2.changeDay!;

/** Requests of a simulated day. */
export const ROWS_PER_DAY = 120;

/** Returns the rows of a situation; `seed` is that of the draw, where there is one. */
export function situationOf({columns, pool}: BostonRows, id: SituationId, seed: number): Coverage {
  if (id === "S8") return citySplit(columns);
  const numbers = pool.map((_, row) => row);
  const tracts = numbers.flatMap((row) => (pool[row] === TRAIN ? [] : [{row, rad: columns["rad"]![row]!}]));
  const drawn = drawDay({pool: tracts, train: [], rowsPerDay: ROWS_PER_DAY, seed}, scenarios[id], DAY);
  return {train: numbers.filter((row) => pool[row] === TRAIN), serving: drawn.map(({row}) => row!)};
}

/** Splits the rows into those outside the city, to learn from, and those of the city. */
export function citySplit(columns: BostonRows["columns"]): Coverage {
  const rows = columns["rad"]!.map((_, row) => row);
  const isCity = (row: number): boolean => columns["rad"]![row] === CITY;
  return {train: rows.filter((row) => !isCity(row)), serving: rows.filter(isCity)};
}
