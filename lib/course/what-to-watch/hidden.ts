import {timelineOf} from "../../profile/window.js";
import type {Timeline} from "../../profile/window.js";
import {scenarios} from "../../scenario/scenarios.js";
import {drawDay} from "../../scenario/stream.js";
import type {LoggedRow} from "../../scenario/types.js";
import {mean, standardDeviation} from "../../statistics/moments.js";
import {deriveSeed, seeded, shuffled} from "../../statistics/random.js";
import {profileDay, watchSpec} from "./days.js";
import type {Ranking} from "./evidence.js";
import {serve} from "./production.js";
import type {Production} from "./production.js";

/** Three streams of the same service, of which one has an incident. */
export const streams = ["a", "b", "c"] as const;
export type StreamId = (typeof streams)[number];

/** Days of a stream; the first are quiet, and what later ones are compared with. */
export const HIDDEN_DAYS = 60;
export const HIDDEN_REFERENCE = 20;
/** Days that are looked at together. */
export const WINDOW_DAYS = 7;

/**
 * Where it shows: a unit that changes moves the values of a column; a join gone wrong gives a row the value of another,
 * so that the column is as before but no longer belongs to its row; a relation that changes moves labels alone.
 */
export const incidentKinds = ["unit", "join", "relation"] as const;
export type IncidentKind = (typeof incidentKinds)[number];

export interface HiddenIncident {
  readonly kind: IncidentKind;
  readonly stream: StreamId;
  readonly feature: string;
  /** first day, 0 for the first of the stream; it lasts to the end */
  readonly day: number;
}

/** What a new unit multiplies a column by: percent become shares, dollars per 10,000 become dollars per 1,000. */
const UNITS: Readonly<Record<string, number>> = {tax: 0.1, age: 0.01, indus: 0.01, lstat: 0.01};

/** Columns that an incident of a kind can befall: those that then stand out before all others. */
const befalls: Readonly<Record<IncidentKind, readonly string[]>> = {
  unit: Object.keys(UNITS),
  join: ["rm", "ptratio", "tax"],
  relation: ["nox", "dis", "rm", "ptratio"]
};

/** Dollars (in thousands) by which a label falls per standard deviation of the column, once the relation has changed. */
const TURN = 4;

/** First and last day on which an incident may begin: there is a quiet week before it, and a whole window from it on. */
const FIRST = HIDDEN_REFERENCE + WINDOW_DAYS;
const LAST = HIDDEN_DAYS - WINDOW_DAYS;

/**
 * Returns by which change the column of an incident stands out: by its values where a unit changed, and otherwise by how
 * it goes with the errors.
 * @example rankingOf("unit") // "psi"
 */
export function rankingOf(kind: IncidentKind): Ranking {
  return kind === "unit" ? "psi" : "error";
}

/** Returns the incident of a seed: what, where and when, all by chance. */
export function hiddenIncident(seed: number): HiddenIncident {
  const random = seeded(deriveSeed(seed, "incident"));
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const [kind, stream] = [pick(incidentKinds), pick(streams)];
  return {kind, stream, feature: pick(befalls[kind]), day: FIRST + Math.floor(random() * (LAST - FIRST + 1))};
}

/**
 * Returns the profiles of a stream's days, with second moments and the answers at the edges.
 * @param incident what befalls one of the streams; the others are quiet
 * @param seed of the case; each stream has a chance of its own
 */
export function hiddenTimeline(
  production: Production,
  stream: StreamId,
  incident: HiddenIncident,
  seed: number
): Timeline {
  const spec = watchSpec(production, true);
  const source = {...production.stream, seed: deriveSeed(seed, "stream", stream)};
  const profiles = Array.from({length: HIDDEN_DAYS}, (_, day) => {
    const rows = drawDay(source, scenarios.S0, day);
    if (stream === incident.stream && day >= incident.day) befall(rows, incident, production, seed);
    return profileDay(spec, production, serve(production, rows), day);
  });
  return timelineOf(spec, profiles);
}

/** Changes the rows of a day in place. */
function befall(
  rows: readonly LoggedRow[],
  {kind, feature, day}: HiddenIncident,
  {stream, target}: Production,
  seed: number
): void {
  switch (kind) {
    case "unit":
      for (const row of rows) row[feature]! *= UNITS[feature]!;
      return;
    case "join": {
      const values = shuffled(
        rows.map((row) => row[feature]!),
        seeded(deriveSeed(seed, "join", day))
      );
      return rows.forEach((row, i) => (row[feature] = values[i]!));
    }
    case "relation": {
      const learnt = stream.train.map((tract) => tract[feature]!);
      const [centre, spread] = [mean(learnt), standardDeviation(learnt)];
      for (const row of rows) row[target]! -= (TURN * (row[feature]! - centre)) / spread;
    }
  }
}
