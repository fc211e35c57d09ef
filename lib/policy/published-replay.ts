import {gramOfTriangle} from "../model/gram-triangle.js";
import type {Gram} from "../model/gram.js";
import type {LinearModel} from "../model/types.js";
import type {FeatureDistance} from "./evidence.js";
import type {ReplayAnomaly, ReplayPartition, ReplayStream} from "./replay-types.js";

/**
 * replay-<stream>.json: what policies are replayed over, up to the last partition whose labels are known. Blocks are upper triangles (`gramTriangle`), in full precision;
 * those of partitions lie slot by slot, where neighbours look alike and compress well.
 */
export interface PublishedReplay {
  /** inputs of the model, in the order of the blocks; the label comes after them */
  readonly features: readonly string[];
  readonly target: string;
  /** partitions until the labels of one are known */
  readonly delay: number;
  readonly starts: readonly string[];
  /** of the rows that the first model learns from, and of those that it is tried on before the stream */
  readonly first: readonly number[];
  readonly holdout: readonly number[];
  /** of the rows that models may learn from, and of those that score: by slot, a number per partition */
  readonly training: readonly (readonly number[])[];
  readonly scoring: readonly (readonly number[])[];
  /** by feature, a number per partition; null where there is nothing to compare with */
  readonly distances: Readonly<Record<string, readonly (number | null)[]>>;
  /** features in alarm, by partition */
  readonly alarms: readonly (readonly string[])[];
  readonly anomalies: readonly (readonly ReplayAnomaly[])[];
}

/** What a partition gives to a replay, as it is kept: triangles of Gram blocks. */
export interface ReplayBlocks {
  readonly training: readonly number[];
  readonly scoring: readonly number[];
}

/** A partition's blocks and what was found in it. */
export interface ReplayDay extends ReplayBlocks {
  readonly start: string;
  readonly features: readonly FeatureDistance[];
  readonly anomalies: readonly ReplayAnomaly[];
}

/** Digits of a distance that a policy's limit is held against. */
const DIGITS = 6;

/**
 * Returns the file of a stream's replay.
 * @example replayFile("S0") // "replay-S0.json"
 */
export function replayFile(stream: string): string {
  return `replay-${stream}.json`;
}

/**
 * Returns what is published of a stream for its replay.
 * @param fixed what does not differ between partitions
 * @param days oldest first
 * @example publishedReplay({features: [], target: "y", delay: 0, first: [1, 2, 4], holdout: [1, 2, 4]}, [{start: "2024-01-01", training: [1, 3, 9], scoring: [1, 5, 25], features: [], anomalies: []}]).training // [[1], [3], [9]]
 */
export function publishedReplay(
  fixed: Pick<PublishedReplay, "features" | "target" | "delay" | "first" | "holdout">,
  days: readonly ReplayDay[]
): PublishedReplay {
  const bySlot = (of: (day: ReplayDay) => readonly number[]): number[][] =>
    fixed.first.map((_, slot) => days.map((day) => of(day)[slot]!));
  const distance = (day: ReplayDay, name: string): number | null => {
    const value = day.features.find(({column}) => column === name)?.value ?? NaN;
    return Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : null;
  };
  return {
    ...fixed,
    starts: days.map(({start}) => start),
    training: bySlot(({training}) => training),
    scoring: bySlot(({scoring}) => scoring),
    distances: Object.fromEntries(fixed.features.map((name) => [name, days.map((day) => distance(day, name))])),
    alarms: days.map(({features}) => features.filter(({isAlarm}) => isAlarm).map(({column}) => column)),
    anomalies: days.map(({anomalies}) => anomalies.map(({column, kind}) => ({column, kind})))
  };
}

/**
 * Returns the stream that policies are replayed over.
 * @param fit fits a model on a block, with the features that are published
 * @param delay partitions until the labels of one are known; left out for what the monitor has
 * @throws RangeError if a block is not that of the columns
 */
export function replayStreamOf(
  published: PublishedReplay,
  fit: (rows: Gram) => LinearModel,
  delay = published.delay
): ReplayStream {
  const {features, target, starts, first, holdout, training, scoring, anomalies} = published;
  const names = [...features, target];
  const block = (triangle: readonly number[]): Gram => gramOfTriangle(names, triangle);
  return {
    ...{first: block(first), holdout: block(holdout), target, fit, apart: true, delay},
    partitions: starts.map((_, i): ReplayPartition => {
      return {
        training: block(training.map((slot) => slot[i]!)),
        scoring: block(scoring.map((slot) => slot[i]!)),
        features: distancesAt(published, i),
        anomalies: anomalies[i]!
      };
    })
  };
}

function distancesAt({features, distances, alarms}: PublishedReplay, position: number): FeatureDistance[] {
  return features.flatMap((column) => {
    const value = distances[column]![position]!;
    return value === null ? [] : [{column, value, isAlarm: alarms[position]!.includes(column)}];
  });
}
