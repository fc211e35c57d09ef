import {chromium} from "playwright-core";
import type {Browser, Page} from "playwright-core";
import {chromiumFlags, chromiumPath} from "../../tools/chromium.js";
import type {ServedSite} from "./serve.js";

/** A page as a reader has it before them, with all that went wrong on the way. */
export interface OpenPage {
  readonly page: Page;
  /** requests that left the site or found nothing, errors on the console and in scripts, since the page was opened */
  readonly problems: readonly string[];
  /** bytes received for the page and everything that it loaded by itself, compressed */
  weight(): number;
  close(): Promise<void>;
}

export interface Viewing {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: "light" | "dark";
  readonly reducedMotion?: "reduce" | "no-preference";
  /** called before the page is asked for, to change what it will find */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** Starts the Chromium that is installed. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({executablePath: chromiumPath(), args: [...chromiumFlags]});
}

/** Tabs that a browser has free again: to start one takes longer than most pages take to load. */
const freeTabs = new WeakMap<Browser, Page[]>();

/** Opens a page of the site as at a first visit, in a tab of which nothing else knows, and waits until it has settled. */
export async function openPage(
  browser: Browser,
  site: ServedSite,
  path: string,
  {width = 1440, height = 900, colorScheme = "light", reducedMotion = "reduce", prepare}: Viewing = {}
): Promise<OpenPage> {
  const page = freeTabs.get(browser)?.pop() ?? (await (await browser.newContext()).newPage());
  await page.setViewportSize({width, height});
  await page.emulateMedia({media: null, colorScheme, reducedMotion});
  const problems: string[] = [];
  const received = new Set<string>();
  // what is routed is never answered from the browser's cache
  await page.context().route("**/*", (route) => {
    const url = route.request().url();
    if (url.startsWith(`${site.origin}/`)) return route.continue();
    problems.push(`asked another site: ${url}`);
    return route.abort();
  });
  page.on("response", (response) => {
    const {origin, pathname} = new URL(response.url());
    if (origin !== site.origin) return;
    received.add(pathname);
    if (response.status() >= 400) problems.push(`${response.status()}: ${pathname}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      problems.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`script error: ${error.message}`));
  await prepare?.(page);
  await page.goto(site.origin + path);
  await settle(page);
  return {
    page,
    problems,
    weight: () => Array.from(received, (pathname) => site.sizeOf(pathname)).reduce((a, b) => a + b, 0),
    close: () => leave(browser, page, site.origin)
  };
}

/** Closes a page, takes from its tab what it has kept and what tests have put there, and has the tab free again. */
async function leave(browser: Browser, page: Page, origin: string): Promise<void> {
  for (const event of ["request", "response", "console", "pageerror"]) page.removeAllListeners(event);
  await page.unrouteAll({behavior: "ignoreErrors"});
  await page.context().unrouteAll({behavior: "ignoreErrors"});
  await page.evaluate("sessionStorage.clear()");
  await page.goto("about:blank");
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", {origin, storageTypes: "all"});
  await session.detach();
  freeTabs.set(browser, [...(freeTabs.get(browser) ?? []), page]);
}

/** Waits until nothing is loading and no cell is waiting for its value. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction("document.querySelector('observablehq-loading') === null");
}

/** Scrolls through the page once and back, so that all that is drawn only when it comes into view has been drawn. */
export async function revealAll(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const pause = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)));
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) scrollTo(0, y), await pause();
    scrollTo(0, 0);
    await pause();
  })()`);
  await settle(page);
}

/** Returns the address of a page as the page has it; what Playwright keeps of it may be that of a moment before. */
export function addressOf(page: Page): Promise<string> {
  return page.evaluate<string>("location.href");
}

/** Returns the errors that Framework shows in place of a cell's value. */
export function shownErrors(page: Page): Promise<string[]> {
  return page.locator(".observablehq--error").allInnerTexts();
}
