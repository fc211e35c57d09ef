import {normalQuantile} from "../lib/statistics/special.js";

/** A column in both windows; null is missing, and so is NaN. */
export type DomainColumn =
  | {readonly name: string; readonly kind: "numeric"; readonly reference: Numbers; readonly current: Numbers}
  | {readonly name: string; readonly kind: "categorical"; readonly reference: Texts; readonly current: Texts};

export type Window = "reference" | "current";

/** Rows to take of either window, by position. */
export type PickedRows = Readonly<Record<Window, readonly number[]>>;

type Numbers = ArrayLike<number | null>;
type Texts = ArrayLike<string | null>;

/** Levels with a smaller share of the rows of both windows share one input. */
const RARE = 0.01;

/**
 * Returns what a column tells a classifier: of numbers their normal scores, by rank among the rows of both windows, with
 * ties at their middle rank; of texts a mark per level, and one for all rare levels; of either a mark for a gap. Neither
 * units nor huge values matter, and no input depends on which window a row is from.
 * @returns one array per input over the reference's rows and then the current ones, NaN where a number is missing; inputs
 * that do not vary are left out
 */
export function domainInputs(column: DomainColumn, {reference, current}: PickedRows): Float64Array[] {
  const inputs =
    column.kind === "numeric"
      ? numericInputs([...reference.map((i) => column.reference[i]!), ...current.map((i) => column.current[i]!)])
      : levelInputs([...reference.map((i) => column.reference[i]!), ...current.map((i) => column.current[i]!)]);
  return inputs.filter((values) => {
    const known = values.filter((x) => !Number.isNaN(x));
    return known.some((x) => x !== known[0]);
  });
}

function numericInputs(values: readonly (number | null)[]): Float64Array[] {
  const isGap = values.map((x) => x === null || Number.isNaN(x));
  const order = [...values.keys()].filter((i) => !isGap[i]).sort((a, b) => values[a]! - values[b]! || 0);
  const scores = new Float64Array(values.length).fill(NaN);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to]!] === values[order[from]!]) ++to;
    const score = normalQuantile((from + to) / (2 * order.length));
    for (let i = from; i < to; ++i) scores[order[i]!] = score;
  }
  return [scores, Float64Array.from(isGap, Number)];
}

function levelInputs(values: readonly (string | null)[]): Float64Array[] {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const common = [...counts].filter(([level, count]) => level === null || count >= RARE * values.length);
  const levels = new Set(common.map(([level]) => level));
  const marks = [...levels].map((level) => Float64Array.from(values, (value) => Number(value === level)));
  return [...marks, Float64Array.from(values, (value) => Number(!levels.has(value)))];
}
