import type {Page, Route} from "playwright-core";
import {expect, it} from "vitest";
import {loadSettings} from "../../data-loaders/config/load.js";
import type {Summary} from "../../lib/bundle.js";
import {useSite} from "./site.js";

const {config} = await loadSettings();
const path = `/monitor/${config.monitors[0]!.id}/`;
const site = useSite();

const focused = (page: Page): Promise<string> => page.evaluate<string>("document.activeElement.textContent.trim()");

it.each(["last day", "the day before", "all days before", "Reset"])("the button “%s” keeps the focus", async (name) => {
  const {page, problems, close} = await site.open(path);
  await page.getByRole("button", {name: "last day", exact: true}).click();
  const button = page.getByRole("button", {name, exact: true});
  await button.focus();
  await page.keyboard.press("Enter");
  expect(await focused(page)).toBe(name);
  if (name !== "Reset") expect(await button.getAttribute("aria-pressed")).toBe("true");
  expect(problems).toEqual([]);
  await close();
});

it("a grip keeps the focus while the presets beside it change", async () => {
  const {page, close} = await site.open(path);
  const grip = page.getByRole("slider", {name: "First day of the current window"});
  const preset = page.locator(".presets button").nth(1);
  const before = await preset.innerText();
  await grip.focus();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => preset.innerText()).not.toBe(before);
  expect(await grip.evaluate((node) => node === node.ownerDocument.activeElement)).toBe(true);
  await close();
});

it("“show all” hands the focus to the first note that it brought", async () => {
  const withNotes = async (route: Route): Promise<void> => {
    const summary = (await (await route.fetch()).json()) as Summary;
    const note = {kind: "FLOAT_TYPE_HAS_NAN", description: "made up for this test"};
    const streams = summary.streams.map((stream) => {
      return {...stream, anomalies: summary.columns.map(({name}) => ({...note, column: name, at: stream.starts[0]}))};
    });
    await route.fulfill({json: {...summary, streams}});
  };
  const {page, problems, close} = await site.open(path, {prepare: (page) => page.route("**/summary*.json", withNotes)});
  const notes = page.locator(".stream-view > div > .notes > li");
  const more = page.getByRole("button", {name: /^Show all \d+$/});
  const shown = await notes.count();
  await more.focus();
  await page.keyboard.press("Enter");
  expect(await more.count()).toBe(0);
  expect(await notes.count()).toBeGreaterThan(shown);
  expect(await notes.nth(shown).evaluate((node) => node === node.ownerDocument.activeElement)).toBe(true);
  expect(problems).toEqual([]);
  await close();
});
