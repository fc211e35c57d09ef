import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {revealAll} from "./open-page.js";
import type {OpenPage} from "./open-page.js";
import {findingsIn, findingsOn, nothing} from "./pages.js";
import {pageAddresses, useSite} from "./site.js";

const addresses = await pageAddresses();
const site = useSite();

describe.each(addresses)("%s at 390 px", (path) => {
  let opened: OpenPage;
  beforeAll(async () => {
    opened = await site.open(path, {width: 390, colorScheme: "light"});
    await revealAll(opened.page);
  });
  afterAll(() => opened.close());

  it("has no error, asks no other site, and satisfies axe", async () => {
    expect(await findingsOn(opened)).toEqual(nothing);
  });

  it("does so in dark, too", async () => {
    expect(await findingsIn("dark", opened)).toEqual(nothing);
  });

  it("does not scroll sideways", async () => {
    expect(await opened.page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
  });
});
