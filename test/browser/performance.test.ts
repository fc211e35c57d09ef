import type {Page} from "playwright-core";
import {expect, it} from "vitest";
import {axeViolations} from "./axe.js";
import {serveFixture, startsOf} from "./fixture.js";
import {addressOf} from "./open-page.js";
import {useSite} from "./site.js";

const path = "/monitor/boston/performance";
const policyPath = "/monitor/boston/policy";
const site = useSite();

const drawn = (page: Page) => page.waitForSelector(".performance-body:not([aria-busy]) .performance-report");
const title = (page: Page): Promise<string> => page.locator(".timeline-figure .chart-title").innerText();
const groups = (page: Page): Promise<string[]> => page.locator(".groups tbody tr").allInnerTexts();
const grip = (page: Page) => page.getByRole("slider", {name: "Position of the chosen window"});

it("the keyboard moves the window, errors by group follow, and the address brings them back", async () => {
  const {page, problems, close} = await site.open(`${path}#errors.stream=S4`);
  await drawn(page);
  const before = [await title(page), ...(await groups(page))];
  // an error and its limits are the same wherever they stand
  expect(before[0]).toContain(before[1]!.split("\t")[2]!.trim());
  await grip(page).focus();
  for (let i = 0; i < 3; ++i) await page.keyboard.press("PageDown");
  await page.waitForFunction("location.hash.includes('errors.window=')");
  const after = [await title(page), ...(await groups(page))];
  const [position, address] = [await grip(page).getAttribute("aria-valuetext"), await addressOf(page)];
  expect(after.filter((text) => before.includes(text))).toEqual([]);
  expect(problems).toEqual([]);
  await close();

  const again = await site.open(address.replace(site.origin(), ""));
  await drawn(again.page);
  expect([await title(again.page), ...(await groups(again.page))]).toEqual(after);
  expect(await grip(again.page).getAttribute("aria-valuetext")).toBe(position);
  await again.close();
});

it("a group that is chosen has its own errors over time, and the list keeps the focus", async () => {
  const {page, problems, close} = await site.open(`${path}#errors.stream=S4`);
  await drawn(page);
  const all = await title(page);
  const list = page.getByRole("combobox", {name: "Rows"});
  await list.focus();
  await list.selectOption("RAD 24");
  await page.waitForFunction("location.hash.includes('errors.group=RAD')");
  expect(await title(page)).not.toBe(all);
  expect(await page.evaluate("document.activeElement.value")).toBe("RAD 24");
  // of few rows a day, several days make a point, and nothing is estimated
  expect(await page.locator(".timeline-figure .chart-subtitle").innerText()).toContain("of the last 7 days");
  expect(await page.locator(".lane path.line.estimate").getAttribute("d")).toBe("");
  expect(await axeViolations(page)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

it("a scenario in which prices rise shows what became of challengers, and errors that the estimate cannot see", async () => {
  const {page, close} = await site.open(`${path}#errors.stream=S4`);
  await drawn(page);
  expect(await page.locator(".life-list li").count()).toBeGreaterThan(2);
  expect(await title(page)).toContain("worse beyond chance");
  await page.locator(".timeline-figure summary").click();
  await page.locator(".timeline-figure tbody tr").last().waitFor();
  const rows = await page.locator(".timeline-figure tbody tr").allInnerTexts();
  const cells = rows.map((row) => row.split("\t"));
  expect(cells).toHaveLength(120);
  // the last three days have no labels yet, but an estimate of the first model's later days lies far below the truth
  expect(cells.slice(-3).map((own) => own[3])).toEqual(["0", "0", "0"]);
  const late = cells.filter(([, version]) => version === cells[0]![1]).slice(-7);
  for (const own of late) expect(Number(own[8])).toBeLessThan(Number(own[6]));
  await close();
});

it("the page says what column B is, and where that is told", async () => {
  const {page, close} = await site.open(path);
  await drawn(page);
  const note = page.locator(".group-note");
  expect(await note.innerText()).toContain("B is no input of this model");
  expect(await note.getByRole("link").count()).toBe(3);
  await close();
});

it("a monitor without versions and groups has its errors over time all the same", async () => {
  const {page, problems, close} = await site.open(path, {
    prepare: (opened) => serveFixture(opened, {unit: "week", starts: startsOf.week(30)})
  });
  await drawn(page);
  expect(await title(page)).toContain("RMSE");
  expect(await page.locator(".performance-report").innerText()).toContain("No groups are configured");
  expect(await page.locator(".lane-versions").count()).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

it("classes have an error rate, and inputs alone no error", async () => {
  const classes = await site.open(path, {
    prepare: (opened) => serveFixture(opened, {unit: "day", starts: startsOf.day(40), errorMeasure: "error rate"})
  });
  await drawn(classes.page);
  expect(await title(classes.page)).toMatch(/Error rate \d+\.\d%/);
  await classes.close();
  const inputs = await site.open(path, {
    prepare: (opened) => serveFixture(opened, {unit: "day", starts: startsOf.day(40), errorMeasure: null})
  });
  await inputs.page.waitForSelector(".performance .notice");
  expect(inputs.problems).toEqual([]);
  await inputs.close();
});

it("a policy that is changed is played again at once, and the address brings it back", async () => {
  const {page, problems, close} = await site.open(`${policyPath}#race.stream=S4`);
  const runs = page.locator(".policy-runs tbody tr");
  await runs.first().waitFor();
  const before = await runs.allInnerTexts();
  const second = page.getByRole("group", {name: /^Policy 2/});
  await second.getByRole("combobox", {name: "Train"}).selectOption("distribution");
  await page.waitForFunction("location.hash.includes('race.b=distribution')");
  const after = await runs.allInnerTexts();
  expect([after[0], after[2], after[3]]).toEqual([before[0], before[2], before[3]]);
  // prices rise and no input moves: looking at inputs alone is as good as never looking
  const figures = (row: string): string[] => row.split("\t").slice(1);
  expect(figures(after[1]!)).toEqual(figures(after[0]!));
  expect(await axeViolations(page)).toEqual([]);
  const address = await addressOf(page);
  expect(problems).toEqual([]);
  await close();

  const again = await site.open(address.replace(site.origin(), ""));
  await again.page.locator(".policy-runs tbody tr").first().waitFor();
  expect(await again.page.locator(".policy-runs tbody tr").allInnerTexts()).toEqual(after);
  await again.close();
});

it("dearer trainings change which policy costs least", async () => {
  const {page, close} = await site.open(`${policyPath}#race.stream=S4`);
  const least = page.locator(".policy-runs tbody tr", {has: page.locator("td:last-child", {hasText: "least"})});
  await least.first().waitFor();
  const before = await least.locator("th").innerText();
  await page.getByRole("spinbutton", {name: "Price of a training"}).fill("100000");
  await page.waitForFunction("location.hash.includes('race.training=100000')");
  expect(await least.locator("th").innerText()).toBe("never");
  expect(before).not.toBe("never");
  await close();
});

it.each([path, policyPath])("%s weighs at most 250 kB on a first visit", async (address) => {
  const {weight, close} = await site.open(address);
  const bytes = weight();
  await close();
  expect(bytes).toBeLessThanOrEqual(250_000);
});
