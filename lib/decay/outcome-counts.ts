import {pairCells} from "../profile/blocks/pair.js";
import {layoutOf} from "../profile/layout.js";
import type {BlockLayout} from "../profile/layout.js";
import type {CategoricalSpec, ProfileSpec, Role} from "../profile/types.js";

/**
 * Returns the block of a spec that counts predictions by labels, or undefined where it has none.
 * @example outcomePair({columns: [], blocks: [], slices: []}) // undefined
 */
export function outcomePair(spec: ProfileSpec): BlockLayout | undefined {
  const nameOf = (role: Role): string | undefined => spec.columns.find((column) => column.role === role)?.name;
  const [prediction, label] = [nameOf("prediction"), nameOf("label")];
  return layoutOf(spec).blocks.find(
    ({spec: block}) => block.kind === "pair" && block.columns[0] === prediction && block.columns[1] === label
  );
}

/**
 * Returns how many labelled rows of a window have the right class and how many a wrong one, from its sums. A value outside
 * a column's levels is wrong against any of these that the other column knows; where it might be the same, the row does
 * not count.
 * @throws RangeError if the profile does not count predictions by labels, or classes are numbers
 * @example outcomeCounts({columns: [{kind: "categorical", type: "text", name: "p", role: "prediction", levels: ["a"], buckets: 1}, {kind: "categorical", type: "text", name: "y", role: "label", levels: ["a"], buckets: 1}], blocks: [{kind: "pair", columns: ["p", "y"]}], slices: []}, [9, 0, 0, 0, 0, 0, 0, 7, 2, 0, 8, 1, 5, 2, 0, 1, 0, 0, 0, 0, 0]) // {right: 5, wrong: 3}
 */
export function outcomeCounts(spec: ProfileSpec, sums: ArrayLike<number>): {right: number; wrong: number} {
  const block = outcomePair(spec);
  const [predictions, labels] = [columnOf(spec, "prediction"), columnOf(spec, "label")];
  if (block === undefined || predictions === undefined || labels === undefined)
    throw new RangeError("no error rate: predictions and labels are not counted together as classes");
  const width = pairCells(labels);
  let [right, wrong] = [0, 0];
  for (let i = 0; i <= predictions.levels.length; ++i)
    for (let j = 0; j <= labels.levels.length; ++j) {
      const rows = sums[block.start + i * width + j]!;
      const isWrong = isWrongClass(predictions.levels[i], labels.levels[j], predictions, labels);
      if (isWrong === false) right += rows;
      else if (isWrong) wrong += rows;
    }
  return {right, wrong};
}

/**
 * Returns whether the class of a row is wrong, or null where that is not known. Undefined stands for any value outside the
 * levels: it is wrong against those that the other column knows, and might be the same as others.
 * @example isWrongClass("a", undefined, {levels: ["a"]}, {levels: ["a"]}) // true
 */
export function isWrongClass(
  said: string | undefined,
  is: string | undefined,
  predictions: Pick<CategoricalSpec, "levels">,
  labels: Pick<CategoricalSpec, "levels">
): boolean | null {
  if (said !== undefined && said === is) return false;
  const isKnown =
    said === undefined
      ? is !== undefined && predictions.levels.includes(is)
      : is !== undefined || labels.levels.includes(said);
  return isKnown || null;
}

function columnOf({columns}: ProfileSpec, role: Role): CategoricalSpec | undefined {
  return columns.find((column): column is CategoricalSpec => column.role === role && column.kind === "categorical");
}
