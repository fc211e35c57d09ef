import {featureSkew} from "../../drift/feature-skew.js";
import type {RowBatch} from "../../drift/feature-skew.js";
import {binOf} from "../../profile/bin.js";
import type {Tract} from "../../scenario/types.js";
import {columnSchema, comparator, schemaOf} from "../../schema/defaults.js";
import {distributionSkew} from "../../schema/skew.js";
import {deriveSeed, seeded, shuffled} from "../../statistics/random.js";
import {CODES, observeRows, tenthsOf} from "./observe.js";

/** Rows that are looked at in pairs. */
export const PAIRS = 30;

/** What is wrong with the serving values of a column: another unit, fewer digits, or the value of another row. */
export const pairFaults = {nox: "unit", rm: "rounding", lstat: "join"} as const;
export type PairFault = (typeof pairFaults)[keyof typeof pairFaults];

/** Parts per billion in a part per ten million. */
const UNIT = 100;

/** The same records as the training pipeline gives them, and as the model is served them. */
export interface Pairs {
  /** numbers of the tracts, from 1: the key */
  readonly keys: readonly number[];
  readonly training: readonly Tract[];
  readonly serving: readonly Tract[];
}

/**
 * Draws records and serves them with three columns gone wrong. The stale join gives each record the value of the record
 * before it, and the first that of the last, so that the values as a whole are the same.
 * @param seed which records
 */
export function drawPairs(pool: readonly Tract[], features: readonly string[], seed: number): Pairs {
  const rows = shuffled(Array.from(pool.keys()), seeded(deriveSeed(seed, "pairs"))).slice(0, PAIRS);
  const training = rows.map((row) => Object.fromEntries(features.map((name) => [name, pool[row]![name]!])));
  const serving = training.map((tract, i) => ({
    ...tract,
    nox: Math.round(tract["nox"]! * UNIT * 1000) / 1000,
    rm: Math.round(tract["rm"]! * 10) / 10,
    lstat: training.at(i - 1)!["lstat"]!
  }));
  return {keys: rows.map((row) => row + 1), training, serving};
}

/** What a check says of one column: a distance of distributions, or the share of pairs that differ. */
export interface ColumnCheck {
  readonly feature: string;
  readonly value: number;
  readonly isFound: boolean;
}

/** Compares the distributions of each column: L∞ of codes, Jensen–Shannon of numbers in tenths. */
export function checkDistributions({training, serving}: Pairs, threshold: number): ColumnCheck[] {
  const features = Object.keys(training[0]!);
  const tenths = tenthsOf(training, features);
  const limited = comparator({lInfinity: threshold, jensenShannon: threshold});
  const schema = schemaOf(
    features.map((name) => {
      const isCode = CODES.includes(name);
      const skew = {...limited, [isCode ? "jensenShannon" : "lInfinity"]: null};
      return columnSchema(name, isCode ? "string" : "float", {skew});
    })
  );
  const observed = [training, serving].map((rows) => observeRows(rows, tenths)) as [Observed, Observed];
  return distributionSkew(schema, ...observed).measurements.map(({column, skew}) => {
    const {value} = skew[0]!;
    return {feature: column, value, isFound: value > threshold};
  });
}

/** A bin of a column, and the shares of records in it. */
export interface PairBin {
  readonly above: number;
  readonly upTo: number;
  /** in training, and in serving */
  readonly before: number;
  readonly now: number;
}

/** Returns the bins that a column's distributions are compared in, from the lowest. */
export function pairBins({training, serving}: Pairs, feature: string): PairBin[] {
  const edges = tenthsOf(training, [feature])[feature]!;
  const shares = (rows: readonly Tract[]): number[] => {
    const counts = new Array<number>(edges.length + 1).fill(0);
    for (const row of rows) counts[binOf(row[feature]!, edges)]! += 1;
    return counts.map((count) => count / rows.length);
  };
  const [before, now] = [shares(training), shares(serving)];
  return before.map((share, i) => ({
    ...{above: edges[i - 1] ?? -Infinity, upTo: edges[i] ?? Infinity},
    ...{before: share, now: now[i]!}
  }));
}

type Observed = ReturnType<typeof observeRows>;

/** Pairs the rows by key and compares each value with its own, numbers within a relative tolerance. */
export function checkPairs({keys, training, serving}: Pairs, tolerance: number): ColumnCheck[] {
  const features = Object.keys(training[0]!);
  const batch = (rows: readonly Tract[]): RowBatch =>
    new Map(["tract", ...features].map((name, i) => [name, i === 0 ? keys : rows.map((row) => row[name]!)]));
  const paired = featureSkew(batch(training), batch(serving), {
    keys: ["tract"],
    relativeTolerance: tolerance
  });
  return paired.features.map(({feature, diffCount}) => ({
    ...{feature, value: diffCount / paired.pairs},
    isFound: diffCount > 0
  }));
}
