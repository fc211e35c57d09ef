import {estimateErrors} from "../../lib/decay/dle.js";
import type {ErrorEstimate} from "../../lib/decay/dle.js";
import {emptyErrorTable} from "../../lib/decay/error-table.js";
import type {ErrorTable} from "../../lib/decay/error-table.js";
import {profiledErrors} from "../../lib/decay/profile-tables.js";
import {ERRORS, layoutOf} from "../../lib/profile/layout.js";
import type {BlockLayout, ColumnLayout} from "../../lib/profile/layout.js";
import type {ErrorsSpec, NumericSpec} from "../../lib/profile/types.js";
import {windowSums} from "../../lib/profile/window.js";
import type {Timeline, Window as PartitionWindow} from "../../lib/profile/window.js";
import type {Versions} from "./versions.js";

/** Fewest labelled rows that an estimate is taught by. */
const ENOUGH = 100;

/** What an estimate rests on. */
interface Taught {
  /** sums of the labelled partitions that a version answered first, by itself */
  readonly table: ErrorTable;
  readonly positions: ReadonlySet<number>;
}

/**
 * Estimates the RMSE of each partition, or of the last few that end with it, without its labels: rows are expected to err
 * as those with labels did whose prediction lay in the same tenth. Each version is judged by the partitions that it
 * answered first, the first model by the monitor's reference; these have no estimate themselves, since they taught it.
 * @returns null throughout where the profiles do not keep errors by prediction, and where too few rows could teach
 */
export function estimatesOf(
  timeline: Timeline,
  reference: PartitionWindow,
  {champions, canaries}: Versions,
  trailing: number
): (ErrorEstimate | null)[] {
  const length = timeline.partitions.length;
  const none = Array<ErrorEstimate | null>(length).fill(null);
  const block = errorsBlock(timeline);
  if (block === null) return none;
  const column = layoutOf(timeline.spec).columns.find(({spec: {name}}) => name === block.spec.prediction)!;
  const stretches = champions.length > 0 ? champions : [{from: 0, to: length}];
  const isMixed = (i: number): boolean => canaries.some(({from, to}) => i >= from && i < to);
  return stretches.reduce((all, stretch) => {
    const taught = taughtBy(timeline, block, reference, stretch, isMixed);
    if (taught === null) return all;
    return all.map((before, i) => {
      if (i < stretch.from || i >= stretch.to || taught.positions.has(i)) return before;
      const window = {from: Math.max(stretch.from, i + 1 - trailing), to: i + 1};
      const current = predictionsIn(timeline, block.spec, column, window);
      return current.rows.some((rows) => rows > 0) ? estimateErrors(taught.table, current).rmse : before;
    });
  }, none);
}

type ErrorsLayout = BlockLayout & {readonly spec: ErrorsSpec};

function errorsBlock({spec}: Timeline): ErrorsLayout | null {
  return layoutOf(spec).blocks.find((block): block is ErrorsLayout => block.spec.kind === "errors") ?? null;
}

function taughtBy(
  timeline: Timeline,
  block: ErrorsLayout,
  reference: PartitionWindow,
  stretch: PartitionWindow,
  isMixed: (position: number) => boolean
): Taught | null {
  const isInside = reference.from >= stretch.from && reference.to <= stretch.to;
  const {from, to} = isInside ? reference : stretch;
  const positions: number[] = [];
  for (let i = from; i < to && positions.length < reference.to - reference.from; ++i)
    if (timeline.partitions[i]!.sums[ERRORS.n]! > 0 && !isMixed(i)) positions.push(i);
  const sums = positions.reduce(
    (total, i) => total.map((sum, slot) => sum + timeline.partitions[i]!.sums[slot]!),
    new Float64Array(layoutOf(timeline.spec).length)
  );
  return sums[ERRORS.n]! < ENOUGH ? null : {table: profiledErrors(block, sums), positions: new Set(positions)};
}

/**
 * Counts the predictions of a window by the block's bins. The block itself counts rows as well, but none of a partition
 * whose labels have not come.
 */
function predictionsIn(
  timeline: Timeline,
  {edges}: ErrorsSpec,
  {spec, cells, end}: ColumnLayout,
  window: PartitionWindow
): ErrorTable {
  const sums = windowSums(timeline, window);
  const fine = (spec as NumericSpec).edges;
  const missing = edges.find((edge) => !fine.includes(edge));
  if (missing !== undefined) throw new RangeError(`incompatible bins: ${missing} is no edge of ${spec.name}`);
  const table = emptyErrorTable({predictionEdges: edges, featureEdges: []});
  let bin = 0;
  for (let cell = cells; cell < end; ++cell) {
    table.rows[bin]! += sums[cell]!;
    if (fine[cell - cells] === edges[bin]) ++bin;
  }
  return table;
}
