/**
 * Numbers the runs of something that can be started again before it has ended. Each call starts a run and returns
 * whether that run is still the last one started: a run that is not has nothing more to say.
 */
export function latestRun(): () => () => boolean {
  let started = 0;
  return () => {
    const run = ++started;
    return () => run === started;
  };
}
