import {spawn} from "node:child_process";
import type {ChildProcess} from "node:child_process";
import {once} from "node:events";
import {mkdtemp, readdir, readlink, symlink} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {beforeEach, expect, it} from "vitest";
import {takeLock} from "../../data-loaders/state/lock.js";

const module = fileURLToPath(new URL("../../data-loaders/state/lock.ts", import.meta.url));
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "driftbook-"));
  path = join(folder, "lock");
});

/** Starts a process that takes the lock, and waits for what it says: "taken", or why not. */
async function another(): Promise<{child: ChildProcess; says: string}> {
  const code = `import {takeLock} from ${JSON.stringify(module)};
    await takeLock(${JSON.stringify(path)}, "the store").then(() => {
      console.log("taken");
      setInterval(() => {}, 1000);
    }, (error) => console.log(error.message));`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", code]);
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  return {child, says: said.toString().trim()};
}

it("takeLock(path, what) leaves nothing but the lock, and gives it back", async () => {
  const release = await takeLock(path, "the store");
  expect(await readdir(folder)).toEqual(["lock"]);
  await release();
  expect(await readdir(folder)).toEqual([]);
});

it("takeLock(path, what) stops a second build, naming the first, and takes over once that is killed", async () => {
  const {child, says} = await another();
  expect(says).toBe("taken");
  const refusal = `another build (process ${child.pid}) is using the store; wait for it to end`;
  await expect(takeLock(path, "the store")).rejects.toThrow(refusal);
  const second = await another();
  expect(second.says).toBe(refusal);
  await once(second.child, "exit");
  expect(await readdir(folder)).toEqual(["lock"]);
  child.kill("SIGKILL");
  await once(child, "exit");
  const release = await takeLock(path, "the store");
  expect(await readlink(path)).toMatch(new RegExp(`^${process.pid}\\b`));
  await release();
  expect(await readdir(folder)).toEqual([]);
});

it.runIf(process.platform === "linux")(
  "takeLock(path, what) takes over from a process whose number was given to another one since",
  async () => {
    const release = await takeLock(path, "the store");
    const [pid, start] = (await readlink(path)).split(" ");
    await release();
    await symlink(`${pid} ${Number(start) - 1}`, path);
    await (
      await takeLock(path, "the store")
    )();
    await symlink(`${pid} ${start}`, path);
    await expect(takeLock(path, "the store")).rejects.toThrow(`another build (process ${pid})`);
  }
);

it("takeLock(path, what) gives a dead owner's lock to one of several that want it", async () => {
  await symlink("999999999 1", path);
  const wanted = await Promise.all(Array.from({length: 4}, () => another()));
  expect(wanted.map(({says}) => says).filter((says) => says === "taken")).toHaveLength(1);
  for (const {child} of wanted) child.kill("SIGKILL");
}, 30_000);
