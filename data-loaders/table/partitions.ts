import {mergeProfiles} from "../../lib/profile/merge.js";
import {emptyProfile} from "../../lib/profile/profile-rows.js";
import type {PartitionProfile, Profile, ProfileSpec} from "../../lib/profile/types.js";
import type {Chunk, RejectCount} from "../stages/chunk.js";
import {mergeScores} from "./slice-scores.js";
import type {PartitionScores, SliceScores} from "./slice-scores.js";

/** A file's chunk, with the key of its artefact. */
export interface KeyedChunk {
  readonly path: string;
  readonly key: string;
  readonly chunk: Chunk;
  /** none where rows are not scored by slice here */
  readonly scores: readonly PartitionScores[];
}

/** One partition of the serving rows, whatever files they came in. */
export interface TablePartition extends PartitionProfile {
  /** keys of the chunks it was merged from, in the order of their paths */
  readonly keys: readonly string[];
  /** of the files it has rows of */
  readonly paths: readonly string[];
  readonly rejects: readonly RejectCount[];
  /** of all rows first; none where rows are not scored by slice here, and of a partition without rows */
  readonly scores: readonly SliceScores[];
}

/**
 * Merges chunks by partition, in the order of the files' paths: the same files give the same partitions, in whatever
 * order they arrived. A partition whose rows are all quarantined is one of no rows.
 * @param nameOf name of the partition of rows that start at "", by their path; null for rows that belong to none
 * @returns partitions in order of their starts
 */
export function partitionsOf(
  spec: ProfileSpec,
  chunks: readonly KeyedChunk[],
  nameOf: (path: string) => string | null
): TablePartition[] {
  const parts = new Map<string, Parts>();
  for (const {path, key, chunk, scores} of [...chunks].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const partOf = (own: string) => {
      const start = own === "" ? nameOf(path) : own;
      if (start === null) return null;
      let part = parts.get(start);
      if (part === undefined) parts.set(start, (part = noParts()));
      part.keys.add(key);
      part.paths.add(path);
      return part;
    };
    for (const {start, profile} of chunk.partitions) partOf(start)?.profiles.push(profile);
    for (const reject of chunk.rejects) partOf(reject.start)?.rejects.push(reject);
    for (const own of scores) partOf(own.start)?.scores.push(own.scores);
  }
  return [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([start, {profiles, keys, paths, rejects, scores}]) => {
      const profile = mergeProfiles(emptyProfile(spec), ...profiles);
      return {start, profile, keys: [...keys], paths: [...paths], rejects, scores: mergeScores(scores)};
    });
}

/** What chunks have of one partition. */
interface Parts {
  readonly profiles: Profile[];
  readonly keys: Set<string>;
  readonly paths: Set<string>;
  readonly rejects: RejectCount[];
  readonly scores: (readonly SliceScores[])[];
}

function noParts(): Parts {
  return {profiles: [], keys: new Set(), paths: new Set(), rejects: [], scores: []};
}

/** Returns the rejected rows of chunks that are in no partition: they have no time. */
export function undatedRejects(chunks: readonly KeyedChunk[]): RejectCount[] {
  return chunks.flatMap(({chunk}) => chunk.rejects.filter(({start}) => start === ""));
}
