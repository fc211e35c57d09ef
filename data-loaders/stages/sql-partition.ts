import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {decodeProfiles, encodeProfiles} from "../../lib/profile/codec.js";
import type {PartitionProfile, ProfileSpec} from "../../lib/profile/types.js";

/** Writes the profile of one partition of a table in an engine. */
export async function writePartition(folder: string, spec: ProfileSpec, partition: PartitionProfile): Promise<void> {
  await writeFile(join(folder, "profile.bin"), encodeProfiles(spec, [partition], {withSpec: false}));
}

/** Returns the partition that `writePartition` wrote. */
export async function readPartition(folder: string, spec: ProfileSpec): Promise<PartitionProfile> {
  return decodeProfiles(await readFile(join(folder, "profile.bin")), spec).partitions[0]!;
}
