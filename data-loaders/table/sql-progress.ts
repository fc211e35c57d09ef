import type {Effects} from "../effects.js";
import type {Watch} from "../engines/sql.js";

/** Does work on an engine, and shows how much of it is done, in hundredths. */
export async function watched<T>(
  {progress}: Effects,
  label: string,
  signal: AbortSignal,
  work: (watch: Watch) => Promise<T>
): Promise<T> {
  const bar = progress(`${label}, %`, 100);
  let shown = 0;
  const result = await work({
    signal,
    progress(share) {
      for (; shown < Math.floor(100 * share); ++shown) bar.step();
    }
  });
  bar.done();
  return result;
}
