import type {Page} from "playwright-core";
import {expect, it} from "vitest";
import {loadSettings} from "../../data-loaders/config/load.js";
import {findSimulated} from "../../data-loaders/config/monitors.js";
import type {Summary} from "../../lib/bundle.js";
import {addressOf, settle} from "./open-page.js";
import {useSite} from "./site.js";

const {config} = await loadSettings();
const boston = findSimulated(config, "boston");
const path = `/monitor/${boston.id}/`;
const site = useSite();

const verdict = (page: Page): Promise<string> => page.locator(".verdict").innerText();
/** What the table of features says; its small charts are drawn only where they can be seen. */
const table = (page: Page): Promise<string[]> =>
  page
    .locator(".stream-view table")
    .first()
    .locator(".feature-name, .cell-now, .cell-threshold, .cell-sentence")
    .allInnerTexts();
const summaryOf = (page: Page): Promise<Summary> =>
  page.evaluate<Summary>(
    "fetch(performance.getEntriesByType('resource').find((entry) => /\\/summary[^/]*\\.json/.test(entry.name)).name).then((r) => r.json())"
  );
/** Waits until the figures are calibrated, and no others follow. */
const calibrated = (page: Page) => page.waitForSelector(".stream-view:not([aria-busy])");
const streamSelect = (page: Page) => page.getByRole("combobox", {name: "Scenario"});

it("the keyboard moves a window, the figures and the address follow, and the address brings them back", async () => {
  const {page, problems, close} = await site.open(path);
  await calibrated(page);
  const before = await table(page);
  const grip = page.getByRole("slider", {name: "Position of the current window"});
  await grip.focus();
  for (let i = 0; i < 5; ++i) await page.keyboard.press("PageDown");
  await page.waitForFunction("location.hash.includes('cur=')");
  await calibrated(page);
  const position = await grip.getAttribute("aria-valuetext");
  const [figures, sentence, address] = [await table(page), await verdict(page), await addressOf(page)];
  expect(figures).not.toEqual(before);
  expect(problems).toEqual([]);
  await close();

  const again = await site.open(address.replace(site.origin(), ""));
  await calibrated(again.page);
  expect(await table(again.page)).toEqual(figures);
  expect(await verdict(again.page)).toBe(sentence);
  const restored = again.page.getByRole("slider", {name: "Position of the current window"});
  expect(await restored.getAttribute("aria-valuetext")).toBe(position);
  await again.close();
});

it("going back to a calibrated window before the next one is calibrated leaves nothing busy", async () => {
  const {page, problems, close} = await site.open(path);
  await calibrated(page);
  const before = await table(page);
  const wasBusy = await page.evaluate<boolean>(`(() => {
    const press = (name) =>
      Array.from(document.querySelectorAll(".presets button")).find((b) => b.textContent === name).click();
    press("last day");
    const wasBusy = document.querySelector(".stream-view").hasAttribute("aria-busy");
    press("Reset");
    return wasBusy;
  })()`);
  expect(wasBusy).toBe(true);
  expect(await page.locator(".stream-view").getAttribute("aria-busy")).toBeNull();
  await page.evaluate("new Promise((resolve) => setTimeout(resolve, 500))");
  expect(await table(page)).toEqual(before);
  expect(problems).toEqual([]);
  await close();
});

it("every scenario can be chosen and shows its own stream", async () => {
  const {page, problems, close} = await site.open(path);
  const options = await streamSelect(page).locator("option").all();
  const tables = new Set<string>();
  for (const option of options) {
    await streamSelect(page).selectOption((await option.getAttribute("value"))!);
    await settle(page);
    await page.waitForSelector(".explorer-body:not([aria-busy]) .stream-view");
    tables.add(`${await page.locator(".stream-about").innerText()}\n${(await table(page)).join()}`);
  }
  expect(options.length).toBe(boston.stream.scenarios.length);
  expect(tables.size).toBe(options.length);
  expect(problems).toEqual([]);
  await close();
});

it("every distance can be chosen", async () => {
  const {page, problems, close} = await site.open(path);
  const shown = new Set<string>();
  for (const name of ["PSI", "Jensen–Shannon", "KS"]) {
    await page.getByRole("radio", {name}).check({force: true});
    await calibrated(page);
    shown.add((await table(page)).join());
  }
  expect(shown.size).toBe(3);
  expect(problems).toEqual([]);
  await close();
});

it("where the distance is not defined of categories, their rows say which one decides", async () => {
  const {page, problems, close} = await site.open(path);
  const {columns} = await summaryOf(page);
  await page.getByRole("radio", {name: "KS"}).check({force: true});
  await calibrated(page);
  const decidedByPsi = await page
    .locator(".feature", {has: page.locator(".figure-name", {hasText: "PSI"})})
    .locator(".feature-name")
    .allInnerTexts();
  expect(decidedByPsi.sort()).toEqual(columns.flatMap(({name, kind}) => (kind === "categorical" ? [name] : [])).sort());
  expect(problems).toEqual([]);
  await close();
});

