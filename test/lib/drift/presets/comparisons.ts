import fc from "fast-check";
import type {Value} from "../../../../lib/drift/presets/types.js";
import {seeded} from "../../../../lib/statistics/random.js";
import type {Random} from "../../../../lib/statistics/random.js";
import {finiteOf} from "./profiled.js";
import type {Comparison} from "./profiled.js";

const normal = (random: Random): number => {
  let total = -6;
  for (let i = 0; i < 12; ++i) total += random();
  return total;
};

/** Ties, heavy tails, spikes, constants, fractions and whole numbers of every size. */
const SHAPES: Readonly<Record<string, (random: Random) => number>> = {
  normal,
  "heavy tail": (random) => Math.sinh(6 * normal(random)),
  Cauchy: (random) => Math.tan(Math.PI * (random() - 0.5)),
  "zeros and more": (random) => (random() < 0.6 ? 0 : Math.exp(normal(random))),
  "zeros between": (random) => (random() < 0.5 ? 0 : normal(random)),
  "two whole numbers": (random) => Math.floor(2 * random()),
  "six whole numbers": (random) => Math.floor(6 * random()),
  "forty whole numbers": (random) => Math.floor(40 * random()) - 20,
  "skewed whole numbers": (random) => Math.floor(Math.exp(3 * random() * random() * random())),
  tenths: (random) => Math.floor(7 * random()) / 10,
  constant: () => 0.1,
  "nearly constant": (random) => (random() < 0.97 ? 5 : 5.5),
  "far from zero": (random) => 1e9 + normal(random),
  large: (random) => 1e300 * normal(random),
  small: (random) => 1e-300 * normal(random)
};

interface Recipe {
  readonly shape: string;
  readonly n: number;
  readonly seed: number;
  readonly shift: number;
  readonly scale: number;
  /** share of rows that are missing, NaN or infinite */
  readonly gaps: number;
  readonly isEndless: boolean;
}

function numbers({shape, n, seed, shift, scale, gaps, isEndless}: Recipe): Value[] {
  const random = seeded(seed);
  const special = isEndless ? [null, NaN, Infinity, -Infinity] : [null, NaN];
  return Array.from({length: n}, () =>
    random() < gaps ? special[Math.floor(random() * special.length)]! : SHAPES[shape]!(random) * scale + shift
  );
}

const sizes = fc.oneof(
  fc.integer({min: 0, max: 14}),
  fc.integer({min: 10, max: 300}),
  fc.integer({min: 900, max: 1300})
);

const recipe = fc.record({
  n: sizes,
  seed: fc.integer(),
  shift: fc.constantFrom(0, 0, 0, 0.1, 1, -3),
  scale: fc.constantFrom(1, 1, 1, 2),
  gaps: fc.constantFrom(0, 0, 0.1, 0.9),
  isEndless: fc.boolean()
});

const cuts = (n: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({min: 0, max: n}), {maxLength: 14}).map((positions) => positions.sort((a, b) => a - b));

/** Bins are quantiles of the reference, or of rows from before it. */
const ofNumbers: fc.Arbitrary<Comparison> = fc
  .record({shape: fc.constantFrom(...Object.keys(SHAPES)), a: recipe, b: recipe, before: fc.option(recipe)})
  .chain(({shape, a, b, before}) =>
    cuts(a.n).map((positions) => ({
      reference: numbers({...a, shape, shift: 0, scale: 1}),
      current: numbers({...b, shape}),
      ...(before === null ? {} : {binned: finiteOf(numbers({...before, shape, isEndless: false}))}),
      cuts: positions
    }))
  );

/** Some of the levels are the vocabulary; others share buckets. */
const ofCategories: fc.Arbitrary<Comparison> = fc
  .record({
    a: recipe,
    b: recipe,
    levels: fc.constantFrom(1, 2, 3, 12, 80),
    known: fc.constantFrom(0, 1, 2, 10, 80),
    buckets: fc.integer({min: 1, max: 5})
  })
  .chain(({a, b, levels, known, buckets}) =>
    cuts(a.n).map((positions) => {
      const rows = ({n, seed, gaps, shift}: typeof a): Value[] => {
        const random = seeded(seed);
        return Array.from({length: n}, () =>
          random() < gaps ? null : `l${Math.floor(levels * random() * random() + Math.abs(shift))}`
        );
      };
      return {
        reference: rows({...a, shift: 0}),
        current: rows(b),
        ...{levels: Array.from({length: known}, (_, i) => `l${i}`), buckets, cuts: positions}
      };
    })
  );

/** Rows of two sides and the shape of their profiles. */
export const comparisons: fc.Arbitrary<Comparison> = fc.oneof({weight: 2, arbitrary: ofNumbers}, ofCategories);
