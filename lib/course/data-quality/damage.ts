import type {BostonRows} from "../../course.js";
import {mean} from "../../statistics/moments.js";
import {deriveSeed, seeded, shuffled} from "../../statistics/random.js";

/** Ways to spoil rows before a model learns from them, in the order in which they befall the rows. */
export const damageKinds = ["lost", "labels", "units", "gaps", "copies"] as const;
export type DamageKind = (typeof damageKinds)[number];

/**
 * How much of each, as shares: `lost` of the training rows; of those left, `labels` with the label of another row and
 * `units` with one column in another unit; `gaps` of their values; and `copies`, of the rows held out, that training has
 * too.
 */
export type Damage = Readonly<Record<DamageKind, number>>;

export const undamaged: Damage = {lost: 0, labels: 0, units: 0, gaps: 0, copies: 0};

/** Up to where each is tried. */
export const mostDamage: Damage = {lost: 0.9, labels: 0.6, units: 0.3, gaps: 0.6, copies: 0.6};

/** Columns written down in another unit, and by what they are then multiplied: half rooms, and dollars per $1000. */
const UNIT_ERRORS = [
  {column: "rm", factor: 2},
  {column: "tax", factor: 0.1}
] as const;

/** What rows are spoilt for which model. */
export interface DamageSource {
  readonly columns: BostonRows["columns"];
  readonly features: readonly string[];
  readonly target: string;
  /** numbers of the rows to learn from, and of those to measure on */
  readonly train: readonly number[];
  readonly holdOut: readonly number[];
}

/** Training rows, as a model gets them. */
export interface DamagedRows {
  /** one column per feature, and the labels */
  readonly features: readonly Float64Array[];
  readonly labels: Float64Array;
  /** numbers of the rows held out that are in training too */
  readonly copied: ReadonlySet<number>;
}

/**
 * Spoils training rows. More of one kind spoils the same rows and then some, so that a slider moves one thing only; gaps
 * are filled with the mean of the values that are left in the column (0 where none is), as is usual.
 * @param damage shares in [0, 1]
 * @returns the same rows for the same seed; at least one
 */
export function damagedRows(source: DamageSource, damage: Damage, seed: number): DamagedRows {
  const {columns, features, target, train, holdOut} = source;
  const orderOf = (kind: DamageKind, size: number): number[] =>
    shuffled(
      Array.from({length: size}, (_, i) => i),
      seeded(deriveSeed(seed, kind))
    );
  const firstOf = (kind: DamageKind, size: number): number[] =>
    orderOf(kind, size).slice(0, Math.round(damage[kind] * size));
  const lost = new Set(firstOf("lost", train.length).slice(0, train.length - 1));
  const rows = train.filter((_, i) => !lost.has(i));
  const values = features.map((name) => Float64Array.from(rows, (row) => columns[name]![row]!));
  const labels = Float64Array.from(rows, (row) => columns[target]![row]!);
  swapLabels(labels, orderOf("labels", rows.length), damage.labels);
  firstOf("units", rows.length).forEach((row, i) => {
    const {column, factor} = UNIT_ERRORS[i % UNIT_ERRORS.length]!;
    values[features.indexOf(column)]![row]! *= factor;
  });
  for (const cell of firstOf("gaps", rows.length * features.length))
    values[cell % features.length]![Math.floor(cell / features.length)] = NaN;
  values.forEach(fillGaps);
  const copied = firstOf("copies", holdOut.length).map((i) => holdOut[i]!);
  return {
    features: values.map((column, i) => withRows(column, columns[features[i]!]!, copied)),
    labels: withRows(labels, columns[target]!, copied),
    copied: new Set(copied)
  };
}

/** Gives the first rows of an order the label of the next row of that order. */
function swapLabels(labels: Float64Array, order: readonly number[], share: number): void {
  const right = labels.slice();
  for (let i = 0; i < Math.round(share * order.length); ++i) labels[order[i]!] = right[order[(i + 1) % order.length]!]!;
}

function fillGaps(column: Float64Array): void {
  const known = column.filter((value) => !Number.isNaN(value));
  const fill = known.length === 0 ? 0 : mean(known);
  column.forEach((value, row) => {
    if (Number.isNaN(value)) column[row] = fill;
  });
}

function withRows(column: Float64Array, source: readonly number[], rows: readonly number[]): Float64Array {
  return Float64Array.from([...column, ...rows.map((row) => source[row]!)]);
}
