import type {ColumnSpec} from "../profile/types.js";
import {mean} from "../statistics/moments.js";
import type {Columns, ModelInput} from "./types.js";

/** Sums over training rows of each encoded column (`plainInputs`), and of its squares. */
export interface ColumnSums {
  readonly rows: number;
  readonly sums: ArrayLike<number>;
  readonly squares: ArrayLike<number>;
}

/** A number that varies by less than this share of its mean does not vary: the rest is rounding. */
const ROUNDING = 1e-12;

/**
 * Returns columns as a model reads them before anything has been learnt: numbers about the centres of their specs, each
 * with a column for gaps, and categories by the levels of their specs.
 * @param columns specs, those of the features among them, with the levels that are to have a column of their own
 * @throws RangeError if a feature has no spec
 * @example plainInputs(["c"], [{kind: "categorical", type: "text", name: "c", role: "feature", levels: ["a"], buckets: 1}]) // [{kind: "category", name: "c", levels: ["a"]}]
 */
export function plainInputs(features: readonly string[], columns: readonly ColumnSpec[]): ModelInput[] {
  return features.map((name): ModelInput => {
    const spec = columns.find((column) => column.name === name);
    if (spec === undefined)
      throw new RangeError(`unknown feature: ${name} (known: ${columns.map((column) => column.name).join(", ")})`);
    return spec.kind === "numeric"
      ? {kind: "number", name, mean: spec.centre, sd: 1, gaps: true}
      : {kind: "category", name, levels: spec.levels};
  });
}

/**
 * Returns numbers as a model reads them before anything has been learnt, from columns of their values.
 * @param columns one per name; values that are not finite are gaps
 * @throws RangeError if a column has no value
 * @example numberInputs(["x"], [[1, NaN, 3]]) // [{kind: "number", name: "x", mean: 2, sd: 1, gaps: true}]
 */
export function numberInputs(names: readonly string[], columns: Columns): ModelInput[] {
  return names.map((name, i) => {
    const values = Float64Array.from(columns[i]!).filter(Number.isFinite);
    if (values.length === 0) throw new RangeError(`no training values: ${name}`);
    return {kind: "number", name, mean: mean(values), sd: 1, gaps: true};
  });
}

/**
 * Returns inputs as training rows have them: numbers with mean and deviation of the rows that have one, and a column for
 * gaps only where there are any.
 * @param plain inputs before (`plainInputs`)
 * @throws RangeError if a number is missing in every row
 * @example learntInputs([{kind: "number", name: "x", mean: 10, sd: 1, gaps: true}], {rows: 3, sums: [2, 1], squares: [4, 1]}) // [{kind: "number", name: "x", mean: 11, sd: 1, gaps: true}]
 */
export function learntInputs(plain: readonly ModelInput[], {rows, sums, squares}: ColumnSums): ModelInput[] {
  const firsts = firstColumns(plain);
  return plain.map((input, i): ModelInput => {
    if (input.kind === "category") return input;
    const at = firsts[i]!;
    const present = rows - sums[at + 1]!;
    if (present === 0) throw new RangeError(`no training values: ${input.name}`);
    const shift = sums[at]! / present;
    const centre = input.mean + shift;
    const sd = Math.sqrt(Math.max(0, squares[at]! / present - shift ** 2));
    return {...input, mean: centre, sd: sd > ROUNDING * Math.abs(centre) ? sd : 1, gaps: present < rows};
  });
}

/**
 * Returns how many encoded columns an input takes.
 * @example inputWidth({kind: "category", name: "c", levels: ["a", "b"]}) // 4
 */
export function inputWidth(input: ModelInput): number {
  if (input.kind === "number") return input.gaps ? 2 : 1;
  return input.levels.length + 2;
}

/**
 * Returns how many encoded columns inputs take together.
 * @example encodedWidth([{kind: "category", name: "c", levels: ["a", "b"]}]) // 4
 */
export function encodedWidth(inputs: readonly ModelInput[]): number {
  return inputs.reduce((sum, input) => sum + inputWidth(input), 0);
}

/**
 * Returns the position of each input's first encoded column.
 * @example firstColumns([{kind: "category", name: "c", levels: ["a", "b"]}, {kind: "category", name: "d", levels: []}]) // [0, 4]
 */
export function firstColumns(inputs: readonly ModelInput[]): number[] {
  let next = 0;
  return inputs.map((input) => {
    const first = next;
    next += inputWidth(input);
    return first;
  });
}
