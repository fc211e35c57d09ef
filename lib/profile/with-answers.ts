import {ERRORS, layoutOf} from "./layout.js";
import type {ColumnLayout} from "./layout.js";
import type {Profile, ProfileSpec} from "./types.js";

/**
 * Returns the profile of the same rows with other answers: the columns of predictions and scores, the errors and the blocks
 * are those of `answers`, all else stays.
 * @param answered spec of `answers`, with the same columns of predictions and scores, and the same blocks
 * @throws RangeError if a spec has no predictions, they differ, or the first has slices, which would have to be counted anew
 */
export function withAnswers(spec: ProfileSpec, profile: Profile, answered: ProfileSpec, answers: Profile): Profile {
  if (spec.slices.length > 0) throw new RangeError("incompatible spec: slices count predictions too");
  const [into, from] = [answersIn(spec), answersIn(answered)];
  const namesOf = (columns: readonly ColumnLayout[]): string => columns.map((column) => column.spec.name).join(", ");
  const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const specsOf = (columns: readonly ColumnLayout[]): unknown => columns.map((column) => column.spec);
  if (!isSame(specsOf(into), specsOf(from)))
    throw new RangeError(`incompatible columns of predictions: ${namesOf(into)} and ${namesOf(from)}`);
  if (!isSame(spec.blocks, answered.blocks)) throw new RangeError("incompatible specs: blocks differ");
  const [sums, extremes] = [Float64Array.from(profile.sums), Float64Array.from(profile.extremes)];
  for (const slot of Object.values(ERRORS)) sums[slot] = answers.sums[slot]!;
  into.forEach(({start, index}, i) => {
    const own = from[i]!;
    sums.set(answers.sums.subarray(own.start, own.next), start);
    extremes.set(answers.extremes.subarray(2 * own.index, 2 * own.index + 2), 2 * index);
  });
  const blocks = layoutOf(answered).blocks;
  layoutOf(spec).blocks.forEach(({start}, i) =>
    sums.set(answers.sums.subarray(blocks[i]!.start, blocks[i]!.end), start)
  );
  return {sums, extremes};
}

function answersIn(spec: ProfileSpec): ColumnLayout[] {
  const columns = layoutOf(spec).columns.filter(({spec: {role}}) => role === "prediction" || role === "score");
  if (!columns.some((column) => column.spec.role === "prediction"))
    throw new RangeError("the spec has no column of predictions");
  return columns;
}
