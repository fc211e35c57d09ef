import type {Summary} from "../../lib/bundle.js";
import {outcomePair} from "../../lib/decay/outcome-counts.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import {lifeFile, outcomesFile} from "../../lib/performance-files.js";
import type {PublishedCourse} from "../../lib/performance-files.js";
import {encodeProfiles} from "../../lib/profile/codec.js";
import {FINE_BINS} from "../../lib/profile/nested-bins.js";
import {projectProfile, projectSpec} from "../../lib/profile/project.js";
import type {PartitionProfile, ProfileSpec} from "../../lib/profile/types.js";

/** What the page on performance over time is made of. */
interface Outcomes {
  readonly summary: {readonly id: string};
  readonly partitions: readonly PartitionProfile[];
  readonly lines: readonly JournalEvent[];
  readonly scored: PublishedCourse["scored"];
  readonly revisions: PublishedCourse["revisions"];
  readonly isReferenceLearnt: boolean;
  readonly isScored: boolean;
}

/** Returns the files on a stream's errors and on what became of its models; none where errors cannot be known. */
export function performanceFiles(
  {errorMeasure}: Pick<Summary, "errorMeasure">,
  spec: ProfileSpec,
  {summary: {id}, partitions, lines, scored, revisions, isReferenceLearnt, isScored}: Outcomes
): Record<string, Uint8Array | string> {
  if (errorMeasure === null) return {};
  const target = outcomeSpec(spec);
  const projected = partitions.map(({start, profile}) => ({start, profile: projectProfile(spec, target, profile)}));
  const marks = {...(isReferenceLearnt ? {isReferenceLearnt} : {}), ...(isScored ? {isScored} : {})};
  const course: PublishedCourse = {events: lines.filter(isOfLife), scored, revisions, ...marks};
  return {
    [outcomesFile(id)]: encodeProfiles(target, projected, {withSpec: true}),
    [lifeFile(id)]: JSON.stringify(course)
  };
}

/** Labels and answers, with the blocks that are over these alone. */
function outcomeSpec(spec: ProfileSpec): ProfileSpec {
  const columns = spec.columns.filter(({role}) => role !== "feature" && role !== "time").map(({name}) => name);
  const outcomes = outcomePair(spec);
  const taught = spec.blocks.filter(
    (block) =>
      (block.kind === "errors" && block.feature === null) ||
      (block.kind === "scores" && block.decides) ||
      block.kind === "confidence"
  );
  return {
    ...projectSpec(spec, {columns, bins: FINE_BINS, withBlocks: false}),
    blocks: [...taught, ...(outcomes === undefined ? [] : [outcomes.spec])]
  };
}

/** Tells whether an event moves a model, or made one. */
function isOfLife(event: JournalEvent): boolean {
  switch (event.kind) {
    case "decision":
      return event.action === "retrain";
    case "request":
    case "trained":
    case "gate":
    case "canary":
    case "promoted":
    case "rolled back":
      return true;
    default:
      return false;
  }
}
