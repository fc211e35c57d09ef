import {layoutOf, NUMERIC, ROWS} from "../profile/layout.js";
import {emptyProfile} from "../profile/profile-rows.js";
import {sliceExtremes, sliceSums} from "../profile/slices.js";
import type {PartitionProfile, Profile, ProfileSpec} from "../profile/types.js";
import type {Query} from "./plan.js";
import {slotStart} from "./slot.js";
import {NOWHERE} from "./types.js";
import type {Aggregate, SlotUnit} from "./types.js";

/** A row of a query's answer as drivers give it: numbers, null, and counts as a list or as an object by number. */
export type Row = readonly unknown[];

export interface Answer {
  readonly query: Query;
  readonly rows: readonly Row[];
}

export interface TableProfiles {
  /** those that have rows, in order of time */
  readonly partitions: readonly PartitionProfile[];
  /** rows in no partition, because they have no time */
  readonly undated: number;
}

/**
 * Returns the profiles that the answers to `planQueries` make.
 * @throws Error if a figure is not what was asked for, or if counts do not add up to the rows
 */
export function decodeProfiles(spec: ProfileSpec, unit: SlotUnit, answers: readonly Answer[]): TableProfiles {
  const profiles = new Map<number, Profile>();
  const undated = emptyProfile(spec);
  const profileOf = (slot: number): Profile => {
    let profile = profiles.get(slot);
    if (profile === undefined) profiles.set(slot, (profile = emptyProfile(spec)));
    return profile;
  };
  for (const {query, rows} of answers)
    for (const row of rows) addRow(spec, row[0] === null ? undated : profileOf(numberOf(row[0])), query, row);
  const partitions = [...profiles]
    .sort(([a], [b]) => a - b)
    .map(([slot, profile]) => ({start: slotStart(slot, unit), profile}));
  for (const partition of partitions) checkCounts(spec, partition);
  return {partitions, undated: undated.sums[ROWS]!};
}

function addRow(spec: ProfileSpec, profile: Profile, {cell, aggregates}: Query, row: Row): void {
  const figures = row.slice(cell === null ? 2 : 3);
  if (figures.length !== aggregates.length)
    throw new Error(`unexpected answer: ${figures.length} figures, expected ${aggregates.length}`);
  const number = numberOf(row[1]);
  const slice = number === 0 ? null : number - 1;
  const code = cell === null ? 0 : numberOf(row[2]);
  const sums = sliceSums(spec, profile.sums, slice);
  const extremes = profile.extremes.subarray(2 * sliceExtremes(spec, slice));
  aggregates.forEach((aggregate, i) => {
    if (figures[i] !== null) addFigure(sums, extremes, aggregate, code, figures[i]);
  });
}

function addFigure(
  sums: Float64Array,
  extremes: Float64Array,
  aggregate: Aggregate,
  code: number,
  figure: unknown
): void {
  switch (aggregate.kind) {
    case "count":
    case "sum":
      return addAt(sums, aggregate.slots, code, figure);
    case "counts":
      for (const [cell, rows] of Object.entries(figure as Readonly<Record<string, unknown>>))
        addAt(sums, aggregate.slots, Number(cell), rows);
      return;
    case "least":
    case "greatest":
      // adding 0 makes −0 plain 0, as in the oracle
      extremes[aggregate.position] = numberOf(figure) + 0;
  }
}

function addAt(sums: Float64Array, slots: readonly number[], cell: number, figure: unknown): void {
  const slot = slots[cell];
  if (slot === undefined) throw new Error(`unexpected answer: cell ${cell}, expected fewer than ${slots.length}`);
  if (slot !== NOWHERE) sums[slot]! += numberOf(figure);
}

/**
 * Returns a figure of an answer. JSON has no words for what is not finite, so that some drivers give it as text.
 * @throws Error if it is no number
 * @example numberOf("-Infinity") // -Infinity
 */
export function numberOf(figure: unknown): number {
  if (typeof figure === "number") return figure;
  if (figure === "NaN" || figure === "Infinity" || figure === "-Infinity") return Number(figure);
  throw new Error(`unexpected answer: ${JSON.stringify(figure)}, expected a number`);
}

/**
 * An engine that drops a row in silence, or a table that changes between two queries, shows here: every row is in one
 * place of each column.
 */
function checkCounts(spec: ProfileSpec, {start, profile}: PartitionProfile): void {
  const {columns, blocks, stride} = layoutOf(spec);
  for (let offset = 0; offset < profile.sums.length; offset += stride) {
    const rows = profile.sums[offset + ROWS]!;
    const check = (what: string, slots: readonly number[]): void => {
      const found = slots.reduce((sum, slot) => sum + profile.sums[offset + slot]!, 0);
      if (found !== rows)
        throw new Error(
          `counts do not add up: ${what} has ${found} values in ${rows} rows (partition ${start}); did the table change while it was read?`
        );
    };
    for (const {spec: column, start: first, cells, next} of columns) {
      // zeros and fractions are among the bins already, and sums are no rows
      const apart = column.kind === "numeric" ? NUMERIC.zeros : cells - first;
      check(column.name, [...span(first, first + apart), ...span(cells, next)]);
    }
    for (const {spec: block, start: first, end} of blocks)
      if (block.kind === "pair") check(block.columns.join(" and "), span(first, end));
  }
}

function span(from: number, until: number): number[] {
  return Array.from({length: until - from}, (_, i) => from + i);
}
