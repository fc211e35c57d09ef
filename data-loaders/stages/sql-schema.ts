import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {mergeProfiles} from "../../lib/profile/merge.js";
import {emptyProfile} from "../../lib/profile/profile-rows.js";
import type {PartitionProfile, ProfileSpec} from "../../lib/profile/types.js";
import type {Schema} from "../../lib/schema/types.js";
import {referenceSchema} from "../table/reference-parts.js";

/** Writes the schema of the reference partitions of a table in an engine. */
export async function writeSchema(
  folder: string,
  spec: ProfileSpec,
  partitions: readonly PartitionProfile[]
): Promise<void> {
  const profile = mergeProfiles(emptyProfile(spec), ...partitions.map((partition) => partition.profile));
  await writeFile(join(folder, "schema.json"), JSON.stringify(referenceSchema(spec, profile)));
}

/** Returns the schema that `writeSchema` wrote. */
export async function readSchema(folder: string): Promise<Schema> {
  return JSON.parse(await readFile(join(folder, "schema.json"), "utf8")) as Schema;
}
