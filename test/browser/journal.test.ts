import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {expect, it} from "vitest";
import {readJournal} from "../../lib/journal/read-journal.js";
import {registryOf} from "../../lib/registry/registry-of.js";
import {testedSite} from "../site/setup.js";
import {axeViolations} from "./axe.js";
import {revealAll, shownErrors} from "./open-page.js";
import type {OpenPage, Viewing} from "./open-page.js";
import {useSite} from "./site.js";

const path = "/monitor/boston/journal";
const site = useSite();
const read = async (name: string) => readJournal(await readFile(join(testedSite, "data", "boston", name), "utf8"));
/** Builds belong to no stream, and are shown with each. */
const events = [...(await read("journal.ndjson")), ...(await read("builds.ndjson"))];

/** Opens the page and waits until the journal is on it. */
async function openJournal(address = path, viewing: Viewing = {}): Promise<OpenPage> {
  const opened = await site.open(address, viewing);
  await opened.page.locator(".journal-count").waitFor();
  return opened;
}

const status = (page: Page): Promise<string> => page.locator(".journal-count").innerText();
/** "12 of 345 events." */
const said = (shown: number, all = events.length): string =>
  `${shown === all ? "All " : `${shown.toLocaleString("en-US")} of `}${all.toLocaleString("en-US")} events.`;
/** Types into whatever has the focus until a control of this name has it. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; ++presses) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate<string>(
      "document.activeElement?.labels?.[0]?.textContent.trim() ?? document.activeElement?.textContent.trim() ?? ''"
    );
    if (label.startsWith(name)) return;
  }
  throw new Error(`${name} was not reached`);
}

it("the keyboard filters, the address follows and brings the filter back", async () => {
  const {page, problems, close} = await openJournal();
  await tabTo(page, "Stream");
  await page.keyboard.type("Prices");
  const ofStream = events.filter(({stream}) => stream === "S4" || stream === "");
  await page.waitForFunction("location.hash.includes('journal.stream=S4')");
  await tabTo(page, "Words");
  await page.keyboard.type("promoted");
  const promotions = ofStream.filter(({kind}) => kind === "promoted").length;
  expect(promotions).toBeGreaterThan(0);
  expect(await status(page)).toBe(said(promotions, ofStream.length));
  await tabTo(page, "promoted");
  await page.keyboard.press("Space");
  expect(await status(page)).toBe(said(0, ofStream.length));
  await page.keyboard.press("Space");
  const address = await page.evaluate<string>("location.href");
  const rows = await page.locator(".journal-events tbody tr").allInnerTexts();
  expect(rows.length).toBe(promotions);
  expect(problems).toEqual([]);
  await close();

  const again = await openJournal(address.replace(site.origin(), ""));
  expect(await again.page.locator(".journal-events tbody tr").allInnerTexts()).toEqual(rows);
  expect(await status(again.page)).toBe(said(promotions, ofStream.length));
  await again.close();
});

it("shows every event there is, some at a time, and moves the focus on to what came", async () => {
  const {page, close} = await openJournal(`${path}#journal.stream=S0`);
  await page.getByRole("button", {name: "Show everything"}).click();
  expect(await status(page)).toBe(said(events.length));
  const rows = page.locator(".journal-events tbody tr");
  const before = await rows.count();
  await page.getByRole("button", {name: /^Show \d+ more/}).click();
  expect(await rows.count()).toBe(2 * before);
  const text = await page.evaluate<string>("document.activeElement.textContent.trim()");
  expect(await rows.nth(before).textContent()).toContain(text);
  await close();
});

it("the registry of a stream is what its journal says, and each version's card opens", async () => {
  const {champion, standings} = registryOf(events, "S4");
  const {page, problems, close} = await openJournal(`${path}#journal.stream=S4`);
  expect(await page.locator(".versions > tbody > tr > th").allInnerTexts()).toEqual(
    standings.map(({version}) => version).reverse()
  );
  expect(await page.locator(".versions > tbody > .version-champion > th").innerText()).toBe(champion);
  for (const {version} of standings) {
    await page.getByRole("button", {name: `the model card of ${version}`}).click();
    await page.locator(".version-card:visible .model-card").getByText(`version ${version}`).first().waitFor();
    await page.getByRole("button", {name: `the model card of ${version}`}).click();
  }
  expect(problems).toEqual([]);
  await close();
});

it.each([
  [390, "light"],
  [390, "dark"],
  [1440, "light"],
  [1440, "dark"]
] as const)("with a stream, figures, a card and SQL open, %d px in %s satisfies axe", async (width, colorScheme) => {
  const {page, problems, close} = await openJournal(`${path}#journal.stream=S4&journal.groups=gate`, {
    width,
    colorScheme
  });
  await page
    .getByRole("button", {name: /^Open the model card/})
    .first()
    .click();
  await page.locator(".event-figures summary").first().click();
  await startDuckdb(page);
  await ask(page, "SELECT kind, count(*) AS events FROM journal GROUP BY kind");
  await page.locator(".sql-tables summary").click();
  await revealAll(page);
  expect({problems, errors: await shownErrors(page), violations: await axeViolations(page)}).toEqual({
    problems: [],
    errors: [],
    violations: []
  });
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  await close();
});

async function startDuckdb(page: Page): Promise<void> {
  await page.getByRole("button", {name: "Start DuckDB"}).click();
  await page.getByText(/^DuckDB is ready/).waitFor({timeout: 30_000});
}

/** Asks by keyboard and returns the result, a list of texts per row. */
async function ask(page: Page, sql: string): Promise<string[][]> {
  await page.getByLabel(/^SQL/).fill(sql);
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(
    "/ in .* ms|refused/.test(document.querySelector('.sql-console .sql-status').textContent)"
  );
  const rows = await page.locator(".sql-output tbody tr").all();
  return Promise.all(rows.map((row) => row.locator("th, td").allInnerTexts()));
}

