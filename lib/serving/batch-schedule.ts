import {deriveSeed, seeded} from "../statistics/random.js";
import {arrivalClock} from "./arrivals.js";
import {checkAmount, checkPositive, checkWhole} from "./check.js";
import {indexSource} from "./weighted.js";
import {zipfShares} from "./zipf.js";

/**
 * Predictions made ahead: every `interval` seconds a run predicts for all rows of a catalogue from the data of that
 * moment, and `runTime` seconds later its predictions take the place of those before.
 */
export interface BatchSchedule {
  readonly interval: number;
  readonly runTime: number;
  readonly rows: number;
}

/** How predictions are read: as a Poisson process, over the rows by Zipf's law. */
export interface Reads {
  readonly rate: number;
  /** of Zipf's law; 0 for evenly */
  readonly exponent: number;
}

/** What became of the predictions of a number of runs, while they were the ones read. */
export interface BatchReads {
  /** runs × rows */
  readonly stored: number;
  /** stored predictions that nobody read */
  readonly unread: number;
  /** age of the data behind the prediction at each read, in seconds */
  readonly ages: Float64Array;
}

/**
 * Simulates the reads of the predictions of `runs` runs, each until the next takes their place.
 * @throws RangeError for a parameter out of range, and for a run that takes longer than the interval
 * @example simulateBatchReads({interval: 100, runTime: 10, rows: 5}, {rate: 1, exponent: 0}, 20, 1).stored // 100
 */
export function simulateBatchReads(
  schedule: BatchSchedule,
  {rate, exponent}: Reads,
  runs: number,
  seed: number
): BatchReads {
  checkSchedule(schedule);
  checkWhole("number of runs", runs, 1);
  const {interval, runTime, rows} = schedule;
  const nextRead = arrivalClock({rate, burst: null}, seeded(deriveSeed(seed, "reads")));
  const rowOf = indexSource(zipfShares(rows, exponent), seeded(deriveSeed(seed, "rows")));
  const ages: number[] = [];
  const isRead = new Uint8Array(rows);
  let unread = 0;
  let time = nextRead();
  for (let run = 0; run < runs; ++run) {
    isRead.fill(0);
    for (; time < (run + 1) * interval; time = nextRead()) {
      isRead[rowOf()] = 1;
      ages.push(runTime + time - run * interval);
    }
    unread += rows - isRead.reduce((sum, read) => sum + read, 0);
  }
  return {stored: runs * rows, unread, ages: Float64Array.from(ages)};
}

/**
 * Returns the mean age of the data behind a prediction that is read, in seconds: a read falls anywhere in an interval.
 * @throws RangeError as `simulateBatchReads` does
 * @example expectedAge({interval: 86_400, runTime: 3600, rows: 506}) // 46800
 */
export function expectedAge(schedule: BatchSchedule): number {
  checkSchedule(schedule);
  return schedule.runTime + schedule.interval / 2;
}

/**
 * Returns the share of stored predictions that nobody is expected to read: a row with a share of the reads is not read
 * in an interval with probability exp(−share × rate × interval).
 * @throws RangeError as `simulateBatchReads` does
 * @example expectedUnread({interval: 100, runTime: 0, rows: 50}, {rate: 1, exponent: 0}) // ≈ Math.exp(-2)
 */
export function expectedUnread(schedule: BatchSchedule, {rate, exponent}: Reads): number {
  checkSchedule(schedule);
  checkPositive("arrival rate", rate);
  const reads = rate * schedule.interval;
  const shares = zipfShares(schedule.rows, exponent);
  return shares.reduce((sum, share) => sum + Math.exp(-share * reads), 0) / schedule.rows;
}

function checkSchedule({interval, runTime, rows}: BatchSchedule): void {
  checkPositive("interval between runs", interval);
  checkAmount("time of a run", runTime);
  checkWhole("number of rows", rows, 1);
  if (runTime > interval) throw new RangeError(`a run takes longer than the interval: ${runTime} of ${interval}`);
}
