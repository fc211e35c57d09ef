import {mergeProfiles} from "../../lib/profile/merge.js";
import {emptyProfile} from "../../lib/profile/profile-rows.js";
import {projectProfile} from "../../lib/profile/project.js";
import type {PartitionProfile, Profile, ProfileSpec} from "../../lib/profile/types.js";
import type {Timeline, Window as PartitionWindow} from "../../lib/profile/window.js";

/** A window of partitions, reduced to the columns that requests have. */
export interface ReferenceWindow {
  readonly spec: ProfileSpec;
  readonly partitions: readonly PartitionProfile[];
  /** all of them together */
  readonly profile: Profile;
}

/**
 * Returns what a window says in the columns of `spec`.
 * @param spec some of the timeline's own columns
 */
export function referenceWindow(
  {spec: full, starts, partitions}: Timeline,
  spec: ProfileSpec,
  {from, to}: PartitionWindow
): ReferenceWindow {
  const own = partitions.slice(from, to).map((profile, i): PartitionProfile => {
    return {start: starts[from + i]!, profile: projectProfile(full, spec, profile)};
  });
  return {spec, partitions: own, profile: mergeProfiles(emptyProfile(spec), ...own.map(({profile}) => profile))};
}
