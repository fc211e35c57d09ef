const SIGNALS = ["SIGINT", "SIGTERM"] as const satisfies readonly NodeJS.Signals[];

/**
 * Does work that is to be stopped in order when the process is told to end: a query that nobody waits for would keep a
 * cluster busy. A second signal ends the process at once.
 * @param work is told through its signal
 * @throws Error naming the signal
 */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (name: NodeJS.Signals): void => controller.abort(new Error(`stopped by ${name}`));
  for (const name of SIGNALS) process.once(name, stop);
  try {
    const result = await work(controller.signal);
    controller.signal.throwIfAborted();
    return result;
  } finally {
    for (const name of SIGNALS) process.off(name, stop);
  }
}
