import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loadSettings} from "../../data-loaders/config/load.js";
import {readSite, resolveInSite} from "../../tools/site/site.js";
import {testedSite} from "../site/setup.js";
import {mouseOnly, unreachedByKeyboard} from "./keyboard.js";
import {revealAll} from "./open-page.js";
import type {OpenPage} from "./open-page.js";
import {findingsIn, findingsOn, nothing} from "./pages.js";
import {pageAddresses, useSite} from "./site.js";

const addresses = await pageAddresses();
const files = await readSite(testedSite);
const {config} = await loadSettings();
const site = useSite();

/** Bytes that a first visit may take, compressed and with data, in whatever language. */
function budgetOf(path: string): number {
  return /^\/(?:[\w-]+\/)?monitor\//.test(path) ? 400_000 : 250_000;
}

describe.each(addresses)("%s at 1440 px", (path) => {
  let opened: OpenPage;
  let bytes: number;
  beforeAll(async () => {
    opened = await site.open(path, {width: 1440, colorScheme: "dark"});
    bytes = opened.weight();
    await revealAll(opened.page);
  });
  afterAll(() => opened.close());

  it(`weighs at most ${budgetOf(path) / 1000} kB on a first visit`, () => {
    expect(bytes).toBeLessThanOrEqual(budgetOf(path));
  });

  it("has no error, asks no other site, and satisfies axe", async () => {
    expect(await findingsOn(opened)).toEqual(nothing);
  });

  it("does so in light, too", async () => {
    expect(await findingsIn("light", opened)).toEqual(nothing);
  });

  it("links, once drawn, only to what is there", async () => {
    const links = await opened.page.evaluate<string[]>(
      "Array.from(document.links, (link) => link.href.startsWith(location.origin) ? link.href.slice(location.origin.length) : '').filter(Boolean)"
    );
    expect(links.filter((link) => resolveInSite(files, "index.html", link) === null)).toEqual([]);
  });

  it("can be operated with the keyboard alone", async () => {
    const found = {mouseOnly: await mouseOnly(opened.page), unreached: await unreachedByKeyboard(opened.page)};
    expect(found).toEqual({mouseOnly: [], unreached: []});
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
