import type {ColumnDrift} from "../../lib/drift/column-drift.js";
import {compareWindows} from "../../lib/drift/compare.js";
import {numericValues} from "../../lib/profile/batch.js";
import {mergeProfiles} from "../../lib/profile/merge.js";
import {FINEST} from "../../lib/profile/nested-bins.js";
import {emptyProfile, profileRows} from "../../lib/profile/profile-rows.js";
import {numericSpec} from "../../lib/profile/reference-spec.js";
import type {PartitionProfile, ProfileSpec} from "../../lib/profile/types.js";
import {timelineOf, windowSums} from "../../lib/profile/window.js";
import {quantile} from "../../lib/statistics/quantile.js";
import {seeded} from "../../lib/statistics/random.js";
import type {Random} from "../../lib/statistics/random.js";
import {plainFigures, plainTotal} from "./plain-loops.js";

/** How long a part of the library takes, and how much longer than a plain loop over the same arrays. */
export interface LibraryTiming {
  readonly what: string;
  /** milliseconds, median */
  readonly time: number;
  /** most it may take, in milliseconds; null where only the ratio counts */
  readonly bar: number | null;
  /** median over pairs of runs, one after the other */
  readonly ratio: number;
}

/** Most times that the library may take as long as a plain loop. */
export const RATIO_BAR = 3;

const COLUMNS = 100;
const DAYS = 365;
const ROWS_PER_DAY = 40;
const REFERENCE_ROWS = 2000;

/** Compares two windows of a made-up year and merges its partitions, by turns with plain loops. */
export function measureLibrary(): LibraryTiming[] {
  const random = seeded(1);
  const spec = specOf(random);
  const partitions = Array.from({length: DAYS}, (_, day) => partitionOf(spec, day, random));
  const profiles = partitions.map(({profile}) => profile);
  const parts = profiles.map(({sums}) => sums);
  const timeline = timelineOf(spec, partitions);
  const windows = [
    {from: 0, to: 180},
    {from: 180, to: DAYS}
  ].map((window) => windowSums(timeline, window)) as [Float64Array, Float64Array];
  const figures = plainFigures(spec);
  checkFigures(compareWindows(spec, ...windows, 0.05), figures(...windows));
  const size = `${DAYS} partitions × ${COLUMNS} columns`;
  return [
    {
      what: `default figures of ${COLUMNS} columns × ${FINEST} bins`,
      bar: 4,
      ...byTurns(
        () => compareWindows(spec, ...windows, 0.05),
        () => figures(...windows),
        500
      )
    },
    {
      what: `timeline of ${size}`,
      bar: null,
      ...byTurns(
        () => timelineOf(spec, partitions),
        () => plainTotal(parts),
        25
      )
    },
    {
      what: `merging ${size}`,
      bar: 50,
      ...byTurns(
        () => mergeProfiles(emptyProfile(spec), ...profiles),
        () => plainTotal(parts),
        25
      )
    }
  ];
}

function specOf(random: Random): ProfileSpec {
  const columns = Array.from({length: COLUMNS}, (_, i) =>
    numericSpec(`column${i + 1}`, "feature", "number", drawn(REFERENCE_ROWS, random))
  );
  return {columns, blocks: [], slices: []};
}

function partitionOf(spec: ProfileSpec, day: number, random: Random): PartitionProfile {
  // Columns that lack different numbers of rows have thresholds of their own.
  const some = (x: number): number | null => (random() < 0.02 ? null : x);
  const columns = new Map(spec.columns.map(({name}) => [name, numericValues(drawn(ROWS_PER_DAY, random).map(some))]));
  return {start: `day ${day}`, profile: profileRows(spec, {rows: ROWS_PER_DAY, columns})};
}

function drawn(n: number, random: Random): number[] {
  return Array.from({length: n}, () => Math.log(1 - random()));
}

/** A loop that computes something else would be no measure. */
function checkFigures(drifts: readonly ColumnDrift[], figures: Float64Array): void {
  drifts.forEach(({name, distances: {psi, jensenShannon, kolmogorovSmirnov}, missing}, column) =>
    [psi, jensenShannon, kolmogorovSmirnov, missing].forEach(({value}, i) => {
      const plain = figures[4 * column + i]!;
      if (!(Math.abs(value - plain) < 1e-12)) throw new Error(`figures of ${name} differ: ${value} and ${plain}`);
    })
  );
}

function byTurns(library: () => unknown, plain: () => unknown, pairs: number): {time: number; ratio: number} {
  const times = Array.from({length: pairs}, () => [milliseconds(library), milliseconds(plain)] as const);
  // the first pairs find code not yet compiled
  const warm = times.slice(Math.floor(pairs / 5));
  return {time: median(warm.map(([time]) => time)), ratio: median(warm.map(([time, loop]) => time / loop))};
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}
