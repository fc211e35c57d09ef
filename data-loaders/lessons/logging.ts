import {gzipSync} from "node:zlib";
import {loggingAnswers} from "../../lib/course/logging/answers.js";
import {dailyRequests} from "../../lib/course/logging/published.js";
import type {LoggingFacts} from "../../lib/course/logging/published.js";
import {PREDICTION} from "../../lib/course/logging/readings.js";
import type {Ranges} from "../../lib/course/logging/readings.js";
import {profileDay, watchSpec} from "../../lib/course/what-to-watch/days.js";
import {productionOf, serve} from "../../lib/course/what-to-watch/production.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import {encodeProfiles} from "../../lib/profile/codec.js";
import {FINE_BINS} from "../../lib/profile/nested-bins.js";
import {projectProfile, projectSpec} from "../../lib/profile/project.js";
import type {RequestEvent} from "../../lib/scenario/incident.js";
import {scenarios} from "../../lib/scenario/scenarios.js";
import {drawDay} from "../../lib/scenario/stream.js";
import {incidentLog} from "../stages/incident.js";
import type {CourseKit} from "./kit.js";

/** Makes what the lesson on logs reads beside the log itself: what was measured of it, and the answers of its quiz. */
export async function loggingFiles(kit: CourseKit): Promise<Record<string, string>> {
  const {table, pools, champion, seed, data} = kit;
  const boston = {columns: table, pool: Array.from(pools)};
  const production = productionOf(boston, champion.model, {rowsPerDay: dailyRequests[0]!, seed});
  const lines = incidentLog(production.stream.pool, champion, seed);
  const events = lines
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as RequestEvent);
  const inputs = {...data, model: champion.key};
  const facts = await kit.kept("logging", inputs, () => factsOf(production, Buffer.from(lines), events.length));
  return {
    "logging.json": facts,
    "quiz-logging.json": JSON.stringify(loggingAnswers(events, JSON.parse(facts) as LoggingFacts))
  };
}

function factsOf(production: Production, log: Uint8Array, lines: number): LoggingFacts {
  const errorSums = errorSumsOf(production);
  return {
    ranges: rangesOf(production),
    lineBytes: Math.round(log.length / lines),
    packedBytes: Math.round(gzipSync(log).length / lines),
    errorSums,
    kurtosis: (errorSums[5]! * errorSums[1]!) / errorSums[4]! ** 2,
    profile: profileSizes(production)
  };
}

function rangesOf({stream, features, target}: Production): Ranges {
  const range = (name: string): readonly [number, number] => {
    const values = stream.train.map((tract) => tract[name]!);
    return [Math.min(...values), Math.max(...values)];
  };
  return {[PREDICTION]: range(target), ...Object.fromEntries(features.map((name) => [name, range(name)]))};
}

/** Every row that production draws from, once. */
function errorSumsOf(production: Production): number[] {
  const {predictions, labels} = serve(production, production.stream.pool);
  const errors = Array.from(predictions, (price, row) => price - labels[row]!);
  const sumOf = (term: (error: number) => number): number => errors.reduce((sum, error) => sum + term(error), 0);
  return [
    ...[errors.length, errors.length],
    ...[sumOf((e) => e), sumOf(Math.abs), sumOf((e) => e ** 2), sumOf((e) => e ** 4)]
  ];
}

/**
 * What a day's profile takes, at the level that a dashboard loads first. More requests are the same day over and over:
 * profiles add, so that only the counts grow.
 */
function profileSizes(production: Production): LoggingFacts["profile"] {
  const full = watchSpec(production, false);
  const columns = full.columns.map(({name}) => name);
  const spec = projectSpec(full, {columns, bins: FINE_BINS, withBlocks: false});
  const day = profileDay(full, production, serve(production, drawDay(production.stream, scenarios.S0, 0)), 0);
  const {sums, extremes} = projectProfile(full, spec, day.profile);
  const bytesOf = (requests: number): number => {
    const profile = {sums: sums.map((sum) => (sum * requests) / dailyRequests[0]!), extremes};
    return encodeProfiles(spec, [{start: day.start, profile}], {withSpec: false}).length;
  };
  return {columns: columns.length, bins: FINE_BINS, bytes: dailyRequests.map(bytesOf)};
}
