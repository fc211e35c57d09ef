import {columnSchema, floatDomain, schemaOf} from "../../schema/defaults.js";
import {observedColumn} from "../../schema/observed.js";
import type {Anomaly, Schema} from "../../schema/types.js";
import {validate} from "../../schema/validate.js";

type Table = Readonly<Record<string, readonly number[]>>;

/**
 * What another city might have instead of a column. The list is made up for the lesson: nobody's statistics office was
 * asked.
 */
export interface Source {
  /** the column that it looks like */
  readonly like: string;
  /** what it reports where the column has 1 */
  readonly factor: number;
  /** whether it means what the column means; nobody knows where the column's own unit is not documented */
  readonly meaning: "same" | "other" | "unknown";
}

/** The sources, one that looks like each column. */
export const sources = {
  police: {like: "crim", factor: 1, meaning: "unknown"},
  zoning: {like: "zn", factor: 1, meaning: "same"},
  land: {like: "indus", factor: 1 / 100, meaning: "same"},
  river: {like: "chas", factor: 1, meaning: "other"},
  air: {like: "nox", factor: 100, meaning: "same"},
  rooms: {like: "rm", factor: 1, meaning: "same"},
  buildings: {like: "age", factor: 1, meaning: "same"},
  employer: {like: "dis", factor: 1, meaning: "other"},
  motorway: {like: "rad", factor: 1, meaning: "other"},
  tax: {like: "tax", factor: 1 / 100, meaning: "same"},
  schools: {like: "ptratio", factor: 1, meaning: "same"},
  education: {like: "lstat", factor: 1, meaning: "other"}
} as const satisfies Readonly<Record<string, Source>>;

export type SourceId = keyof typeof sources;
export const sourceIds = Object.keys(sources) as readonly SourceId[];

/** Where the values of a column come from: a source, or none that would do. */
export type Origin = SourceId | "none";
export type Mapping = Readonly<Record<string, Origin>>;

/** Returns the mapping that takes for each column what looks like it. */
export function lookalikes(features: readonly string[]): Mapping {
  return Object.fromEntries(
    features.map((name) => [name, sourceIds.find((id) => sources[id].like === name) ?? "none"])
  );
}

/** Returns the mapping that takes only what means the same. */
export function trueMatches(features: readonly string[]): Mapping {
  const alike = lookalikes(features);
  return Object.fromEntries(features.map((name) => [name, isMatch(name, alike[name]!) ? alike[name]! : "none"]));
}

/** Returns whether a column gets what it means, if perhaps in another unit. */
export function isMatch(feature: string, origin: Origin): boolean {
  if (origin === "none") return false;
  const {like, meaning}: Source = sources[origin];
  return like === feature && meaning === "same";
}

/** Returns whether a column gets what it means, but in another unit. */
export function needsConversion(feature: string, origin: Origin): boolean {
  return origin !== "none" && isMatch(feature, origin) && sources[origin].factor !== 1;
}

/** Smallest and largest value. */
export type Span = readonly [number, number];

/** What a model would be sent, column by column, and what the schema of its training rows says of it. */
export interface Request {
  readonly arrivals: Readonly<Record<string, Span | null>>;
  readonly anomalies: readonly Anomaly[];
}

/**
 * Sends rows from another city and checks them. The city is the best there could be: a twin, whose sources report the very
 * values of the table's rows, in their own units.
 * @param rows that the schema is made from and that the twin has: each column required, and within its range
 * @param isConverted whether units are converted on the way, where a source is what the column means
 */
export function sendRequest(rows: Table, mapping: Mapping, isConverted: boolean): Request {
  const features = Object.keys(mapping);
  const arrivals = Object.fromEntries(
    features.map((name): [string, Span | null] => [name, arrivalOf(rows, name, mapping[name]!, isConverted)])
  );
  const n = rows[features[0]!]!.length;
  const columns = features.flatMap((name) => {
    const span = arrivals[name];
    if (!span) return [];
    const known = {nan: 0, infinite: {negative: 0, positive: 0}, fractional: n};
    return [observedColumn(name, "float", n, {...known, range: {min: span[0], max: span[1]}})];
  });
  return {arrivals, anomalies: validate(rangeSchema(rows, features), {rows: n, columns})};
}

/**
 * What becomes of a column: it does not arrive, is outside the range of the rows, passes and means something else or has an
 * unknown unit, or is what it should be.
 */
export type Standing = "missing" | "range" | "stranger" | "unknown" | "fits";

/** Returns what becomes of each column of a request. */
export function standingsOf(mapping: Mapping, {anomalies}: Request): Record<string, Standing> {
  return Object.fromEntries(
    Object.entries(mapping).map(([name, origin]): [string, Standing] => {
      if (origin === "none") return [name, "missing"];
      if (anomalies.some(({column}) => column === name)) return [name, "range"];
      if (isMatch(name, origin)) return [name, "fits"];
      const {like, meaning}: Source = sources[origin];
      return [name, like === name && meaning === "unknown" ? "unknown" : "stranger"];
    })
  );
}

/** Returns the smallest and the largest value of a column. */
export function spanOf(values: readonly number[]): Span {
  return [Math.min(...values), Math.max(...values)];
}

function arrivalOf(rows: Table, feature: string, origin: Origin, isConverted: boolean): Span | null {
  if (origin === "none") return null;
  const {like, factor}: Source = sources[origin];
  const [min, max] = spanOf(rows[like]!);
  // converted there and back, a value would be another one by rounding
  return isConverted && isMatch(feature, origin) ? [min, max] : [min * factor, max * factor];
}

function rangeSchema(rows: Table, features: readonly string[]): Schema {
  return schemaOf(
    features.map((name) => {
      const [min, max] = spanOf(rows[name]!);
      return columnSchema(name, "float", {minFraction: 1, minCount: 1, domain: floatDomain({min, max})});
    })
  );
}
