/** Milliseconds of work after which the page gets a turn: well below a frame. */
const SLICE_MS = 8;

/** Runs a generator to its end between other work of the page, and hands over its last value. */
export function inSlices<T>(steps: Generator<T>, done: (last: T) => void): void {
  let last: T;
  const slice = (): void => {
    const end = performance.now() + SLICE_MS;
    while (performance.now() < end) {
      const step = steps.next();
      if (step.done) return done(last);
      last = step.value;
    }
    setTimeout(slice, 0);
  };
  setTimeout(slice, 0);
}
