import type {Page} from "playwright-core";
import {expect, it} from "vitest";
import type {BundleShape} from "../bundles.js";
import {serveFixture, startsOf} from "./fixture.js";
import type {OpenPage, Viewing} from "./open-page.js";
import {useSite} from "./site.js";

const site = useSite();
const path = "/monitor/boston/";

async function open(shape: BundleShape, viewing: Viewing = {}): Promise<OpenPage> {
  const opened = await site.open(path, {...viewing, prepare: (page) => serveFixture(page, shape)});
  await opened.page.waitForSelector(".stream-view:not([aria-busy])");
  return opened;
}

const texts = (page: Page, selector: string): Promise<string[]> => page.locator(selector).allInnerTexts();

/** Clicks the buttons of the page's own presets, as their words. */
const presets = (page: Page): Promise<string[]> => texts(page, ".presets button:not([hidden])");

const shapes: readonly {
  readonly shape: BundleShape;
  readonly eyebrow: string;
  readonly title: string;
  readonly brush: string;
  readonly presets: readonly string[];
  readonly stride: string;
}[] = [
  {
    shape: {
      ...{unit: "hour", timeZone: "Europe/Berlin", starts: startsOf.hour(240)},
      ...{reference: {from: 0, to: 72}, current: 24, features: 2}
    },
    eyebrow: "data through 11 January 2026 at 00:00 CET",
    title: "Alarms in 120 of 240 hours",
    brush: "current 10 Jan 01:00 – 11 Jan 01:00",
    presets: [
      "first 72 hours",
      "the 24 hours before",
      "all hours before",
      "last hour",
      "last 24 hours",
      "last 168 hours"
    ],
    stride: "current 9 Jan 01:00 – 10 Jan 01:00"
  },
  {
    shape: {unit: "week", starts: startsOf.week(30), reference: {from: 4, to: 14}, current: 4, features: 2},
    eyebrow: "data through the week of 27 July 2026",
    title: "Alarms in 15 of 30 weeks",
    brush: "current 6 Jul – 2 Aug",
    presets: ["2 Feb – 12 Apr", "the 4 weeks before", "all weeks before", "last week", "last 4 weeks", "last 13 weeks"],
    stride: "current 8 Jun – 5 Jul"
  },
  {
    shape: {unit: "month", starts: startsOf.month(48), current: 3, features: 2},
    eyebrow: "data through December 2022",
    title: "Alarms in 24 of 48 months",
    brush: "current Oct 2022 – Dec 2022",
    presets: [
      "first 16 months",
      "the 3 months before",
      "all months before",
      "last month",
      "last 3 months",
      "last 12 months"
    ],
    stride: "current Oct 2021 – Dec 2021"
  },
  {
    shape: {unit: "file", starts: startsOf.file(12), features: 2},
    eyebrow: "the last file is logs/2026/predictions-of-the-credit-model-part-12.csv",
    title: "Alarms in 6 of 12 files",
    brush: "current predictions-o…el-part-12.csv",
    presets: ["first 4 files", "the file before", "all files before", "last file", "last 5 files", "last 12 files"],
    stride: "current predictions-o…el-part-07.csv"
  }
];

it.each(shapes)("a monitor by the $shape.unit speaks of it, and is moved by what people think in", async (expected) => {
  const {page, problems, close} = await open(expected.shape);
  expect(await page.locator(".eyebrow").innerText()).toBe(expected.eyebrow);
  expect(await page.locator(".timeline-figure .chart-title").innerText()).toBe(expected.title);
  expect(await page.locator(".brush.role-current .brush-label").textContent()).toBe(expected.brush);
  expect((await presets(page)).slice(0, -1)).toEqual(expected.presets);
  await page.getByRole("slider", {name: "Position of the current window"}).press("PageDown");
  await expect.poll(() => page.locator(".brush.role-current .brush-label").textContent()).toBe(expected.stride);
  await page.waitForFunction("location.hash.includes('cur=')");
  const hash = await page.evaluate<string>("location.hash");
  const again = await site.open(path + hash, {prepare: (next) => serveFixture(next, expected.shape)});
  await again.page.waitForSelector(".stream-view:not([aria-busy])");
  expect(await again.page.locator(".brush.role-current .brush-label").textContent()).toBe(expected.stride);
  await again.close();
  expect(problems).toEqual([]);
  await close();
});

it.each(shapes)("a monitor by the $shape.unit fits a phone", async ({shape}) => {
  const {page, problems, close} = await open(shape, {width: 390});
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  const ticks = await page.evaluate<[number, number][]>(`Array.from(document.querySelectorAll(".timeline-axis .tick"))
    .filter((node) => node.offsetParent !== null)
    .map((node) => node.getBoundingClientRect()).map(({left, right}) => [left, right])`);
  ticks.slice(1).forEach(([left], i) => expect(left).toBeGreaterThanOrEqual(ticks[i]![1] - 0.5));
  expect(problems).toEqual([]);
  await close();
});

it("classes have an error rate, counted anew for any window", async () => {
  const starts = startsOf.day(40);
  const {page, problems, close} = await open({unit: "day", starts, errorMeasure: "error rate", rowsPerPartition: 200});
  expect(await page.locator(".verdict-figures").innerText()).toMatch(/Error rate 2\d\.\d%, was (?:9|10)\.\d%\.$/);
  expect(await texts(page, ".lane-label")).toEqual(["Rows per day", "Error rate", "Columns in alarm"]);
  await page.getByRole("button", {name: "all days before"}).click();
  await page.waitForSelector(".stream-view:not([aria-busy])");
  expect(await page.locator(".verdict-figures").innerText()).toMatch(/was 1[2-9]\.\d%\.$/);
  expect(problems).toEqual([]);
  await close();
});

