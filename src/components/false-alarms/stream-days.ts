import {referenceIds, referenceWindow} from "../../lib/course/false-alarms/drift-streams.js";
import type {ReferenceId} from "../../lib/course/false-alarms/drift-streams.js";
import {recordOf} from "../../lib/course/what-to-watch/record-of.js";
import {coarseCells} from "../../lib/drift/cells.js";
import {layoutOf} from "../../lib/profile/layout.js";
import {FINE_BINS, FINEST} from "../../lib/profile/nested-bins.js";
import {projectProfile, projectSpec} from "../../lib/profile/project.js";
import type {Projection} from "../../lib/profile/project.js";
import {timelineOf, windowSums} from "../../lib/profile/window.js";
import type {Timeline, Window as DayWindow} from "../../lib/profile/window.js";
import {psi} from "../../lib/statistics/distances.js";

/** The timeline as the dashboard loads it at first: all columns, in 64 bins. */
export function inFineBins(timeline: Timeline): Timeline {
  const columns = timeline.spec.columns.map(({name}) => name);
  return projected(timeline, {columns, bins: FINE_BINS, withBlocks: false});
}

/** One column of the timeline, by its position, in 256 bins. */
export function columnInFinestBins(timeline: Timeline, column: number): Timeline {
  return projected(timeline, {columns: [timeline.spec.columns[column]!.name], bins: FINEST, withBlocks: false});
}

function projected({spec, starts, partitions}: Timeline, projection: Projection): Timeline {
  const own = projectSpec(spec, projection);
  return timelineOf(
    own,
    starts.map((start, i) => ({start, profile: projectProfile(spec, own, partitions[i]!)}))
  );
}

/** An input and how far it is from a reference. */
export interface LeadingInput {
  readonly feature: string;
  readonly psi: number;
}

/** Returns the input that differs most between a window and each of its references. */
export function leadingInputs(timeline: Timeline, current: DayWindow): Readonly<Record<ReferenceId, LeadingInput>> {
  const columns = layoutOf(timeline.spec).columns.filter(({spec}) => spec.role === "feature");
  const now = windowSums(timeline, current);
  return recordOf(referenceIds, (id) => {
    const before = windowSums(timeline, referenceWindow(id, current));
    const all = columns.map((column) => {
      return {feature: column.spec.name, psi: psi(coarseCells(before, column), coarseCells(now, column))};
    });
    return all.reduce((most, one) => (one.psi > most.psi ? one : most));
  });
}
