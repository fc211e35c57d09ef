import type {Page} from "playwright-core";
import {expect, it} from "vitest";
import {addressOf, revealAll, settle} from "./open-page.js";
import {useSite} from "./site.js";

const path = "/learn/the-boston-model";
const site = useSite();

const statistics = (page: Page): Promise<string> => page.locator("dl.stats").first().innerText();

it("a column switched off changes the fit at once, and the address brings the choice back", async () => {
  const {page, problems, close} = await site.open(path);
  await revealAll(page);
  const before = await statistics(page);
  await page.getByRole("checkbox", {name: "LSTAT"}).uncheck({force: true});
  await page.waitForFunction("location.hash.includes('=')");
  const [after, address] = [await statistics(page), await addressOf(page)];
  expect(after).not.toBe(before);
  expect(problems).toEqual([]);
  await close();

  const again = await site.open(address.replace(site.origin(), ""));
  await revealAll(again.page);
  expect(await statistics(again.page)).toBe(after);
  expect(await again.page.getByRole("checkbox", {name: "LSTAT"}).isChecked()).toBe(false);
  await again.close();
});

it("column B is out of reach until its notice has been read", async () => {
  const {page, close} = await site.open(path);
  await revealAll(page);
  const columnB = page.getByRole("checkbox", {name: "B", exact: true});
  expect(await columnB.isDisabled()).toBe(true);
  await page.locator("details.column-notice summary").click();
  await page.locator("details.column-notice button").click();
  expect(await columnB.isDisabled()).toBe(false);
  await close();
});

it("the quiz can be answered, judges each answer with a reason, and keeps it in the browser", async () => {
  const {page, problems, close} = await site.open(path);
  await revealAll(page);
  const items = page.locator(".quiz-item");
  const count = await items.count();
  expect(count).toBeGreaterThanOrEqual(3);
  for (let i = 0; i < count; ++i) await answer(items.nth(i));
  expect(await page.locator(".quiz-verdict").count()).toBe(count);
  expect(await page.locator(".quiz-progress").innerText()).toContain(`${count} of ${count} answered`);

  await page.reload();
  await settle(page);
  await page.waitForSelector(".quiz-verdict");
  expect(await page.locator(".quiz-verdict").count()).toBe(count);
  await page.getByRole("button", {name: "Clear my answers"}).click();
  expect(await page.locator(".quiz-verdict").count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
});

it.each(["/learn/skew", "/zh-TW/learn/skew"])(
  "%s puts eight cases into kinds by keys, and keeps that",
  async (address) => {
    const {page, problems, close} = await site.open(address, {width: 390});
    await revealAll(page);
    const item = page.locator(".quiz-item").first();
    const check = item.locator("button.primary");
    for (const select of await item.locator("select").all()) {
      expect(await check.isDisabled()).toBe(true);
      await select.press("ArrowDown");
    }
    await check.press("Enter");
    // of eight cases, three are of the first kind
    expect(await item.locator(".quiz-verdict .right").count()).toBe(3);
    expect(await item.locator(".quiz-verdict").innerText()).toMatch(/3 of 8|8個中放對了3個/);
    await page.reload();
    await settle(page);
    await page.waitForSelector(".quiz-verdict");
    expect(await item.locator(".quiz-verdict .right").count()).toBe(3);
    expect(problems).toEqual([]);
    await close();
  }
);

/** Gives some answer to a question of any kind. */
async function answer(item: ReturnType<Page["locator"]>): Promise<void> {
  const [radio, number] = [item.locator("input[type=radio]").first(), item.locator("input[type=number]")];
  if ((await radio.count()) > 0) await radio.check({force: true});
  else if ((await number.count()) > 0) await number.fill((await number.getAttribute("min"))!);
  await item.getByRole("button", {name: "Check"}).click();
}

it.each([
  ["/learn/skew", "Feature skew"],
  ["/zh-TW/learn/skew", "特徵偏斜"]
])("%s says in both languages what a term means, by keyboard", async (address, term) => {
  const {page, problems, close} = await site.open(address, {width: 390});
  await revealAll(page);
  const word = page.getByRole("button", {name: term, exact: true});
  await word.focus();
  await page.keyboard.press("Enter");
  const note = page.locator(".term-note:popover-open");
  expect(await note.innerText()).toMatch(/feature skew[\s\S]*特徵偏斜/i);
  const {x, width} = (await note.boundingBox())!;
  expect(x).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(390);
  await page.keyboard.press("Escape");
  expect(await note.count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
});

it("every chart shows its figures as a table on request", async () => {
  const {page, problems, close} = await site.open(path);
  await revealAll(page);
  const requests = await page.locator("summary", {hasText: "Show as table"}).all();
  expect(requests.length).toBeGreaterThan(0);
  const before = await page.locator("main table:visible").count();
  for (const request of requests) await request.click();
  await expect.poll(() => page.locator("main table:visible").count()).toBe(before + requests.length);
  expect(problems).toEqual([]);
  await close();
});
