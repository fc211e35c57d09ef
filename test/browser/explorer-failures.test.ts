import type {Page, Route} from "playwright-core";
import {expect, it} from "vitest";
import {loadSettings} from "../../data-loaders/config/load.js";
import {findSimulated} from "../../data-loaders/config/monitors.js";
import type {Summary} from "../../lib/bundle.js";
import {useSite} from "./site.js";

const {config} = await loadSettings();
const {id, stream} = findSimulated(config, "boston");
const path = `/monitor/${id}/`;
const site = useSite();

const streamSelect = (page: Page) => page.getByRole("combobox", {name: "Scenario"});
const body = (page: Page) => page.locator(".explorer-body");

/** Holds back the profiles of a stream until `release` is called, and then answers as told. */
async function holdProfiles(
  page: Page,
  name: string
): Promise<{release(answer: (route: Route) => Promise<void>): void}> {
  let release!: (answer: (route: Route) => Promise<void>) => void;
  const held = new Promise<(route: Route) => Promise<void>>((resolve) => (release = resolve));
  await page.route(`**/profiles-${name}.bin*`, async (route) => (await held)(route));
  return {release};
}

const deliver = (route: Route): Promise<void> => route.continue();
const fail = (route: Route): Promise<void> => route.fulfill({status: 500});

it("a summary that does not fit its partitions shows the designed error, and not a page that loads for ever", async () => {
  const broken = async (route: Route): Promise<void> => {
    const summary = (await (await route.fetch()).json()) as Summary;
    const streams = summary.streams.map((s) => ({...s, changeAt: s.starts.length}));
    await route.fulfill({json: {...summary, streams}});
  };
  const {page, problems, close} = await site.open(path, {prepare: (page) => page.route("**/summary*.json", broken)});
  const alert = body(page).getByRole("alert");
  await alert.waitFor();
  expect(await alert.innerText()).toContain("This stream cannot be shown: ");
  expect(await alert.getByRole("button", {name: "Try again"}).count()).toBe(1);
  expect(await body(page).getAttribute("aria-busy")).toBeNull();
  expect(await page.locator(".loading").count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
});

it("profiles that cannot be had show the designed error, and can be asked for again", async () => {
  let answer = fail;
  const {page, close} = await site.open(path, {
    prepare: (page) => page.route("**/profiles-*.bin*", (route) => answer(route))
  });
  await body(page).getByRole("alert").waitFor();
  answer = deliver;
  await page.getByRole("button", {name: "Try again"}).click();
  await body(page).locator(".stream-view").waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
  await close();
});

it("a stream that fails late does not take the place of the one chosen since", async () => {
  const {page, close} = await site.open(path);
  const shown = await streamSelect(page).inputValue();
  const other = stream.scenarios.find((name) => name !== shown)!;
  const profiles = await holdProfiles(page, other);
  await streamSelect(page).selectOption(other);
  await streamSelect(page).selectOption(shown);
  await page.waitForSelector(".explorer-body:not([aria-busy]) .stream-view");
  const failed = page.waitForResponse(`**/profiles-${other}.bin*`);
  profiles.release(fail);
  await failed;
  await page.evaluate("new Promise((resolve) => setTimeout(resolve, 100))");
  expect(await page.getByRole("alert").count()).toBe(0);
  expect(await body(page).locator(".stream-view").count()).toBe(1);
  await close();
});

it("the stream shown does not follow orders meant for the one that is loading", async () => {
  const {page, problems, close} = await site.open(path);
  await page.waitForSelector(".stream-view:not([aria-busy])");
  const shown = await streamSelect(page).inputValue();
  const profiles = await holdProfiles(
    page,
    stream.scenarios.find((name) => name !== shown)!
  );
  const figures = (): Promise<string[]> => page.locator(".cell-now, .cell-threshold").allInnerTexts();
  const before = await figures();
  await streamSelect(page).selectOption(stream.scenarios.find((name) => name !== shown)!);
  await page.getByRole("radio", {name: "Jensen–Shannon"}).check({force: true});
  expect(await figures()).toEqual(before);
  profiles.release(deliver);
  await page.waitForSelector(".explorer-body:not([aria-busy]) .stream-view");
  expect(await figures()).not.toEqual(before);
  expect(await page.locator(".chart-subtitle", {hasText: "Jensen–Shannon"}).count()).toBe(1);
  expect(problems).toEqual([]);
  await close();
});

it("the page is busy until the stream chosen last is shown", async () => {
  const {page, problems, close} = await site.open(path);
  const shown = await streamSelect(page).inputValue();
  const [first, second] = stream.scenarios.filter((name) => name !== shown) as [string, string];
  const [early, late] = [await holdProfiles(page, first), await holdProfiles(page, second)];
  await streamSelect(page).selectOption(first);
  await streamSelect(page).selectOption(second);
  const arrived = page.waitForResponse(`**/profiles-${first}.bin*`);
  early.release(deliver);
  await (await arrived).finished();
  await page.evaluate("new Promise((resolve) => setTimeout(resolve, 100))");
  expect(await body(page).getAttribute("aria-busy")).toBe("true");
  late.release(deliver);
  await page.waitForSelector(".explorer-body:not([aria-busy]) .stream-view");
  expect(problems).toEqual([]);
  await close();
});
