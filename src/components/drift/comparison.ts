import {comparePerformance} from "../../lib/decay/performance.js";
import type {PerformanceChange} from "../../lib/decay/performance.js";
import {compareWindows} from "../../lib/drift/compare.js";
import type {ColumnDrift, DistanceName} from "../../lib/drift/types.js";
import {layoutOf} from "../../lib/profile/layout.js";
import type {ColumnLayout} from "../../lib/profile/layout.js";
import {windowSums} from "../../lib/profile/window.js";
import type {Timeline, Window as DayWindow} from "../../lib/profile/window.js";

/** All numbers behind one pair of windows. */
export interface Comparison {
  readonly timeline: Timeline;
  readonly reference: DayWindow;
  readonly current: DayWindow;
  readonly referenceSums: Float64Array;
  readonly currentSums: Float64Array;
  readonly columns: readonly ColumnComparison[];
  readonly performance: PerformanceChange;
}

export interface ColumnComparison {
  readonly layout: ColumnLayout;
  readonly drift: ColumnDrift;
  /** probability that this column alone raises an alarm when nothing changed */
  readonly alpha: number;
}

/** Compares two windows of a timeline: the reader's brush, answered. */
export function compareOn(
  timeline: Timeline,
  reference: DayWindow,
  current: DayWindow,
  falseAlarmRate: number
): Comparison {
  const [referenceSums, currentSums] = [windowSums(timeline, reference), windowSums(timeline, current)];
  const layouts = layoutOf(timeline.spec).columns;
  const drifts = compareWindows(timeline.spec, referenceSums, currentSums, falseAlarmRate);
  const alpha = falseAlarmRate / layouts.length;
  return {
    timeline,
    reference,
    current,
    referenceSums,
    currentSums,
    columns: drifts.map((drift, i) => ({layout: layouts[i]!, drift, alpha})),
    performance: comparePerformance(referenceSums, currentSums, falseAlarmRate)
  };
}

/** Returns whether a column is in alarm, as the build judges it: by the chosen distance or by its missing rows. */
export function isAlarm({distances, missing}: ColumnDrift, distance: DistanceName): boolean {
  return distances[distance].alarm || missing.alarm;
}

/**
 * Returns how far a column moved against its threshold, for sorting; the missing rows count where they moved further.
 * −1 where nothing can be said.
 */
export function movement({distances, missing}: ColumnDrift, distance: DistanceName): number {
  const ratio = ({value, threshold}: {value: number; threshold: number}): number =>
    Number.isFinite(value / threshold) ? Math.abs(value) / threshold : -1;
  return Math.max(ratio(distances[distance]), missing.alarm ? ratio(missing) : -1);
}
