import fc from "fast-check";
import {binOf} from "../../../lib/profile/bin.js";
import type {BinnedValues} from "../../../lib/statistics/binned-values.js";
import {seeded} from "../../../lib/statistics/random.js";
import type {Random} from "../../../lib/statistics/random.js";

const shapes: Record<string, (random: Random) => number> = {
  uniform: (random) => random() * 10 - 5,
  normal: (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  cauchy: (random) => Math.tan(Math.PI * (random() - 0.5)),
  atoms: (random) => (random() < 0.7 ? 0 : Math.floor(random() * 4) - 1),
  skewed: (random) => -Math.exp(4 * random() * random() * 3),
  constant: () => 3
};

/** Two samples of raw values, 1 to 80 each, of like or unlike shape, and edges somewhere among them. */
export const samples = fc
  .record({
    seed: fc.integer(),
    shapes: fc.tuple(fc.constantFrom(...Object.keys(shapes)), fc.constantFrom(...Object.keys(shapes))),
    isAlike: fc.boolean(),
    sizes: fc.tuple(fc.integer({min: 1, max: 80}), fc.integer({min: 1, max: 80})),
    edgeCount: fc.integer({min: 0, max: 12})
  })
  .map(({seed, shapes: [first, second], isAlike, sizes: [n, m], edgeCount}) => {
    const random = seeded(seed);
    const draw = (shape: string, size: number): number[] => Array.from({length: size}, () => shapes[shape]!(random));
    const [a, b] = [draw(first, n), draw(isAlike ? first : second, m)];
    const pool = [...a, ...b, -1e3, 0, 0.5];
    const picked = Array.from({length: edgeCount}, () => pool[Math.floor(random() * pool.length)]!);
    return {a, b, edges: [...new Set(picked)].sort((x, y) => x - y)};
  });

/** Returns counts per bin. */
export function countsOf(values: readonly number[], edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const x of values) ++counts[binOf(x, edges)]!;
  return counts;
}

/** Returns what a profile keeps of values. */
export function binnedOf(values: readonly number[], edges: readonly number[]): BinnedValues {
  const sumOf = (bin: number): number => values.filter((x) => binOf(x, edges) === bin).reduce((sum, x) => sum + x, 0);
  return {
    counts: countsOf(values, edges),
    min: Math.min(...values),
    max: Math.max(...values),
    lowTailSum: sumOf(0),
    highTailSum: sumOf(edges.length)
  };
}
