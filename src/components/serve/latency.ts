import {quantile} from "../../lib/statistics/quantile.js";

/** Milliseconds since some moment, as `performance.now`. */
type Clock = () => number;

/** How long calls took on this device. */
export interface Latency {
  /** of the means of batches, in microseconds per call */
  readonly p50: number;
  readonly p99: number;
  /** batches timed */
  readonly batches: number;
  /** calls in each */
  readonly calls: number;
}

/** Times calls that may be quicker than the clock can tell. */
interface Stopwatch {
  /** times so many more batches, one after another; of all that were timed, the last `KEPT` count */
  time(batches: number): Promise<void>;
  /** of the batches that count; NaN before the first */
  latency(): Latency;
}

/** Batches that count: the last ones, so that a page that was busy while it loaded is forgotten. */
export const KEPT = 200;
/** Steps of the clock that a batch takes at least: reading it off by one is then a tenth. */
const STEPS = 10;
const MOST_CALLS = 1 << 20;

/**
 * Returns a stopwatch for calls. A browser's clock ticks in steps of 5 to 1000 µs and a call takes a few, so that calls
 * are timed by the batch. A batch that proves too short, as when the browser has compiled the function meanwhile, is
 * doubled, and what was measured with shorter ones is forgotten.
 * @param run makes a number of calls, and is over when they are
 */
export function stopwatch(run: (calls: number) => void | Promise<void>, clock: Clock): Stopwatch {
  const least = STEPS * clockStep(clock);
  const kept: number[] = [];
  let calls = 1;
  async function timeOne(): Promise<void> {
    for (;;) {
      const start = clock();
      await run(calls);
      const ms = clock() - start;
      if (ms >= least || calls >= MOST_CALLS) return void kept.push((ms / calls) * 1000);
      calls *= 2;
      kept.length = 0;
    }
  }
  return {
    async time(batches) {
      for (let i = 0; i < batches; ++i) await timeOne();
      if (kept.length > KEPT) kept.splice(0, kept.length - KEPT);
    },
    latency() {
      const sorted = Float64Array.from(kept).sort();
      return {p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), batches: kept.length, calls};
    }
  };
}

/** Returns the smallest step that a clock was seen to make, in milliseconds. */
function clockStep(clock: Clock): number {
  let least = Infinity;
  for (let seen = 0, last = clock(); seen < 5;) {
    const now = clock();
    if (now === last) continue;
    least = Math.min(least, now - last);
    last = now;
    ++seen;
  }
  return least;
}
