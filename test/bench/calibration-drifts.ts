import type {Value} from "../../lib/drift/presets/types.js";
import type {Random} from "../../lib/statistics/random.js";
import {SHAPES} from "./calibration-cells.js";
import type {Shape} from "./calibration-cells.js";

/** A change of a column, whose size is given in units of what chance makes of the two windows. */
export interface Drift {
  readonly name: string;
  /** draws one row; with `size` 0 as in the reference */
  readonly row: (random: Random, size: number) => Value;
}

/** Share of rows without a value in numeric columns, as long as nothing changed. */
const MISSING = 0.02;

interface Numeric {
  readonly value: (random: Random) => number;
  /** changes a value by a location shift, or of scale, of so many units */
  readonly shift: (x: number, size: number) => number;
  readonly stretch: (x: number, size: number) => number;
  /** what a row of the mixture's other part is */
  readonly far: (x: number) => number;
}

/** Draws a normal number, by the polar method of Box and Muller. */
export function normalOf(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const SYMMETRIC = {
  shift: (x: number, size: number) => x + size,
  stretch: (x: number, size: number) => x * Math.exp(0.8 * size),
  far: (x: number) => 4 * x
};

const NUMERIC: Readonly<Record<Exclude<Shape, "Zipf">, Numeric>> = {
  normal: {...SYMMETRIC, value: normalOf},
  "heavy tail": {
    ...SYMMETRIC,
    value: (random) => Math.tan(Math.PI * (random() - 0.5)),
    shift: (x, size) => x + 1.5 * size,
    stretch: (x, size) => x * Math.exp(1.5 * size)
  },
  // 80 % zeros, the others exponential: a shift makes fewer zeros, a stretch multiplies what is not zero
  "zero-inflated": {
    value: (random) => (random() < 0.8 ? 0 : -Math.log(1 - random())),
    shift: (x) => x,
    stretch: (x, size) => x * Math.exp(2 * size),
    far: (x) => 4 * x
  }
};

/** Returns the family of drifts of a shape; Zipf's have `k` levels. */
export function driftsOf(shape: Shape, k: number): Drift[] {
  return shape === "Zipf" ? levelDrifts(k) : numericDrifts(NUMERIC[shape], shape);
}

function numericDrifts({value, shift, stretch, far}: Numeric, shape: Shape): Drift[] {
  const row =
    (change: (x: number, random: Random, size: number) => number, more = 0) =>
    (random: Random, size: number): Value => {
      const isMissing = random() < Math.min(1, MISSING + more * size);
      const x = change(value(random), random, size);
      return isMissing ? null : x;
    };
  const filled = (x: number, random: Random, size: number): number =>
    x === 0 && random() < 0.5 * size ? -Math.log(1 - random()) : x;
  return [
    {name: "location", row: row(shape === "zero-inflated" ? filled : (x, _, size) => shift(x, size))},
    {name: "scale", row: row((x, _, size) => stretch(x, size))},
    {name: "tail", row: row((x, random, size) => (random() < 0.6 * size ? far(x) : x))},
    {name: "missing", row: row((x) => x, 0.25)}
  ];
}

/** Levels move towards other shares, as far as makes Pearson's statistic of the stated size. */
function levelDrifts(k: number): Drift[] {
  const shares = SHAPES.Zipf(k);
  const [one, other] = k > 4 ? [1, 3] : [0, 1];
  const swapped = shares.map((share, i) => (i === one ? shares[other]! : i === other ? shares[one]! : share));
  const level = (at: number): Value => (at === k ? "new" : `level ${at}`);
  const towards = (name: string, goal: readonly number[]): Drift => {
    const distance = Math.sqrt(goal.reduce((sum, share, i) => sum + (share - shares[i]!) ** 2 / shares[i]!, 0));
    return {
      name,
      row: (random, size) => level(pick(random() < size / distance ? goal : shares, random))
    };
  };
  return [
    towards("two levels swap", swapped),
    towards(
      "flatter",
      shares.map(() => 1 / k)
    ),
    {name: "new level", row: (random, size) => level(random() < 0.5 * size * size ? k : pick(shares, random))}
  ];
}

function pick(shares: readonly number[], random: Random): number {
  let left = random();
  for (let i = 0; i < shares.length - 1; ++i) if ((left -= shares[i]!) < 0) return i;
  return shares.length - 1;
}
