import {describe, expect, it} from "vitest";
import {loadSettings} from "../../data-loaders/config/load.js";
import {readSite, resolveInSite} from "../../tools/site/site.js";
import {testedSite} from "../site/setup.js";
import {axeViolations} from "./axe.js";
import {mouseOnly, unreachedByKeyboard} from "./keyboard.js";
import {revealAll, shownErrors} from "./open-page.js";
import {pageAddresses, useSite} from "./site.js";

const addresses = await pageAddresses();
const {config} = await loadSettings();
const site = useSite();

/** Bytes that a first visit may take, compressed and with data. */
function budgetOf(path: string): number {
  return path.startsWith("/monitor/") ? 400_000 : 250_000;
}

describe.each(addresses)("%s", (path) => {
  it.each([
    [390, "light"],
    [390, "dark"],
    [1440, "light"],
    [1440, "dark"]
  ] as const)("at %d px in %s has no error, asks no other site, and satisfies axe", async (width, colorScheme) => {
    const {page, problems, close} = await site.open(path, {width, colorScheme});
    await revealAll(page);
    const found = {problems, errors: await shownErrors(page), violations: await axeViolations(page)};
    await close();
    expect(found).toEqual({problems: [], errors: [], violations: []});
  });

  it("does not scroll sideways on a phone", async () => {
    const {page, close} = await site.open(path, {width: 390});
    await revealAll(page);
    const width = await page.evaluate<number>("document.documentElement.scrollWidth");
    await close();
    expect(width).toBeLessThanOrEqual(390);
  });

  it(`weighs at most ${budgetOf(path) / 1000} kB on a first visit`, async () => {
    const {weight, close} = await site.open(path);
    const bytes = weight();
    await close();
    expect(bytes).toBeLessThanOrEqual(budgetOf(path));
  });

  it("can be operated with the keyboard alone", async () => {
    const {page, close} = await site.open(path);
    await revealAll(page);
    const found = {mouseOnly: await mouseOnly(page), unreached: await unreachedByKeyboard(page)};
    await close();
    expect(found).toEqual({mouseOnly: [], unreached: []});
  });

  it("links, once drawn, only to what is there", async () => {
    const {page, close} = await site.open(path);
    await revealAll(page);
    const links = await page.evaluate<string[]>(
      "Array.from(document.links, (link) => link.href.startsWith(location.origin) ? link.href.slice(location.origin.length) : '').filter(Boolean)"
    );
    const files = await readSite(testedSite);
    await close();
    expect(links.filter((link) => resolveInSite(files, "index.html", link) === null)).toEqual([]);
  });
});

describe("files for machines", () => {
  it.each(config.monitors.flatMap(({id}) => [`/data/${id}/feed.xml`, `/data/${id}/badge.svg`]))(
    "%s is well-formed",
    async (path) => {
      const {page, close} = await site.open("/");
      const error = await page.evaluate<string | null>(
        `fetch(${JSON.stringify(path)}).then((response) => response.text()).then((text) =>
          new DOMParser().parseFromString(text, "application/xml").querySelector("parsererror")?.textContent ?? null)`
      );
      await close();
      expect(error).toBeNull();
    }
  );
});
