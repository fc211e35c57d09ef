import {layoutOf, NUMERIC} from "./layout.js";
import type {ColumnLayout} from "./layout.js";
import {edgesAt, FINE_BINS, FINEST} from "./nested-bins.js";
import type {ColumnSpec, Profile, ProfileSpec} from "./types.js";

/** What to keep of a spec: 256 bins, or the 64 for which tail sums are kept as well. */
export interface Projection {
  /** names of the columns to keep; all of them where blocks are kept */
  readonly columns: readonly string[];
  readonly bins: typeof FINEST | typeof FINE_BINS;
  readonly withBlocks: boolean;
}

/**
 * Returns a smaller spec: some columns, with coarser bins, without slices. Profiles of the larger one hold it
 * (`projectProfile`), so that a page can load little first and more when it is asked for.
 */
export function projectSpec(spec: ProfileSpec, {columns, bins, withBlocks}: Projection): ProfileSpec {
  return {
    columns: spec.columns.filter(({name}) => columns.includes(name)).map((column) => coarser(column, bins)),
    blocks: withBlocks ? spec.blocks : [],
    slices: []
  };
}

function coarser(column: ColumnSpec, bins: Projection["bins"]): ColumnSpec {
  if (column.kind === "categorical") return column;
  const kept = edgesAt(column, bins);
  const pick = (values: readonly number[]): number[] => kept.map((edge) => values[edge]!);
  return {...column, edges: pick(column.edges), ranks: pick(column.ranks)};
}

/**
 * Returns what a profile of `from` says in the terms of `to`; exact, as coarser bins are unions of the finer ones.
 * @throws RangeError if `to` is not a projection of `from`
 */
export function projectProfile(from: ProfileSpec, to: ProfileSpec, {sums, extremes}: Profile): Profile {
  const [source, target] = [layoutOf(from), layoutOf(to)];
  const result = {sums: new Float64Array(target.length), extremes: new Float64Array(2 * to.columns.length)};
  result.sums.set(sums.subarray(0, source.columns[0]?.start ?? 0));
  for (const column of target.columns) {
    const origin = source.columns.find(({spec}) => spec.name === column.spec.name);
    if (origin === undefined) throw new RangeError(`unknown column: ${column.spec.name}`);
    copyColumn(sums, origin, result.sums, column);
    result.extremes.set(extremes.subarray(2 * origin.index, 2 * origin.index + 2), 2 * column.index);
  }
  for (const block of target.blocks) {
    const origin = source.blocks.find(({spec}) => JSON.stringify(spec) === JSON.stringify(block.spec));
    if (origin === undefined) throw new RangeError(`unknown ${block.spec.kind} block`);
    result.sums.set(sums.subarray(origin.start, origin.end), block.start);
  }
  return result;
}

function copyColumn(sums: Float64Array, from: ColumnLayout, result: Float64Array, to: ColumnLayout): void {
  const kept = keptEdges(from.spec, to.spec);
  if (kept === null) {
    result.set(sums.subarray(from.start, from.next), to.start);
    return;
  }
  result.set(sums.subarray(from.start, from.cells), to.start);
  result[to.start + NUMERIC.lowTailSum] = sums[from.start + NUMERIC.lowFineSum]!;
  result[to.start + NUMERIC.highTailSum] = sums[from.start + NUMERIC.highFineSum]!;
  let slot = from.cells;
  [...kept, from.end - from.cells - 1].forEach((edge, bin) => {
    for (; slot <= from.cells + edge; ++slot) result[to.cells + bin]! += sums[slot]!;
  });
}

/** The edges of `from` that `to` has, or null where it has them all. */
function keptEdges(from: ColumnSpec, to: ColumnSpec): readonly number[] | null {
  if (from === to) return null;
  if (from.kind === "numeric" && to.kind === "numeric" && from.centre === to.centre)
    for (const bins of [FINEST, FINE_BINS] as const) {
      const kept = edgesAt(from, bins);
      if (kept.length === to.edges.length && kept.every((edge, i) => from.edges[edge] === to.edges[i]))
        return bins === FINEST ? null : kept;
    }
  if (JSON.stringify(from) === JSON.stringify(to)) return null;
  throw new RangeError(`column ${to.name} is no projection of the larger spec's`);
}
