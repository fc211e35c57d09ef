import {isMain} from "./main.js";
import {findBadCells} from "./site/cells.js";
import {findBadData} from "./site/data.js";
import {findBadImports} from "./site/imports.js";
import {findBrokenLinks} from "./site/links.js";
import {findBadRequests} from "./site/requests.js";
import {readSite} from "./site/site.js";

/**
 * Reads a built site as a browser would and returns what is wrong with it, a line each. Framework ends well on a page
 * that does not parse, an import it cannot find, a name that nothing defines, a broken link and data that is no JSON.
 */
export async function checkSite(folder: string): Promise<string[]> {
  const site = await readSite(folder);
  if (site.pages.size === 0) return [`no page in ${folder}`];
  return [
    ...findBadCells(site),
    ...(await findBadImports(site)),
    ...(await findBadRequests(site)),
    ...findBrokenLinks(site),
    ...(await findBadData(site)),
    ...(Array.from(site.files).some((path) => path.startsWith("_npm/")) ? ["_npm: code from a CDN"] : [])
  ];
}

if (isMain(import.meta.url)) {
  const problems = await checkSite(process.argv[2] ?? "dist");
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
}
