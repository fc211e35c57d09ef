import type {StreamSummary, Summary} from "../bundle.js";
import {explainColumn} from "../drift/explain.js";
import {columnLayout} from "../profile/layout.js";
import type {Timeline} from "../profile/window.js";
import {windowSums} from "../profile/window.js";
import type {AlarmRun, QuietStream} from "./types.js";

/** Partitions of a stream by position, `to` left out. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * Returns the longest run of alarms of any column, or that there was none; null where no partition was compared with the
 * reference. Of runs as long the earliest counts.
 */
export function alarmRun(
  {columns, reference, falseAlarmRate}: Pick<Summary, "columns" | "reference" | "falseAlarmRate">,
  {starts, alarms}: Pick<StreamSummary, "starts" | "alarms">,
  timeline: Timeline
): AlarmRun | QuietStream | null {
  const compared = Math.max(0, starts.length - reference.to);
  if (compared === 0) return null;
  const runs = columns.map(({name}) => ({name, run: longestRun(alarms.map((own) => own.includes(name)))}));
  const {run} = runs.reduce((best, own) => (isBefore(own.run, best.run) ? own : best));
  const length = run.to - run.from;
  if (length === 0) return {kind: "quiet", compared};
  const same = runs.filter((own) => own.run.from === run.from && own.run.to === run.to).map(({name}) => name);
  const change = explainColumn(
    columnLayout(timeline.spec, same[0]!),
    windowSums(timeline, reference),
    windowSums(timeline, run),
    falseAlarmRate / columns.length
  );
  return {
    kind: "alarm run",
    columns: same,
    first: starts[run.from]!,
    last: starts[run.to - 1]!,
    length,
    inAlarm: alarms.filter((own) => own.length > 0).length,
    compared,
    never: runs.filter((own) => own.run.to === own.run.from).map(({name}) => name),
    change
  };
}

function isBefore(a: Run, b: Run): boolean {
  const [more, than] = [a.to - a.from, b.to - b.from];
  return more > than || (more === than && a.from < b.from);
}

/**
 * Returns the longest stretch that holds, the earliest of those as long; an empty one where nothing does.
 * @example longestRun([true, false, true, true, false]) // {from: 2, to: 4}
 */
export function longestRun(holds: readonly boolean[]): Run {
  let [best, from]: [Run, number] = [{from: 0, to: 0}, 0];
  holds.forEach((is, i) => {
    if (!is) from = i + 1;
    else if (i + 1 - from > best.to - best.from) best = {from, to: i + 1};
  });
  return best;
}
