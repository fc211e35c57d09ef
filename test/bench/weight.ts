import {existsSync} from "node:fs";
import {join} from "node:path";
import {projectRoot} from "../../tools/framework.js";
import {readSite} from "../../tools/site/site.js";
import {openPage, startBrowser} from "../browser/open-page.js";
import {serveSite} from "../browser/serve.js";

/** What a first visit to a page takes over the wire. */
export interface PageWeight {
  readonly path: string;
  /** compressed bytes of the page and of all it loads by itself */
  readonly bytes: number;
}

/**
 * Visits every page of the built site and weighs what arrives.
 * @throws Error if the site has not been built
 */
export async function measureWeight(): Promise<PageWeight[]> {
  const folder = join(projectRoot, "dist");
  if (!existsSync(folder)) throw new Error("no site to weigh: run npm run build first");
  const {pages} = await readSite(folder);
  const site = await serveSite(folder);
  const browser = await startBrowser();
  try {
    const weights: PageWeight[] = [];
    for (const file of pages.keys()) {
      const path = `/${file.replace(/(?:index)?\.html$/, "")}`;
      const {weight, close} = await openPage(browser, site, path);
      weights.push({path, bytes: weight()});
      await close();
    }
    return weights;
  } finally {
    await browser.close();
    await site.close();
  }
}
