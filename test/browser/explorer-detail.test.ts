import type {Page, Route} from "playwright-core";
import {expect, it} from "vitest";
import {loadSettings} from "../../data-loaders/config/load.js";
import {findSimulated} from "../../data-loaders/config/monitors.js";
import {useSite} from "./site.js";

const {config} = await loadSettings();
const {id, features} = findSimulated(config, "boston");
const path = `/monitor/${id}/`;
const category = features.find(({kind}) => kind === "categorical")!.name;
const site = useSite();

const slider = (page: Page, name: string) => page.getByRole("slider", {name});
const toolsTitle = "What other tools would say, by their own defaults";
const isFinest = (url: string): boolean => /\/finest-[^/]*\.bin/.test(url);

it.each([
  ["Smallest value allowed", "Home", "End"],
  ["Largest value allowed", "End", "Home"]
])("the slider “%s” comes back to no limit at its end, and allows all days there", async (name, free, strict) => {
  const {page, problems, close} = await site.open(`${path}#open=lstat`);
  const limit = slider(page, name);
  const text = (): Promise<string | null> => limit.getAttribute("aria-valuetext");
  const result = page.locator(".limit-result");
  await limit.focus();
  await page.keyboard.press(strict);
  expect(await text()).not.toBe("no limit");
  expect(await result.innerText()).toMatch(/^\d+ of \d+ days break a limit/);
  await page.keyboard.press(free);
  expect(await text()).toBe("no limit");
  expect(await result.innerText()).toMatch(/^None of/);
  expect(problems).toEqual([]);
  await close();
});

it("a row that opens says “alarm” nowhere but in its verdict", async () => {
  const {page, problems, close} = await site.open(`${path}#open=lstat`);
  const distances = page.getByRole("region", {name: "All distances"});
  await distances.waitFor();
  const words = await distances.locator("tbody td:last-child").allInnerTexts();
  expect(words.at(-1)).toBe("");
  expect(words.slice(0, -1).every((word) => ["over", "below"].includes(word))).toBe(true);
  expect(words.length).toBe(4);
  expect(problems).toEqual([]);
  await close();
});

it("the levels of a category are not asked for again", async () => {
  const asked: string[] = [];
  const {page, problems, close} = await site.open(`${path}#open=${category}`, {
    prepare: async (page) => page.on("request", (request) => asked.push(request.url()))
  });
  await page.getByText(toolsTitle).waitFor();
  expect(await slider(page, "Values in the vocabulary, at least").count()).toBe(1);
  expect(asked.filter(isFinest)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

it("finest bins that cannot be had are told of in their row, and can be asked for again", async () => {
  let answer = (route: Route): Promise<void> => route.fulfill({status: 500});
  const {page, close} = await site.open(`${path}#open=lstat`, {
    prepare: (page) => page.route("**/finest-*.bin*", (route) => answer(route))
  });
  const closer = page.locator(".closer-look");
  await closer.getByRole("alert").waitFor();
  expect(await closer.innerText()).toContain("The finest bins of this column cannot be loaded: ");
  expect(await closer.getAttribute("aria-busy")).toBeNull();
  let deliver!: () => void;
  const held = new Promise<void>((resolve) => (deliver = resolve));
  answer = async (route) => (await held, route.continue());
  await closer.getByRole("button", {name: "Try again"}).click();
  expect(await closer.getAttribute("aria-busy")).toBe("true");
  expect(await closer.getByRole("alert").count()).toBe(0);
  deliver();
  await page.getByText(toolsTitle).waitFor();
  expect(await closer.getAttribute("aria-busy")).toBeNull();
  await close();
});
