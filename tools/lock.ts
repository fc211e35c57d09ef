import {mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {dirname} from "node:path";

/**
 * Runs `work` while holding a lock file, so that two builds do not write into the same folder. A lock left by a
 * process that has ended counts for nothing.
 * @throws Error if a running process holds the lock
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), {recursive: true});
  await take(path);
  try {
    return await work();
  } finally {
    await rm(path, {force: true});
  }
}

async function take(path: string): Promise<void> {
  try {
    await writeFile(path, String(process.pid), {flag: "wx"});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const holder = Number(await readFile(path, "utf8"));
    if (isRunning(holder)) throw new Error(`another build is running here: process ${holder}`, {cause: error});
    await rm(path);
    await writeFile(path, String(process.pid), {flag: "wx"});
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
