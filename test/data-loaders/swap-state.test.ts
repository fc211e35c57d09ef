import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readFile, rename, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeEach, expect, it} from "vitest";
import {nextOf, restoreFormer, swapIn} from "../../data-loaders/state/swap.js";

let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "driftbook-")), "dist");
});

async function write(place: string, text: string): Promise<void> {
  await mkdir(place, {recursive: true});
  await writeFile(join(place, "page"), text);
}

const pageOf = (place: string): Promise<string> => readFile(join(place, "page"), "utf8");
const leavings = (): boolean[] => [nextOf(folder), `${folder}.previous`].map((path) => existsSync(path));

it("swapIn(folder) puts the next one in its place, whether or not there was one", async () => {
  for (const text of ["first", "second"]) {
    await write(nextOf(folder), text);
    await swapIn(folder);
    expect(await pageOf(folder)).toBe(text);
    expect(leavings()).toEqual([false, false]);
  }
});

it("restoreFormer(folder) puts back the former one of a build killed between the renames", async () => {
  await write(folder, "former");
  await write(nextOf(folder), "next");
  await rename(folder, `${folder}.previous`);
  await restoreFormer(folder);
  expect(await pageOf(folder)).toBe("former");
  expect(leavings()).toEqual([false, false]);
});

it("restoreFormer(folder) keeps the new one of a build killed after them", async () => {
  await write(folder, "new");
  await write(`${folder}.previous`, "former");
  await restoreFormer(folder);
  expect(await pageOf(folder)).toBe("new");
  expect(leavings()).toEqual([false, false]);
});

it("restoreFormer(folder) leaves alone what was not touched", async () => {
  await restoreFormer(folder);
  expect(existsSync(folder)).toBe(false);
});

it.each([1, 2, 3, 4])("swapIn(folder) killed at its change %i leaves one of the two, whole", async (change) => {
  await write(folder, "former");
  await write(nextOf(folder), "next");
  const code = `import {swapIn} from ${JSON.stringify(new URL("../../data-loaders/state/swap.ts", import.meta.url).href)};
    await swapIn(${JSON.stringify(folder)});`;
  const die = new URL("die-at.ts", import.meta.url).href;
  const {signal} = spawnSync(
    process.execPath,
    ["--import", "tsx", "--import", die, "--input-type=module", "--eval", code],
    {env: {...process.env, DIE_AT: String(change)}}
  );
  expect(signal).toBe("SIGKILL");
  await restoreFormer(folder);
  expect(await pageOf(folder)).toBe(change <= 3 ? "former" : "next");
  expect(leavings()).toEqual([false, false]);
});