it("without predictions and labels the page speaks of the inputs alone", async () => {
  const {page, problems, close} = await open({unit: "day", starts: startsOf.day(40), errorMeasure: null});
  expect(await page.locator(".verdict-sentence").innerText()).toBe("Inputs moved.");
  const text = await page.locator("main").innerText();
  expect(text).not.toMatch(/RMSE|error rate|label has|no labels|champion|the model is/i);
  expect(await page.locator(".outcome-charts").count()).toBe(0);
  expect(await texts(page, ".stream-view h2")).not.toContainEqual(expect.stringMatching(/prediction|label/));
  expect(problems).toEqual([]);
  await close();
});

it("rows that could not be typed are accounted for: by partition, by reason, and where they lie", async () => {
  const starts = startsOf.day(12);
  const quarantined = starts.map((_, i) => (i === 3 ? 7 : 0));
  const shape: BundleShape = {unit: "day", starts, quarantined, missingFiles: ["logs/a.csv"], features: 2};
  const {page, problems, close} = await open(shape);
  const account = await page.locator(".rows-read").innerText();
  expect(account).toContain("727 rows were read: 720 profiled and 7 quarantined (1.0%)");
  expect(account).toContain("rejects.ndjson under .driftbook/boston/quarantine/chunk.");
  expect(account).toContain("logs/a.csv is no longer in the source, and its rows are kept from an earlier build.");
  const reasons = await texts(page, ".rows-read tbody tr");
  expect(reasons.map((row) => row.split(/\s*\t\s*/))).toEqual([
    ["feature1", "is no number", "4"],
    ["the row as a whole", "has fewer fields than the header", "3"]
  ]);
  await page.locator(".timeline-figure .show-table > summary").click();
  await page.waitForSelector(".timeline-figure tbody tr");
  expect((await texts(page, ".timeline-figure tbody tr"))[3]).toMatch(/^4 Jan\s+60\s+7\s/);
  expect(problems).toEqual([]);
  await close();
});

it("of hundreds of columns the first thirty are shown, those in alarm at the top, and all when asked", async () => {
  const {page, problems, close} = await open({
    unit: "day",
    starts: startsOf.day(40),
    features: 118,
    errorMeasure: null
  });
  const visible = page.locator(".features").first().locator(".feature:visible");
  expect(await visible.count()).toBe(30);
  const marks = await visible.locator(".mark").allInnerTexts();
  expect(marks.slice(0, 25).every((mark) => mark === "alarm")).toBe(true);
  await page.getByRole("button", {name: "Show all 120 columns"}).click();
  expect(await visible.count()).toBe(120);
  expect(await page.evaluate("document.activeElement.className")).toBe("feature-toggle");
  const last = await visible.last().locator(".feature-name").innerText();
  expect(problems).toEqual([]);
  await close();
  const linked = await site.open(`${path}#open=${last}`, {
    prepare: (next) => serveFixture(next, {unit: "day", starts: startsOf.day(40), features: 118, errorMeasure: null})
  });
  await linked.page.waitForSelector(".stream-view:not([aria-busy])");
  expect(await linked.page.locator(".feature.open .feature-name").innerText()).toBe(last);
  expect(await linked.page.locator(".feature.open").isVisible()).toBe(true);
  await linked.close();
});

it("a file of reference rows and a file of current ones are a monitor", async () => {
  const starts = ["data/train.parquet", "data/serving.parquet"];
  const shape: BundleShape = {unit: "file", starts, reference: {from: 0, to: 1}, current: 1, rowsPerPartition: 400};
  const {page, problems, close} = await open(shape);
  expect(await page.locator(".verdict-sentence").innerText()).toBe("Inputs moved, and the model is harmed.");
  expect(await texts(page, ".legend > span")).toEqual([
    "reference train.parquet",
    "current serving.parquet",
    "threshold"
  ]);
  expect(await presets(page)).toEqual([
    "first file",
    "the file before",
    "all files before",
    "last file",
    "last 2 files",
    "Reset"
  ]);
  expect(problems).toEqual([]);
  await close();
});

it("one partition is shown, and nothing is claimed of it", async () => {
  const {page, problems, close} = await open({unit: "day", starts: startsOf.day(1), rowsPerPartition: 200});
  expect(await page.locator(".verdict-sentence").innerText()).toContain("there is nothing to compare yet");
  expect(await presets(page)).toEqual(["first day", "last day", "Reset"]);
  expect(problems).toEqual([]);
  await close();
});

it("before the first partition the page says so", async () => {
  const {page, problems, close} = await site.open(path, {
    prepare: (next) => serveFixture(next, {unit: "hour", starts: []})
  });
  await page.getByText("No partitions have been profiled yet.").waitFor();
  expect(await page.locator(".eyebrow").innerText()).toBe("");
  expect(problems).toEqual([]);
  await close();
});

it("thousands of partitions answer a brush", async () => {
  const shape: BundleShape = {unit: "hour", starts: startsOf.hour(3000), rowsPerPartition: 5, features: 2, current: 24};
  const {page, problems, close} = await open(shape);
  const grip = page.getByRole("slider", {name: "Position of the current window"});
  await grip.press("PageDown");
  await expect
    .poll(() => page.locator(".brush.role-current .brush-label").textContent())
    .toBe("current 4 May 00:00 – 5 May 00:00");
  expect(problems).toEqual([]);
  await close();
});
