import {existsSync} from "node:fs";
import {mkdir, mkdtemp, rename} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {restoreFormer} from "../../tools/build.js";

it("restoreFormer(folder) puts back the former site of a build killed in the swap, and touches no other", async () => {
  const folder = join(await mkdtemp(join(tmpdir(), "driftbook-")), "dist");
  await mkdir(join(folder, "page"), {recursive: true});
  await restoreFormer(folder);
  expect(existsSync(join(folder, "page"))).toBe(true);
  await rename(folder, `${folder}.previous`);
  await restoreFormer(folder);
  expect([folder, `${folder}.previous`].map((path) => existsSync(path))).toEqual([true, false]);
});
