import type {Batch, CodedValues, NumericValues} from "../profile/batch.js";
import type {ColumnSpec} from "../profile/types.js";
import type {LinearModel} from "./types.js";

/** Least squares over numbers and categories, for rows as engines hand them over. */
export interface CodedLinear {
  readonly intercept: number;
  readonly numbers: readonly {readonly name: string; readonly coefficient: number; readonly mean: number}[];
  /** `weights` has one number per level that the model knows; any other value weighs nothing */
  readonly categories: readonly {
    readonly name: string;
    readonly levels: readonly string[];
    readonly weights: readonly number[];
  }[];
}

/**
 * Returns a linear model over the encoded columns of a Gram block (`encodedColumns`) by its columns.
 * @param columns that the model was trained on, with the levels it knows
 * @throws RangeError if the model lacks a feature of a column
 * @example codedLinear({features: ["x"], intercept: 1, coefficients: [2]}, [{kind: "numeric", type: "number", name: "x", role: "feature", edges: [], ranks: [], centre: 5}]).numbers // [{name: "x", coefficient: 2, mean: 5}]
 */
export function codedLinear(
  {features, intercept, coefficients}: LinearModel,
  columns: readonly ColumnSpec[]
): CodedLinear {
  const weightOf = (feature: string): number => {
    const at = features.indexOf(feature);
    if (at < 0) throw new RangeError(`unknown feature: ${feature} (known: ${features.join(", ")})`);
    return coefficients[at]!;
  };
  const numbers = columns.flatMap((column) =>
    column.kind === "numeric" ? [{name: column.name, coefficient: weightOf(column.name), mean: column.centre}] : []
  );
  const categories = columns.flatMap((column) =>
    column.kind === "categorical"
      ? [{name: column.name, levels: column.levels, weights: column.levels.map((l) => weightOf(`${column.name}=${l}`))}]
      : []
  );
  return {intercept, numbers, categories};
}

/**
 * Returns the model's answer for each row of a batch. A number that is missing or not finite counts as the mean of the
 * training rows, a missing category as one the model does not know.
 * @param columns specs by which the batch's categories are coded, which may know more levels than the model
 * @throws RangeError if the batch or the specs lack a column
 */
export function predictCoded(model: CodedLinear, columns: readonly ColumnSpec[], batch: Batch): Float64Array {
  const answers = new Float64Array(batch.rows).fill(model.intercept);
  for (const {name, coefficient, mean} of model.numbers) {
    const {values, valid} = columnOf<NumericValues>(batch, name);
    for (let row = 0; row < answers.length; ++row) {
      const value = values[row]!;
      const isKnown = Number.isFinite(value) && (valid === null || valid[row] === 1);
      answers[row]! += coefficient * (isKnown ? value : mean);
    }
  }
  for (const {name, levels, weights} of model.categories) {
    const spec = columns.find((column) => column.name === name);
    if (spec?.kind !== "categorical") throw new RangeError(`missing category: ${name}`);
    const known = new Map(levels.map((level, i) => [level, weights[i]!]));
    const byCode = Float64Array.from(spec.levels, (level) => known.get(level) ?? 0);
    const {codes} = columnOf<CodedValues>(batch, name);
    // codes outside the levels are missing values and buckets of others
    for (let row = 0; row < answers.length; ++row) answers[row]! += byCode[codes[row]!] ?? 0;
  }
  return answers;
}

function columnOf<T>({columns}: Batch, name: string): T {
  const column = columns.get(name);
  if (column === undefined) throw new RangeError(`missing column: ${name}`);
  return column as T;
}
