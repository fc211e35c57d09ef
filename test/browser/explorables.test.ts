import type {Locator, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {lessons} from "../../lib/course/lessons.js";
import {languages, pathIn} from "../../lib/languages.js";
import {revealAll} from "./open-page.js";
import type {OpenPage} from "./open-page.js";
import {useSite} from "./site.js";

const site = useSite();

/** The things to try on a page, by the ids that addresses name them with. */
async function explorables(page: Page): Promise<Locator[]> {
  await revealAll(page);
  return page.locator(".explorable").all();
}

/** Moves the first thing in a widget that can be moved, with keys alone; false if there is none. */
async function moveByKeys(widget: Locator): Promise<boolean> {
  const controls = widget.locator(
    "input[type=checkbox]:enabled:visible, input[type=radio]:enabled:visible:not(:checked), input[type=range]:enabled:visible, select:enabled:visible"
  );
  for (const control of await controls.all()) {
    // a guess is a draft until it is committed
    if ((await control.locator("xpath=ancestor::*[contains(@class, 'predict')]").count()) > 0) continue;
    await control.focus();
    const type = await control.getAttribute("type");
    await control.press(type === "range" ? "ArrowRight" : type === null ? "ArrowDown" : " ");
    return true;
  }
  return false;
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

    it("puts what is set with keys into the address, and starts over", async () => {
      for (const widget of found) {
        if (!(await moveByKeys(widget))) continue;
        await opened.page.waitForFunction("location.hash.includes('=')");
        await widget.locator("header .actions button").last().click();
        await opened.page.waitForFunction("!location.hash.includes('=')");
      }
      expect(opened.problems).toEqual([]);
    });
  }
);
