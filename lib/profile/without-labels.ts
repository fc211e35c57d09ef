import {ERROR_FIGURES} from "./blocks/errors.js";
import {ERRORS, layoutOf, ROWS} from "./layout.js";
import type {BlockLayout} from "./layout.js";
import type {Profile, ProfileSpec} from "./types.js";

/**
 * Returns the profile of the same rows before their labels were known: labels are missing in every row, and there are no
 * errors.
 * @throws RangeError if the spec has slices, or blocks other than those of errors: they would have to be counted anew
 */
export function withoutLabels(spec: ProfileSpec, profile: Profile): Profile {
  if (spec.slices.length > 0) throw new RangeError("incompatible spec: slices count labels too");
  const [sums, extremes] = [Float64Array.from(profile.sums), Float64Array.from(profile.extremes)];
  const {columns, blocks} = layoutOf(spec);
  for (const slot of Object.values(ERRORS)) sums[slot] = 0;
  for (const {spec: column, index, start, next} of columns) {
    if (column.role !== "label") continue;
    sums.fill(0, start, next);
    // the first slot of either kind of column counts what is missing
    sums[start] = sums[ROWS]!;
    extremes.set([Infinity, -Infinity], 2 * index);
  }
  for (const block of blocks) forgetErrors(sums, block);
  return {sums, extremes};
}

/** Of a cell's figures, the first counts rows, whether they have a label or not. */
function forgetErrors(sums: Float64Array, {spec, start, end}: BlockLayout): void {
  if (spec.kind !== "errors") throw new RangeError(`incompatible spec: a block of ${spec.kind} may count labels too`);
  const width = ERROR_FIGURES.length;
  for (let cell = start; cell < end; cell += width) sums.fill(0, cell + 1, cell + width);
}
