import type {Random} from "../../lib/statistics/random.js";

/** Random windows, exact and by other means than those of the code that they test. */
export interface WindowSource {
  /** counts of `rows` independent rows over cells with the given shares */
  readonly draw: (rows: number, shares: readonly number[]) => number[];
  /** counts of `rows` rows taken at random, without putting back, from cells with the given totals */
  readonly deal: (rows: number, totals: readonly number[]) => number[];
}

/**
 * Returns a source of windows of up to `rows` rows, and of deals of as many: cell by cell, by inversion of the binomial and
 * the hypergeometric distribution from their modes outwards.
 */
export function windowSource(rows: number, random: Random): WindowSource {
  const logFactorials = new Float64Array(rows + 1);
  for (let i = 2; i <= rows; ++i) logFactorials[i] = logFactorials[i - 1]! + Math.log(i);
  const choices = (all: number, some: number): number =>
    logFactorials[all]! - logFactorials[some]! - logFactorials[all - some]!;
  const binomial = (n: number, p: number): number => {
    if (n === 0 || p <= 0) return 0;
    if (p >= 1) return n;
    const [mode, odds] = [Math.floor((n + 1) * p), p / (1 - p)];
    const atMode = Math.exp(choices(n, mode) + mode * Math.log(odds) + n * Math.log1p(-p));
    return searchFromMode({mode, atMode, low: 0, high: n, ratio: (y) => (odds * (n - y)) / (y + 1)}, random());
  };
  const hypergeometric = (marked: number, other: number, taken: number): number => {
    const [low, high] = [Math.max(0, taken - other), Math.min(marked, taken)];
    if (low === high) return low;
    const mode = Math.min(high, Math.floor(((taken + 1) * (marked + 1)) / (marked + other + 2)));
    const atMode = Math.exp(choices(marked, mode) + choices(other, taken - mode) - choices(marked + other, taken));
    const ratio = (y: number): number => ((marked - y) * (taken - y)) / ((y + 1) * (other - taken + y + 1));
    return searchFromMode({mode, atMode, low, high, ratio}, random());
  };
  return {
    draw(n, shares) {
      let [left, share] = [n, 1];
      return shares.map((p, i) => {
        const count = i === shares.length - 1 ? left : binomial(left, Math.min(1, p / share));
        left -= count;
        share -= p;
        return count;
      });
    },
    deal(taken, totals) {
      let left = taken;
      let others = totals.reduce((sum, count) => sum + count, 0);
      return totals.map((total) => {
        others -= total;
        const count = hypergeometric(total, others, left);
        left -= count;
        return count;
      });
    }
  };
}

interface Unimodal {
  readonly mode: number;
  readonly atMode: number;
  readonly low: number;
  readonly high: number;
  /** probability of y + 1 over that of y */
  readonly ratio: (y: number) => number;
}

/** Takes the probabilities off `u`, outwards from the mode by turns, until nothing is left of it. */
function searchFromMode({mode, atMode, low, high, ratio}: Unimodal, u: number): number {
  let [left, up, down] = [u - atMode, atMode, atMode];
  for (let step = 1; left > 0; ++step) {
    const [above, below] = [mode + step, mode - step];
    up = above > high ? 0 : up * ratio(above - 1);
    left -= up;
    if (left <= 0) return above;
    down = below < low ? 0 : down / ratio(below);
    left -= down;
    if (left <= 0) return below;
    if (up < 1e-300 && down < 1e-300) return mode;
  }
  return mode;
}
