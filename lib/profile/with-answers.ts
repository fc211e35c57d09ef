import {ERRORS, layoutOf} from "./layout.js";
import type {Profile, ProfileSpec} from "./types.js";

/**
 * Returns the profile of the same rows with other predictions: the prediction's column and the errors are those of
 * `answers`, all else stays.
 * @param answered spec of `answers`, with the same column of predictions
 * @throws RangeError if a spec has none, they differ, or the first has blocks or slices, which would have to be counted anew
 */
export function withAnswers(spec: ProfileSpec, profile: Profile, answered: ProfileSpec, answers: Profile): Profile {
  if (spec.blocks.length > 0 || spec.slices.length > 0)
    throw new RangeError("incompatible spec: blocks and slices count predictions too");
  const [into, from] = [predictionOf(spec), predictionOf(answered)];
  if (JSON.stringify(into.spec) !== JSON.stringify(from.spec))
    throw new RangeError(`incompatible columns of predictions: ${into.spec.name} and ${from.spec.name}`);
  const [sums, extremes] = [Float64Array.from(profile.sums), Float64Array.from(profile.extremes)];
  for (const slot of Object.values(ERRORS)) sums[slot] = answers.sums[slot]!;
  sums.set(answers.sums.subarray(from.start, from.next), into.start);
  extremes.set(answers.extremes.subarray(2 * from.index, 2 * from.index + 2), 2 * into.index);
  return {sums, extremes};
}

function predictionOf(spec: ProfileSpec) {
  const column = layoutOf(spec).columns.find((own) => own.spec.role === "prediction");
  if (column === undefined) throw new RangeError("the spec has no column of predictions");
  return column;
}
