/** How long one batch took. */
export interface TimedBatch {
  /** median, milliseconds */
  readonly ms: number;
  /** batches that were timed */
  readonly runs: number;
}

/** Time that one measurement lasts, and how often the clock is read in it. */
const LEAST_MS = 200;
const GROUPS = 5;

/**
 * Times `run`, awaiting each call. The first call is not counted: it compiles, and sends weights to where they are used.
 * Calls are timed in groups long enough for a coarse clock; the median of the groups' means counts.
 * @param clock milliseconds since some moment, as `performance.now`
 */
export async function timeBatch(run: () => Promise<unknown>, clock: () => number): Promise<TimedBatch> {
  await run();
  const time = async (times: number): Promise<number> => {
    const start = clock();
    for (let i = 0; i < times; ++i) await run();
    return clock() - start;
  };
  let times = 1;
  let first = await time(times);
  while (first < LEAST_MS / GROUPS) first = await time((times *= 2));
  const means = [first / times];
  while (means.length < GROUPS && means.reduce((sum, ms) => sum + ms * times, 0) < GROUPS * LEAST_MS)
    means.push((await time(times)) / times);
  means.sort((a, b) => a - b);
  return {ms: means[means.length >> 1]!, runs: times * means.length};
}