it("DuckDB is fetched on a click alone, from this site, and counts what the journal counts", async () => {
  const {page, problems, weight, close} = await openJournal();
  expect(weight()).toBeLessThan(250_000);
  await startDuckdb(page);
  expect(weight()).toBeGreaterThan(5_000_000);
  const kinds = new Map<string, number>();
  for (const {kind} of events) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const counted = await ask(page, "SELECT kind, count(*) FROM journal GROUP BY kind ORDER BY kind");
  expect(counted).toEqual(Array.from(kinds, ([kind, n]) => [kind, String(n)]).sort((a, b) => (a[0]! < b[0]! ? -1 : 1)));
  const rows = events.reduce((sum, event) => sum + (event.kind === "profiled" ? event.rows : 0), 0);
  expect(await ask(page, "SELECT sum(rows) FROM journal WHERE kind = 'profiled'")).toEqual([[String(rows)]]);
  expect(await ask(page, "SELECT sum(rows) FROM profiles WHERE column_name = 'rm'")).toEqual([[String(rows)]]);
  expect(problems).toEqual([]);
  await close();
});

it("each example of SQL gives an answer, and one finds the cause of the incident", async () => {
  const {page, problems, close} = await openJournal();
  await startDuckdb(page);
  const answer = page.locator(".sql-console .sql-status");
  for (const example of await page.locator(".sql-examples button").all()) {
    await example.click();
    await page.waitForFunction(
      "/ in .* ms|refused/.test(document.querySelector('.sql-console .sql-status').textContent)"
    );
    expect(await answer.innerText()).toMatch(/^[1-9]\d* rows? in/);
  }
  const wrong = await ask(page, "SELECT DISTINCT replica, service FROM incident WHERE nox > 1");
  expect(wrong).toEqual([["features-2", "4.2.0"]]);
  const spared = await ask(page, "SELECT count(*) FROM incident WHERE nox <= 1 AND service = '4.2.0'");
  expect(Number(spared[0]![0])).toBeGreaterThan(50);
  expect(problems).toEqual([]);
  await close();
});

it("rows that a table lets out are asked in SQL, with the version that answered each", async () => {
  const {page, problems, close} = await site.open("/monitor/flights/journal");
  await startDuckdb(page);
  const [facts] = await ask(
    page,
    "SELECT count(*), count(DISTINCT partition), count(prediction), count(label) FROM requests WHERE model IS NOT NULL"
  );
  expect(facts).toEqual(["300", expect.stringMatching(/^[67]$/), "300", "300"]);
  await page.getByRole("button", {name: "Worst answers of late"}).click();
  await page.getByText(/^10 rows in/).waitFor();
  expect(problems).toEqual([]);
  await close();
});

it("DuckDB says in words what it cannot do, asks nobody, and lets a result be saved", async () => {
  const {page, problems, close} = await openJournal();
  await startDuckdb(page);
  for (const sql of ["SELEC 1", "SELECT * FROM 'https://example.org/rows.parquet'", "LOAD json"]) {
    expect(await ask(page, sql)).toEqual([]);
    expect(await page.locator(".sql-error").innerText()).toMatch(/Error/);
  }
  await ask(page, "SELECT 'a,b' AS text, 1.5 AS number, NULL AS gap");
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", {name: "Download CSV"}).click()
  ]);
  expect(saved.suggestedFilename()).toBe("boston.csv");
  expect(await readFile(await saved.path(), "utf8")).toBe('text,number,gap\r\n"a,b",1.5,\r\n');
  expect(problems).toEqual([]);
  await close();
});
