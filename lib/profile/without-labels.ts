import type {BlockSpec, ColumnSpec, Profile, ProfileSpec} from "./types.js";
import {ERRORS, layoutOf, ROWS} from "./layout.js";

/**
 * Returns the profile of the same rows before their labels were known: labels are missing in every row, and there are no
 * errors.
 */
export function withoutLabels(spec: ProfileSpec, {sums, extremes}: Profile): Profile {
  const {columns, blocks, stride} = layoutOf(spec);
  const labels = new Set(spec.columns.filter(({role}) => role === "label").map(({name}) => name));
  const [known, ranges] = [Float64Array.from(sums), Float64Array.from(extremes)];
  for (let slice = 0; slice <= spec.slices.length; ++slice) {
    const at = slice * stride;
    for (const slot of Object.values(ERRORS)) known[at + slot] = 0;
    for (const column of columns.filter(({spec: {name}}) => labels.has(name))) {
      known.fill(0, at + column.start, at + column.next);
      // the first slot of either kind of column counts what is missing
      known[at + column.start] = known[at + ROWS]!;
      const extreme = 2 * (slice * spec.columns.length + column.index);
      ranges[extreme] = Infinity;
      ranges[extreme + 1] = -Infinity;
    }
    for (const {spec: block, start, end} of blocks)
      if (readsLabel(block, spec.columns, labels)) known.fill(0, at + start, at + end);
  }
  return {sums: known, extremes: ranges};
}

function readsLabel(block: BlockSpec, columns: readonly ColumnSpec[], labels: ReadonlySet<string>): boolean {
  if (block.kind === "scores" || block.kind === "errors") return true;
  return columns.some(({name}) => labels.has(name) && block.columns.includes(name));
}
