import type {AlarmBoard} from "./alarms.js";
import type {Failure} from "./failures.js";
import type {MetricId} from "./metrics.js";

/** What the best of all choices of so many metrics notice. */
export interface BestChoice {
  /** failures that the best choices notice */
  readonly noticed: number;
  /** how many choices notice that many, and how many there are */
  readonly choices: number;
  readonly all: number;
}

/** Tries every choice of `size` of the metrics. In time proportional to 2 to the number of metrics. */
export function bestChoice(
  board: AlarmBoard,
  metrics: readonly MetricId[],
  failures: readonly Failure[],
  size: number
): BestChoice {
  // a bit per failure; a choice notices what any of its metrics notices
  const noticed = metrics.map((metric) =>
    failures.reduce((bits, failure, i) => (board.detection(metric, failure) === null ? bits : bits | (1 << i)), 0)
  );
  const counts: number[] = new Array<number>(failures.length + 1).fill(0);
  for (let choice = 0; choice < 1 << metrics.length; ++choice) {
    if (bitsIn(choice) !== size) continue;
    const seen = noticed.reduce((all, bits, i) => (choice & (1 << i) ? all | bits : all), 0);
    ++counts[bitsIn(seen)]!;
  }
  const most = counts.findLastIndex((count) => count > 0);
  return {noticed: most, choices: counts[most]!, all: counts.reduce((sum, count) => sum + count, 0)};
}

function bitsIn(set: number): number {
  let bits = 0;
  for (let left = set; left > 0; left &= left - 1) ++bits;
  return bits;
}
