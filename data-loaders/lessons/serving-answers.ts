import {runCalendar} from "../../lib/course/serving/calendar.js";
import type {CalendarSettings, Freshness} from "../../lib/course/serving/calendar.js";
import {fewestServers} from "../../lib/course/serving/fewest-servers.js";
import type {ServingAnswers, ServingFile} from "../../lib/course/serving/files.js";
import {serviceIds, services, servingForm} from "../../lib/course/serving/forms.js";
import type {QueueSettings} from "../../lib/course/serving/queue-lab.js";
import {rounded} from "../../lib/model/metrics.js";
import {cheHitRate} from "../../lib/serving/che.js";
import {lruHits} from "../../lib/serving/lru.js";
import {indexSource} from "../../lib/serving/weighted.js";
import {zipfShares} from "../../lib/serving/zipf.js";
import {seeded} from "../../lib/statistics/random.js";

/** The load of the quiz's first question, and the p95 that it asks for. */
const LOAD = {rate: 400, limitMs: 100} as const;

/** The cache of the quiz's third question: its size against that of the store, and look-ups before and while counting. */
const CACHE = {keys: 10_000, size: 1000, exponent: 1, warmUp: 50_000, counted: 200_000} as const;

/** Runs ten days apart, and what is shortened to a day. */
const SLOW_HOURS = 240;
const FAST_HOURS = 24;

/** Answers the quiz on serving, from simulations and from what the lesson is drawn from. */
export function servingAnswers(file: ServingFile): ServingAnswers {
  const stale = staleErrorsOf(file);
  return {
    servers: fewestServers(quizLoad, LOAD.limitMs, true),
    serversSingly: fewestServers(quizLoad, LOAD.limitMs, false),
    ...LOAD,
    forms: serviceIds.map((id) => servingForm(services[id])),
    hitRate: 100 * simulatedHitRate(),
    hitRateExpected: 100 * cheHitRate(zipfShares(CACHE.keys, CACHE.exponent), CACHE.size),
    keys: CACHE.keys,
    stale: stale.staleRefit < stale.staleInterval ? "refit" : "interval",
    ...stale
  };
}

const quizLoad: QueueSettings = {
  ...{rate: LOAD.rate, burst: 1, size: "medium", servers: 1, maxBatch: 1, delayMs: 0, models: 1, accelerated: false},
  ...{lookUps: "none", cachePercent: 0, zipfTenths: 10, seed: 1}
};

function simulatedHitRate(): number {
  const draw = indexSource(zipfShares(CACHE.keys, CACHE.exponent), seeded(1));
  const hits = lruHits(Uint32Array.from({length: CACHE.warmUp + CACHE.counted}, draw), CACHE.size);
  return hits.subarray(CACHE.warmUp).reduce((sum, hit) => sum + hit, 0) / CACHE.counted;
}

/** What becomes of the error when runs come oftener, and when instead each begins with a model fitted anew. */
function staleErrorsOf(file: ServingFile): Pick<ServingAnswers, "staleNeither" | "staleInterval" | "staleRefit"> {
  const errorOf = (hours: number, freshness: Freshness): number => {
    const settings: CalendarSettings = {hours, freshness, readsPerDay: 100, exponent: 1, seed: 1};
    return rounded(runCalendar(settings, file).rmse);
  };
  return {
    staleNeither: errorOf(SLOW_HOURS, "once"),
    staleInterval: errorOf(FAST_HOURS, "once"),
    staleRefit: errorOf(SLOW_HOURS, "refit")
  };
}
