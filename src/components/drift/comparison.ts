import {comparePerformance} from "../../lib/decay/performance.js";
import type {PerformanceChange} from "../../lib/decay/performance.js";
import {compareWindows} from "../../lib/drift/compare.js";
import {decidingDistance} from "../../lib/drift/deciding-distance.js";
import type {ColumnDrift, DistanceName, Measured} from "../../lib/drift/types.js";
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

/** Returns whether a column is in alarm, as the build judges it: by the deciding distance or by its missing rows. */
export function isAlarm({kind, distances, missing}: ColumnDrift, chosen: DistanceName): boolean {
  return distances[decidingDistance(kind, chosen)].alarm || missing.alarm;
}

/** The figure that says how far a column moved. */
interface LeadingFigure extends Measured {
  readonly figure: DistanceName | "missing";
  /** the figure in units of its threshold; −1 where nothing can be said */
  readonly ratio: number;
}

/** Returns the figure that ranks a column: its deciding distance, or its missing rows where they moved further. */
export function leadingFigure({kind, distances, missing}: ColumnDrift, chosen: DistanceName): LeadingFigure {
  const lead = (figure: LeadingFigure["figure"], measured: Measured): LeadingFigure => {
    const ratio = Math.abs(measured.value) / measured.threshold;
    return {...measured, figure, ratio: Number.isFinite(ratio) ? ratio : -1};
  };
  const name = decidingDistance(kind, chosen);
  const [distance, rows] = [lead(name, distances[name]), lead("missing", missing)];
  return missing.alarm && rows.ratio > distance.ratio ? rows : distance;
}
