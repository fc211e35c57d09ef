import type {StreamSummary, Summary} from "../bundle.js";
import {coarseCells} from "../drift/cells.js";
import {columnFigures} from "../profile/column-summary.js";
import {columnLayout, ROWS} from "../profile/layout.js";
import type {ColumnLayout} from "../profile/layout.js";
import type {Timeline, Window} from "../profile/window.js";
import {windowSums} from "../profile/window.js";
import {psiContributions} from "../statistics/distances.js";
import {firstCompared} from "./compared.js";
import type {AlarmRun, ColumnChange, QuietStream} from "./types.js";

/** Levels that are named. */
const NAMED = 2;

/**
 * Returns the longest run of alarms of any column, or that there was none; null where no partition was compared with the
 * reference. Of runs as long the earliest counts.
 * @param timeline the stream's profiles
 */
export function alarmRun(
  summary: Pick<Summary, "columns" | "reference">,
  stream: Pick<StreamSummary, "starts" | "alarms" | "merged">,
  timeline: Timeline
): AlarmRun | QuietStream | null {
  const {columns, reference} = summary;
  const {starts} = stream;
  const first = firstCompared(summary, stream);
  const compared = starts.length - first;
  if (compared <= 0) return null;
  const alarms = stream.alarms.map((own, i) => (i < first ? [] : own));
  const runs = columns.map(({name}) => ({name, run: longestRun(alarms.map((own) => own.includes(name)))}));
  const {run} = runs.reduce((best, own) => (isBefore(own.run, best.run) ? own : best));
  const length = run.to - run.from;
  if (length === 0) return {kind: "quiet", compared};
  const same = runs.filter((own) => own.run.from === run.from && own.run.to === run.to).map(({name}) => name);
  return {
    kind: "alarm run",
    columns: same,
    first: starts[run.from]!,
    last: starts[run.to - 1]!,
    length,
    inAlarm: alarms.filter((own) => own.length > 0).length,
    compared,
    never: runs.filter((own) => own.run.to === own.run.from).map(({name}) => name),
    changes: changesOf(
      columnLayout(timeline.spec, same[0]!),
      windowSums(timeline, reference),
      windowSums(timeline, run)
    )
  };
}

/** Returns the levels that add most to the PSI of a category; of a column of numbers, how its mean changed. */
function changesOf(column: ColumnLayout, reference: Float64Array, run: Float64Array): ColumnChange[] {
  if (column.spec.kind === "numeric") {
    const [before, now] = [columnFigures(reference, column).mean, columnFigures(run, column).mean];
    return Number.isFinite(before) && Number.isFinite(now) ? [{level: null, before, now}] : [];
  }
  const [p, q] = [coarseCells(reference, column), coarseCells(run, column)];
  const parts = psiContributions(p, q);
  const levels = column.spec.levels.map((level, i) => ({
    level,
    before: p[i]! / reference[ROWS]!,
    now: q[i]! / run[ROWS]!,
    part: parts[i]!
  }));
  return levels
    .sort((a, b) => b.part - a.part)
    .slice(0, NAMED)
    .map(({level, before, now}) => ({level, before, now}));
}

function isBefore(a: Window, b: Window): boolean {
  const [more, than] = [a.to - a.from, b.to - b.from];
  return more > than || (more === than && a.from < b.from);
}

/**
 * Returns the longest stretch that holds, the earliest of those as long; an empty one where nothing does.
 * @example longestRun([true, false, true, true, false]) // {from: 2, to: 4}
 */
export function longestRun(holds: readonly boolean[]): Window {
  let [best, from]: [Window, number] = [{from: 0, to: 0}, 0];
  holds.forEach((is, i) => {
    if (!is) from = i + 1;
    else if (i + 1 - from > best.to - best.from) best = {from, to: i + 1};
  });
  return best;
}
