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
const drawn = fc
  .record({
    seed: fc.integer(),
    shapes: fc.tuple(fc.constantFrom(...Object.keys(shapes)), fc.constantFrom(...Object.keys(shapes))),
    isAlike: fc.boolean(),
    sizes: fc.tuple(fc.integer({min: 1, max: 80}), fc.integer({min: 1, max: 80})),
    edgeCount: fc.integer({min: 0, max: 12})
  })
  .map(({seed, shapes: [first, second], isAlike, sizes: [n, m], edgeCount}) => {
    const next = seeded(seed);
    const draw = (shape: string, size: number): number[] => Array.from({length: size}, () => shapes[shape]!(next));
    const [a, b] = [draw(first, n), draw(isAlike ? first : second, m)];
    const pool = [...a, ...b, -1e3, 0, 0.5];
    const picked = Array.from({length: edgeCount}, () => pool[Math.floor(next() * pool.length)]!);
    return {a, b, edges: [...new Set(picked)].sort((x, y) => x - y)};
  });

/** Samples in which every value belongs to one side alone: inside a bin they are as far apart as bounds allow for. */
const apart = fc
  .record({
    blocks: fc.array(fc.tuple(fc.boolean(), fc.integer({min: 1, max: 40})), {minLength: 1, maxLength: 9}),
    edges: fc.uniqueArray(fc.integer({min: 0, max: 8}), {maxLength: 5}),
    isCubed: fc.boolean()
  })
  .map(({blocks, edges, isCubed}) => {
    const place = (i: number): number => (isCubed ? (i - 4) ** 3 : i);
    const side = (isFirst: boolean): number[] =>
      blocks.flatMap(([owner, count], i) => (owner === isFirst ? new Array<number>(count).fill(place(i)) : []));
    return {a: side(true), b: side(false), edges: edges.map(place).sort((x, y) => x - y)};
  })
  .filter(({a, b}) => a.length > 0 && b.length > 0);

/** Two samples of raw values and edges of bins. */
export const samples = fc.oneof(drawn, apart);

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
