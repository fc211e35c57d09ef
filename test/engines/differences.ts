import {encodedColumns} from "../../lib/profile/blocks/gram.js";
import {scoreStride} from "../../lib/profile/blocks/scores.js";
import {ERRORS, layoutOf, NUMERIC} from "../../lib/profile/layout.js";
import {sliceExtremes, sliceSums} from "../../lib/profile/slices.js";
import type {Profile, ProfileSpec} from "../../lib/profile/types.js";
import type {TableProfiles} from "../../lib/sql/decode.js";

const TOLERANCE = 1e-12;

/**
 * Lists where profiles differ: counts and extremes at all, sums by more than 1e-12 of what the sum of the absolute
 * values can be, since an engine may add up in another order.
 */
export function differences(spec: ProfileSpec, actual: TableProfiles, expected: TableProfiles): string[] {
  const starts = ({partitions}: TableProfiles): string => partitions.map((p) => p.start).join(" ");
  if (starts(actual) !== starts(expected)) return [`partitions ${starts(actual)}, expected ${starts(expected)}`];
  const found: string[] = [];
  if (actual.undated !== expected.undated)
    found.push(`${actual.undated} rows without a time, expected ${expected.undated}`);
  expected.partitions.forEach(({start, profile}, i) => {
    const other = actual.partitions[i]!.profile;
    for (const slice of [null, ...spec.slices.keys()]) {
      const scales = scalesOf(spec, profile, slice);
      const [sums, otherSums] = [sliceSums(spec, profile.sums, slice), sliceSums(spec, other.sums, slice)];
      sums.forEach((sum, slot) => {
        if (!agree(sum, otherSums[slot]!, scales[slot]!))
          found.push(`${start}, slice ${slice}, slot ${slot}: ${otherSums[slot]}, expected ${sum}`);
      });
    }
    profile.extremes.forEach((extreme, at) => {
      if (!Object.is(extreme, other.extremes[at]))
        found.push(`${start}, extreme ${at}: ${other.extremes[at]}, expected ${extreme}`);
    });
  });
  return found;
}

function agree(a: number, b: number, scale: number): boolean {
  return Object.is(a, b) || (Number.isFinite(a) && Math.abs(a - b) <= TOLERANCE * scale);
}

/** What 1e-12 is of, slot by slot: 0 for counts, and for sums no less than the sum of absolute values. */
function scalesOf(spec: ProfileSpec, {sums: all, extremes}: Profile, slice: number | null): Float64Array {
  const {columns, blocks, stride} = layoutOf(spec);
  const sums = sliceSums(spec, all, slice);
  const scales = new Float64Array(stride);
  const largest = (index: number): number => {
    const at = 2 * (sliceExtremes(spec, slice) + index);
    return extremes[at]! > extremes[at + 1]! ? 0 : Math.max(Math.abs(extremes[at]!), Math.abs(extremes[at + 1]!));
  };
  scales[ERRORS.sum] = scales[ERRORS.absolute] = sums[ERRORS.absolute]!;
  for (const slot of [ERRORS.square, ERRORS.fourth]) scales[slot] = sums[slot]!;
  for (const {spec: column, start, cells, end, index} of columns) {
    if (column.kind === "categorical") continue;
    const n = sums.subarray(cells, end).reduce((a, b) => a + b, 0);
    const squares = sums[start + NUMERIC.shiftedSquares]!;
    scales[start + NUMERIC.shiftedSum] = Math.sqrt(n * squares);
    scales[start + NUMERIC.shiftedSquares] = squares;
    for (let slot = start + NUMERIC.lowTailSum; slot < cells; ++slot) scales[slot] = n * largest(index);
  }
  for (const {spec: block, start, end} of blocks) {
    if (block.kind === "pair") continue;
    if (block.kind === "errors")
      for (let slot = start; slot < end; ++slot) scales[slot] = (slot - start) % 5 < 2 ? 0 : sums[slot]!;
    if (block.kind === "scores") {
      const width = scoreStride(block, spec.columns);
      const index = spec.columns.findIndex((c) => c.name === block.score);
      for (let slot = start; slot < end; ++slot)
        if ((slot - start) % width >= width - 2) scales[slot] = sums[0]! * largest(index);
    }
    if (block.kind === "confidence") {
      const index = spec.columns.findIndex((c) => c.name === block.score);
      for (let slot = start; slot < end; ++slot) if ((slot - start) % 5 >= 3) scales[slot] = sums[0]! * largest(index);
    }
    if (block.kind === "gram") {
      const size = encodedColumns(block, spec.columns).length + 1;
      const diagonal = Array.from({length: size}, (_, i) => sums[start + i * size - (i * (i - 1)) / 2]!);
      let slot = start;
      for (let i = 0; i < size; ++i)
        for (let j = i; j < size; ++j, ++slot)
          scales[slot] = slot === start ? 0 : Math.sqrt(diagonal[i]! * diagonal[j]!);
    }
  }
  return scales;
}
