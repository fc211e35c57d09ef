import {deriveSeed, seeded} from "../statistics/random.js";
import type {Random} from "../statistics/random.js";
import type {Tract} from "./types.js";

/** One request as the serving log has it. */
export interface RequestEvent {
  /** eight hexadecimal digits; says nothing about when */
  readonly request: string;
  /** ISO instant in UTC, to the millisecond */
  readonly time: string;
  /** version of the model that answered */
  readonly model: string;
  /** which replica of the feature service gave the inputs, and the version of the service that it ran */
  readonly replica: string;
  readonly service: string;
  /** as the model received them, by feature */
  readonly inputs: Readonly<Record<string, number>>;
  readonly prediction: number;
  readonly latencyMs: number;
  /** what the service remarked; "" mostly */
  readonly note: string;
}

/** What went wrong, as the log shows it. */
export interface IncidentCause {
  readonly replica: string;
  readonly column: string;
  /** what the replica multiplies the column by: it gives parts per billion for parts per ten million */
  readonly factor: number;
  /** the first request with a wrong input, and how many there are */
  readonly since: string;
  readonly requests: number;
}

/** A day of requests with a planted cause. */
export interface Incident {
  /** in order of time */
  readonly events: readonly RequestEvent[];
  readonly cause: IncidentCause;
}

/** What a day of requests is drawn from. */
export interface IncidentSource {
  /** tracts that production may see */
  readonly pool: readonly Tract[];
  /** the model's inputs, in its order; NOX among them */
  readonly features: readonly string[];
  readonly model: {readonly version: string; predict(columns: readonly Float64Array[]): ArrayLike<number>};
  /** ISO date of the day */
  readonly date: string;
  readonly seed: number;
}

const REQUESTS = 400;
const REPLICAS = ["features-1", "features-2", "features-3"] as const;
const [OLD_SERVICE, NEW_SERVICE] = ["4.1.3", "4.2.0"] as const;

/** Minutes of the day at which each replica is moved to the new version: only one of them goes wrong with it. */
const UPGRADES = [10 * 60 + 5, 13 * 60 + 40, 16 * 60 + 20] as const;

const WRONG = {replica: REPLICAS[1], column: "nox", factor: 100} as const;

/** Requests per hour, from midnight, as shares of the busiest hour. */
const BUSY = [1, 1, 1, 1, 1, 2, 4, 6, 9, 10, 10, 9, 8, 9, 10, 10, 9, 8, 7, 6, 5, 4, 3, 2] as const;

const MINUTE_MS = 60_000;

/**
 * Draws a day of requests in which one replica of the feature service, once upgraded, sends NOX in another unit. Each
 * request is a real row, answered by the model as it received it. All replicas are upgraded in the course of the day, so
 * that neither the version nor the replica alone tells good from bad; slow and noted requests are spread over all.
 * @returns the same 400 requests for the same source
 * @throws RangeError if the model does not read NOX, or the pool is empty
 */
export function incidentDay({pool, features, model, date, seed}: IncidentSource): Incident {
  if (!features.includes(WRONG.column)) throw new RangeError(`the model does not read ${WRONG.column}`);
  if (pool.length === 0) throw new RangeError("no rows to draw from");
  const random = seeded(deriveSeed(seed, "incident"));
  const midnight = Date.parse(date);
  const drawn = arrivals(random).map((minute) => drawRequest(pool, features, minute, random));
  const columns = features.map((name) => Float64Array.from(drawn, ({inputs}) => inputs[name]!));
  const predictions = model.predict(columns);
  const events = drawn.map(({minute, request, replica, service, inputs, latencyMs, note}, i): RequestEvent => {
    const time = new Date(midnight + Math.floor(minute * MINUTE_MS)).toISOString();
    const prediction = Math.round(predictions[i]! * 1000) / 1000;
    return {request, time, model: model.version, replica, service, inputs, prediction, latencyMs, note};
  });
  const wrong = events.filter((_, i) => drawn[i]!.isWrong);
  return {events, cause: {...WRONG, since: wrong[0]!.time, requests: wrong.length}};
}

/** Returns the minutes of the day at which requests arrive, in order. */
function arrivals(random: Random): number[] {
  const all = BUSY.reduce((sum, rate) => sum + rate, 0);
  const minuteOf = (u: number): number => {
    let left = u * all;
    const hour = BUSY.findIndex((rate) => (left -= rate) < 0);
    return 60 * (hour + 1 + left / BUSY[hour]!);
  };
  return Array.from({length: REQUESTS}, () => minuteOf(random())).sort((a, b) => a - b);
}

interface Drawn extends Omit<RequestEvent, "time" | "model" | "prediction"> {
  readonly minute: number;
  readonly isWrong: boolean;
}

function drawRequest(pool: readonly Tract[], features: readonly string[], minute: number, random: Random): Drawn {
  const position = Math.floor(random() * REPLICAS.length);
  const replica = REPLICAS[position]!;
  const isNew = minute >= UPGRADES[position]!;
  const isWrong = isNew && replica === WRONG.replica;
  const tract = pool[Math.floor(random() * pool.length)]!;
  const inputs = Object.fromEntries(features.map((name) => [name, tract[name]!]));
  // what a conversion on the service's side gives: no more digits than the measurement has
  if (isWrong) inputs[WRONG.column] = Math.round(inputs[WRONG.column]! * WRONG.factor * 1000) / 1000;
  const request = Math.floor(random() * 2 ** 32)
    .toString(16)
    .padStart(8, "0");
  return {minute, isWrong, request, replica, service: isNew ? NEW_SERVICE : OLD_SERVICE, inputs, ...delivery(random)};
}

/** How the request went: some features have to be fetched, some answers are asked for again. */
function delivery(random: Random): Pick<RequestEvent, "latencyMs" | "note"> {
  const u = random();
  const note = u < 0.12 ? "cache miss" : u < 0.14 ? "retried" : "";
  const slower = {"": 0, "cache miss": 38, retried: 120}[note];
  const wait = -14 * Math.log(1 - random());
  return {latencyMs: Math.round((9 + slower + wait) * 10) / 10, note};
}
