import {readFileSync} from "node:fs";
import type {Preset, Value} from "../../../../lib/drift/presets/types.js";
import {seeded} from "../../../../lib/statistics/random.js";
import type {Random} from "../../../../lib/statistics/random.js";

interface Recipe {
  shape: "normal" | "skewed" | "whole" | "level";
  seed: number;
  n: number;
  shift?: number;
  k?: number;
  missing?: number;
}

/** Rows in full, with NaN and ±Infinity by name, or how they are made. */
type Column = Recipe | (number | string | null)[];

const SPECIAL: Readonly<Record<string, number>> = {NaN: NaN, Infinity: Infinity, "-Infinity": -Infinity};

/** Returns the columns of test/data/presets/rows.py, bit for bit. */
function column(recipe: Column): Value[] {
  if (Array.isArray(recipe))
    return recipe.map((value) =>
      typeof value === "string" && Object.hasOwn(SPECIAL, value) ? SPECIAL[value]! : value
    );
  const random = seeded(recipe.seed);
  return Array.from({length: recipe.n}, () => valueOf(recipe, random));
}

function valueOf({shape, shift = 0, k = 3, missing = 0}: Recipe, random: Random): Value {
  if (random() < missing) return null;
  if (shape === "normal") {
    let total = 0;
    for (let i = 0; i < 12; ++i) total += random();
    return total - 6 + shift;
  }
  const u = random();
  if (shape === "skewed") return u * u * u * u * 10 + shift;
  return shape === "whole" ? Math.floor(u * k) + shift : `l${Math.floor((u + shift) * (u + shift) * k)}`;
}

/** What a tool said; null where it has nothing to say. */
export interface Said {
  method: string;
  value: number | string;
  threshold: number | string;
  drifted: boolean;
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../data/presets/${name}.json`, import.meta.url), "utf8")) as T;
}

/** Rows of both sides by the name of the case. */
export const rows = new Map(
  read<[string, Column, Column][]>("cases").map(([name, a, b]) => [name, {reference: column(a), current: column(b)}])
);

/** What a tool said of each case (see test/data/README.md). */
export function casesOf<T = Said | null>(tool: string): {name: string; result: T}[] {
  return read<{cases: {name: string; result: T}[]}>(tool).cases;
}

/** D, n and p from SciPy's `kstwo`. */
export const kolmogorov = read<{cases: [number, number, number][]}>("kolmogorov").cases;

/** Returns the result of a preset for a case by its name. */
export function resultOf(preset: Preset, name: string): ReturnType<Preset["compareRows"]> {
  const {reference, current} = rows.get(name)!;
  return preset.compareRows(reference, current);
}

/** Returns whether two figures agree to a relative tolerance, or differ by no more than the rounding of the larger. */
export function isNear(actual: number, expected: number | string, relative: number, absolute = 1e-15): boolean {
  const target = Number(expected);
  return Math.abs(actual - target) <= Math.max(absolute, relative * Math.abs(target)) || Object.is(actual, target);
}
