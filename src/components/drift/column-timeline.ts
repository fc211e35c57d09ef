import {FINE_BINS} from "../../lib/profile/nested-bins.js";
import {projectProfile, projectSpec} from "../../lib/profile/project.js";
import {timelineOf} from "../../lib/profile/window.js";
import type {Timeline} from "../../lib/profile/window.js";

/** Returns the timeline of one column alone. A category's is whole: a timeline of all columns holds every level of it. */
export function columnTimeline({spec, starts, partitions}: Timeline, name: string): Timeline {
  const own = projectSpec(spec, {columns: [name], bins: FINE_BINS, withBlocks: false});
  const profiles = partitions.map((profile) => projectProfile(spec, own, profile));
  return timelineOf(
    own,
    starts.map((start, i) => ({start, profile: profiles[i]!}))
  );
}
