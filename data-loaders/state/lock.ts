import {mkdir, readFile, readlink, rename, rm, symlink} from "node:fs/promises";
import {dirname} from "node:path";

/**
 * Takes a lock for this process, so that two builds on one machine do not write to the same place at once. It is a link
 * that leads nowhere and says who has it: made in one step, it is never there without its owner. One whose owner has
 * ended is taken over.
 * @param what the place, as an error calls it
 * @returns a function that gives the lock back
 * @throws Error naming the process that has it
 */
export async function takeLock(path: string, what: string): Promise<() => Promise<void>> {
  await mkdir(dirname(path), {recursive: true});
  const mine = await ownerOf(process.pid);
  while (!(await linked(mine, path))) await removeDead(path, what);
  return () => rm(path, {force: true});
}

/** Returns false where the lock exists already. */
async function linked(owner: string, path: string): Promise<boolean> {
  try {
    await symlink(owner, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Removes a dead owner's lock. It is moved aside and looked at again: another process may just have replaced it. */
async function removeDead(path: string, what: string): Promise<void> {
  await refuseIfAlive(path, what);
  const aside = `${path}.dead`;
  await rename(path, aside).catch(ignoreMissing);
  try {
    await refuseIfAlive(aside, what);
  } catch (error) {
    await linked(await readlink(aside), path);
    throw error;
  } finally {
    await rm(aside, {force: true});
  }
}

async function refuseIfAlive(path: string, what: string): Promise<void> {
  const owner = await readlink(path).catch(ignoreMissing);
  if (owner === undefined) return;
  const pid = Number(owner.split(" ", 1)[0]);
  if (isRunning(pid) && (await ownerOf(pid)) === owner)
    throw new Error(`another build (process ${pid}) is using ${what}; wait for it to end`);
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Returns a process's number and, where Linux tells it, when it was started: numbers are given out again. A process that
 * has ended but whose parent has not noticed is none.
 */
async function ownerOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (text === null) return String(pid);
  // behind the name of the program, which may hold anything: state and, nineteen fields on, the time of start
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? `${pid} ended` : `${pid} ${fields[19]}`;
}
