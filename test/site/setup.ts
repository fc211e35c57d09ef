import {rm} from "node:fs/promises";
import {join} from "node:path";
import {build} from "../../tools/build.js";
import {projectRoot} from "../../tools/framework.js";

/** The site that the site and browser tests look at; `dist` is the user's own. */
export const testedSite = join(projectRoot, "dist.test");

let built: Promise<unknown> | null = null;

/** Builds the tested site, once for all projects that need it. */
export async function setup(): Promise<void> {
  built ??= build({}, "dist.test");
  await built;
}

export async function teardown(): Promise<void> {
  await rm(testedSite, {recursive: true, force: true});
}
