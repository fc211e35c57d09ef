import {link, mkdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {dirname} from "node:path";

/**
 * Takes a lock file for this process, so that two builds do not write to the same place at once. The file appears with
 * its owner's number in it, never empty, and one whose owner has ended is taken over.
 * @returns a function that gives the lock back
 * @throws Error naming the process that has it
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  await mkdir(dirname(path), {recursive: true});
  const mine = `${path}.${process.pid}`;
  await writeFile(mine, String(process.pid));
  try {
    while (!(await linked(mine, path))) await removeDead(path, `${mine}.dead`);
  } finally {
    await rm(mine, {force: true});
  }
  return () => rm(path, {force: true});
}

/** Returns false where the lock exists already. */
async function linked(mine: string, path: string): Promise<boolean> {
  try {
    await link(mine, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Removes a dead owner's lock. It is moved aside and looked at again: another process may just have replaced it. */
async function removeDead(path: string, aside: string): Promise<void> {
  await refuseIfAlive(path, path);
  await rename(path, aside).catch(ignoreMissing);
  try {
    await refuseIfAlive(aside, path);
  } catch (error) {
    await linked(aside, path);
    throw error;
  } finally {
    await rm(aside, {force: true});
  }
}

async function refuseIfAlive(file: string, path: string): Promise<void> {
  const owner = Number(await readFile(file, "utf8").catch(ignoreMissing));
  if (owner > 0 && isAlive(owner))
    throw new Error(`another build (process ${owner}) is using ${dirname(path)}; wait for it to end`);
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
