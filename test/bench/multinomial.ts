import type {Random} from "../../lib/statistics/random.js";

/**
 * Returns a source of multinomial counts of up to `rows` rows: exact, by inversion of the binomial distribution cell by
 * cell. It shares no code with the simulation that it tests.
 */
export function multinomialSource(rows: number, random: Random): (n: number, shares: readonly number[]) => number[] {
  const logFactorials = new Float64Array(rows + 1);
  for (let i = 2; i <= rows; ++i) logFactorials[i] = logFactorials[i - 1]! + Math.log(i);
  const binomial = (n: number, p: number): number => {
    if (n === 0 || p <= 0) return 0;
    if (p >= 1) return n;
    const mode = Math.floor((n + 1) * p);
    const logOdds = Math.log(p / (1 - p));
    const atMode = Math.exp(
      logFactorials[n]! - logFactorials[mode]! - logFactorials[n - mode]! + mode * logOdds + n * Math.log1p(-p)
    );
    return searchFromMode(n, p / (1 - p), mode, atMode, random());
  };
  return (n, shares) => {
    let [left, share] = [n, 1];
    return shares.map((p, i) => {
      const count = i === shares.length - 1 ? left : binomial(left, Math.min(1, p / share));
      left -= count;
      share -= p;
      return count;
    });
  };
}

/** Takes the probabilities off `u`, outwards from the mode by turns, until nothing is left of it. */
function searchFromMode(n: number, odds: number, mode: number, atMode: number, u: number): number {
  let [left, up, down] = [u - atMode, atMode, atMode];
  for (let step = 1; left > 0; ++step) {
    const [high, low] = [mode + step, mode - step];
    if (high > n && low < 0) return mode;
    up = high > n ? 0 : (up * odds * (n - high + 1)) / high;
    left -= up;
    if (left <= 0) return high;
    down = low < 0 ? 0 : (down * (low + 1)) / (odds * (n - low));
    left -= down;
    if (left <= 0) return low;
    if (up < 1e-300 && down < 1e-300) return mode;
  }
  return mode;
}
