import {rm} from "node:fs/promises";
import {join} from "node:path";
import {build} from "../../tools/build.js";
import {projectRoot} from "../../tools/framework.js";

/** The site that the site and browser tests look at, and that none of them changes; `dist` is the user's own. */
export const testedSite = join(projectRoot, "dist.test");

/** Each project of tests loads this module anew; what they have in common is the process. */
const run = globalThis as {testedSiteBuilt?: Promise<unknown>};

/** Builds the tested site, once for all projects that need it. */
export async function setup(): Promise<void> {
  await (run.testedSiteBuilt ??= build({}, "dist.test"));
}

export async function teardown(): Promise<void> {
  await rm(testedSite, {recursive: true, force: true});
}
