import type {Browser} from "playwright-core";
import {afterAll, beforeAll} from "vitest";
import {readSite} from "../../tools/site/site.js";
import {testedSite} from "../site/setup.js";
import {openPage, startBrowser} from "./open-page.js";
import type {OpenPage, Viewing} from "./open-page.js";
import {serveSite} from "./serve.js";
import type {ServedSite} from "./serve.js";

/** Returns the addresses of the tested site's pages. */
export async function pageAddresses(): Promise<string[]> {
  const {pages} = await readSite(testedSite);
  return Array.from(pages.keys(), (path) => `/${path.replace(/(?:index)?\.html$/, "")}`);
}

/** Serves the tested site and starts a browser for the tests of a file. */
export function useSite(): {origin(): string; open(path: string, viewing?: Viewing): Promise<OpenPage>} {
  let site: ServedSite;
  let browser: Browser;
  beforeAll(async () => {
    site = await serveSite(testedSite);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  return {origin: () => site.origin, open: (path, viewing) => openPage(browser, site, path, viewing)};
}
