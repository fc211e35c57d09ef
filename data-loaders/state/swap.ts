import {existsSync} from "node:fs";
import {rename, rm} from "node:fs/promises";

/** Returns where the folder lies that is to take the place of another. */
export function nextOf(folder: string): string {
  return `${folder}.next`;
}

/**
 * Replaces a folder by the one that was made beside it. Killed between the two renames it leaves the former to
 * `restoreFormer`, whole.
 */
export async function swapIn(folder: string): Promise<void> {
  const previous = `${folder}.previous`;
  if (existsSync(folder)) {
    await rm(previous, {recursive: true, force: true});
    await rename(folder, previous);
  }
  await rename(nextOf(folder), folder);
  await rm(previous, {recursive: true, force: true});
}

/** Puts back the former folder where a build was killed while it swapped a new one in, and sweeps away its leavings. */
export async function restoreFormer(folder: string): Promise<void> {
  const previous = `${folder}.previous`;
  if (!existsSync(folder) && existsSync(previous)) await rename(previous, folder);
  await rm(nextOf(folder), {recursive: true, force: true});
  await rm(previous, {recursive: true, force: true});
}
