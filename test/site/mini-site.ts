import {mkdir, mkdtemp, rm, symlink, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {checkSite} from "../../tools/check-site.js";
import {buildWithFramework, prepareCache, problemsInLog, projectRoot} from "../../tools/framework.js";
import {bundleModules} from "../../tools/site/bundle.js";
import {finishSite} from "../../tools/site/finish.js";

/** What became of a small site. */
export interface MiniSite {
  /** how Framework ended: 0 when it found nothing wrong */
  readonly code: number | null;
  /** what our own checks of its log and its output found */
  readonly problems: readonly string[];
}

/**
 * Builds a site of a few files with Framework as the project's own is built, and checks it.
 * @param files text by path within the source root
 */
export async function buildMiniSite(files: Readonly<Record<string, string>>): Promise<MiniSite> {
  // within the project, so that packages are found; the name is one that git and the linters pass over
  const folder = await mkdtemp(join(projectRoot, "dist.mini-"));
  try {
    const config = `export default ${JSON.stringify({root: "src", footer: "", globalStylesheets: []})};`;
    await write(folder, {"observablehq.config.js": config, "package.json": `{"type": "module"}`});
    await write(join(folder, "src"), files);
    await symlink(join(projectRoot, "node_modules"), join(folder, "node_modules"));
    await prepareCache(join(folder, "src"));
    const {code, log} = await buildWithFramework(folder, {});
    const output = join(folder, "dist");
    if (code !== 0) return {code, problems: problemsInLog(log)};
    await finishSite(output);
    const problems = [...problemsInLog(log), ...(await checkSite(output))];
    if (problems.length > 0) return {code, problems};
    await bundleModules(output);
    return {code, problems: await checkSite(output)};
  } finally {
    await rm(folder, {recursive: true});
  }
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), {recursive: true});
    await writeFile(join(folder, path), text);
  }
}
