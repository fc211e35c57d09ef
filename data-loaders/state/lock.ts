import {open, readFile, rm} from "node:fs/promises";
import {join} from "node:path";

/**
 * Takes a state folder for this process, so that two builds do not write to it at once.
 * @returns a function that gives it back
 * @throws Error naming the process that has it; a lock whose process is gone is taken over
 */
export async function takeLock(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, "lock");
  for (;;) {
    try {
      const file = await open(path, "wx");
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, {force: true});
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const owner = Number(await readFile(path, "utf8").catch(() => ""));
      if (owner && isAlive(owner))
        throw new Error(`another build (process ${owner}) is using ${folder}; wait for it to end`, {cause: error});
      await rm(path, {force: true});
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
