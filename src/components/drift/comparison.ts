import type {Summary} from "../../lib/bundle.js";
import {compareErrors} from "../../lib/decay/realised-error.js";
import type {ErrorChange} from "../../lib/decay/realised-error.js";
import {calibrateColumn} from "../../lib/drift/calibrate.js";
import type {ColumnDrift, Measured} from "../../lib/drift/column-drift.js";
import {compareWindows} from "../../lib/drift/compare.js";
import {decidingDistance} from "../../lib/drift/deciding-distance.js";
import type {DistanceName} from "../../lib/drift/types.js";
import {layoutOf} from "../../lib/profile/layout.js";
import type {ColumnLayout} from "../../lib/profile/layout.js";
import {windowSums} from "../../lib/profile/window.js";
import type {Timeline, Window as PartitionWindow} from "../../lib/profile/window.js";

/** All numbers behind one pair of windows. */
export interface Comparison {
  readonly timeline: Timeline;
  readonly reference: PartitionWindow;
  readonly current: PartitionWindow;
  readonly referenceSums: Float64Array;
  readonly currentSums: Float64Array;
  readonly columns: readonly ColumnComparison[];
  /** null where there is no error to measure */
  readonly performance: ErrorChange | null;
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
  reference: PartitionWindow,
  current: PartitionWindow,
  {falseAlarmRate, errorMeasure}: Pick<Summary, "falseAlarmRate" | "errorMeasure">
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
    performance: errorMeasure && compareErrors(timeline.spec, referenceSums, currentSums, errorMeasure, falseAlarmRate)
  };
}

/** Returns whether a column is in alarm: by the calibrated verdict, as the build judges it, once the windows rest. */
export function isAlarm({verdict}: ColumnDrift): boolean {
  return verdict.status === "alarm";
}

/** Time after which the work lets a frame through. */
const SLICE_MS = 8;

/**
 * Calibrates a comparison column by column, letting the reader on in between.
 * @param isWanted asked after each pause: another brush makes the work pointless
 * @returns null when it is no longer wanted
 */
export async function calibrated(
  comparison: Comparison,
  chosen: DistanceName,
  isWanted: () => boolean
): Promise<Comparison | null> {
  const columns: ColumnComparison[] = [];
  let start = performance.now();
  for (const {layout, drift, alpha} of comparison.columns) {
    const distance = decidingDistance(drift.kind, chosen);
    columns.push({layout, drift: calibrateColumn(layout, drift, comparison, alpha, distance), alpha});
    if (performance.now() - start < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (!isWanted()) return null;
    start = performance.now();
  }
  return {...comparison, columns};
}

/** The figure that says how far a column moved. */
interface LeadingFigure extends Measured {
  readonly figure: DistanceName | "missing";
  /** the figure in units of its threshold; −1 where nothing can be said */
  readonly ratio: number;
}

/**
 * Returns the figure that says how far: the deciding distance, or, of a column in alarm, the missing rows where they
 * moved further. Their threshold is not calibrated, so that it alone says nothing.
 */
export function leadingFigure(drift: ColumnDrift, chosen: DistanceName): LeadingFigure {
  const {kind, distances, missing} = drift;
  const lead = (figure: LeadingFigure["figure"], measured: Measured): LeadingFigure => {
    const ratio = Math.abs(measured.value) / measured.threshold;
    return {...measured, figure, ratio: Number.isFinite(ratio) ? ratio : -1};
  };
  const name = decidingDistance(kind, chosen);
  const [distance, rows] = [lead(name, distances[name]), lead("missing", missing)];
  return isAlarm(drift) && missing.alarm && rows.ratio > distance.ratio ? rows : distance;
}

/** Returns the number that columns are ordered by: those in alarm first, then by how far they moved. */
export function rankOf(drift: ColumnDrift, chosen: DistanceName): number {
  const {ratio} = leadingFigure(drift, chosen);
  // No ratio reaches this: a share of its threshold, thresholds being above 1e-6.
  return isAlarm(drift) ? ratio + 1e9 : ratio;
}