it.each(["no-preference", "reduce"] as const)(
  "rows glide to a new order unless motion is unwelcome: %s",
  async (reducedMotion) => {
    const {page, close} = await site.open(path, {reducedMotion});
    await calibrated(page);
    const [before, moving, after] = await page.evaluate<[string, number, string]>(`(async () => {
    const order = () => Array.from(document.querySelectorAll(".feature-name"), (node) => node.textContent).join();
    const before = order();
    document.querySelector(".explorer-controls input[value=kolmogorovSmirnov]").click();
    while (document.querySelector(".stream-view[aria-busy]")) await new Promise((resolve) => setTimeout(resolve));
    return [before, document.getAnimations().length, order()];
  })()`);
    await close();
    expect(after).not.toBe(before);
    if (reducedMotion === "reduce") expect(moving).toBe(0);
    else expect(moving).toBeGreaterThan(0);
  }
);

it("on paper every row has its charts, those out of sight too", async () => {
  const {page, close} = await site.open(path);
  const drawn = (): Promise<number[]> =>
    page.evaluate<number[]>(`[".overlay path.reference", ".course path.line"].map((selector) =>
      Array.from(document.querySelectorAll(selector)).filter((node) => node.getAttribute("d")).length)`);
  const rows = await page.locator(".feature").count();
  const before = await drawn();
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  const after = await drawn();
  await close();
  expect(Math.max(...before)).toBeLessThan(rows);
  expect(after).toEqual([rows, rows]);
});

it("a window over days with no change finds nothing, one after the change finds it", async () => {
  const {page, close} = await site.open(path);
  const summary = await summaryOf(page);
  await close();
  const loud = [...summary.streams].sort((a, b) => alarmsOf(b) - alarmsOf(a))[0]!;
  const day = loud.changeAt!;
  const alarms = async (from: number, to: number): Promise<number> => {
    const hash = `stream=${loud.id}&cur=${loud.starts[from]}..${loud.starts[to]}`;
    const opened = await site.open(`${path}#${hash}`);
    await calibrated(opened.page);
    const sentence = await opened.page.locator(".verdict").innerText();
    await opened.close();
    const [, moved] = /(\d+) of \d+ features/.exec(sentence) ?? [];
    if (moved === undefined) throw new Error(`no number of features in the verdict: ${sentence}`);
    return Number(moved);
  };
  expect(await alarms(day - 14, day - 1)).toBe(0);
  expect(await alarms(day + 7, loud.starts.length - 1)).toBeGreaterThan(0);
});

function alarmsOf({alarms}: Summary["streams"][number]): number {
  return alarms.reduce((sum, names) => sum + names.length, 0);
}

it("a row opens to say which bins carry the change, and the address holds that", async () => {
  const {page, problems, close} = await site.open(path);
  const row = page.locator(".stream-view").getByRole("button", {expanded: false}).first();
  await row.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction("location.hash.includes('open=')");
  expect(await page.locator(".stream-view").getByRole("button", {expanded: true}).count()).toBeGreaterThan(0);
  expect(await page.getByText("Where the PSI comes from").count()).toBeGreaterThan(0);
  await page.getByText("What other tools would say, by their own defaults").first().waitFor();
  expect(problems).toEqual([]);
  await close();
});

it("a stream on the home page leads to that stream in the explorer", async () => {
  const {page, close} = await site.open("/");
  const links = await page.locator(`main table a[href*="${path}"]`).all();
  const targets = await Promise.all(
    links.map(async (link) => [await link.innerText(), await link.getAttribute("href")])
  );
  await close();
  expect(targets.length).toBe(boston.stream.scenarios.length);
  for (const [name, href] of targets) {
    const opened = await site.open(new URL(href!, `${site.origin()}/`).href.replace(site.origin(), ""));
    const chosen = await streamSelect(opened.page).locator("option:checked").innerText();
    await opened.close();
    expect(chosen).toBe(name);
  }
});

it("a moved limit of the schema says at once on which days it would have been broken, and stays while windows move", async () => {
  const {page, problems, close} = await site.open(`${path}#open=lstat`);
  await calibrated(page);
  const limit = page.getByRole("slider", {name: "Largest value allowed"});
  const result = page.locator(".limit-result");
  expect(await result.innerText()).toContain("None of");
  await limit.focus();
  for (let i = 0; i < 60; ++i) await page.keyboard.press("ArrowLeft");
  expect(await result.innerText()).toMatch(/\d+ of \d+ days break a limit/);
  const value = await limit.getAttribute("aria-valuetext");
  await page.getByRole("slider", {name: "Position of the current window"}).press("PageDown");
  await calibrated(page);
  expect(await limit.getAttribute("aria-valuetext")).toBe(value);
  expect(problems).toEqual([]);
  await close();
});
