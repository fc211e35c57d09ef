import type {Locator, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {lessons} from "../../lib/course/lessons.js";
import {languages, pathIn} from "../../lib/languages.js";
import {bringUp, guessByKeys, operateAllKinds, resetByKeys} from "./by-keys.js";
import {revealAll} from "./open-page.js";
import type {OpenPage} from "./open-page.js";
import {useSite} from "./site.js";

const site = useSite();

/** The things to try on a page, by the ids that addresses name them with. */
async function explorables(page: Page): Promise<Locator[]> {
  await revealAll(page);
  return page.locator(".explorable").all();
}

describe.each(lessons.flatMap(({slug}) => languages.map((language) => pathIn(language, `/learn/${slug}`))))(
  "%s",
  (path) => {
    let opened: OpenPage;
    let found: Locator[];
    beforeAll(async () => {
      opened = await site.open(path);
      found = await explorables(opened.page);
    });
    afterAll(() => opened.close());

    it("says a result before anybody has done anything, and has its numbers as tables", async () => {
      expect(found.length).toBeGreaterThan(0);
      for (const widget of found) {
        const result = widget.locator(".result").first();
        expect((await result.innerText()).trim()).not.toBe("");
        expect(await result.getAttribute("aria-live")).toBe("polite");
        const charts = await widget.locator("figure.chart").count();
        expect(await widget.locator("figure.chart table, figure.chart details").count()).toBeGreaterThanOrEqual(charts);
      }
    });

    it("is operated from end to end with keys: the address takes each kind of control, and starting over clears it", async () => {
      const {page, problems} = opened;
      // what measures the reader's own device has neither an address nor anything to set
      for (const widget of await page.locator(".explorable[id]").all()) {
        const id = (await widget.getAttribute("id"))!.replace("explore-", "");
        await bringUp(page, widget);
        const guessed = await guessByKeys(page, widget);
        const taken = await operateAllKinds(page, widget);
        const result = (await widget.locator(".result").first().innerText()).trim();
        const isCleared = await resetByKeys(page, widget, id);
        const failed = Object.keys(taken).filter((kind) => !taken[kind]);
        expect({id, guessed, failed, result, isCleared}).toEqual({
          ...{id, guessed: guessed === null ? null : true, failed: [], result: expect.stringMatching(/./) as string},
          isCleared: true
        });
        expect(Object.keys(taken).length, id).toBeGreaterThan(0);
      }
      expect(problems).toEqual([]);
    });
  }
);
