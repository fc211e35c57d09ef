import type {Page} from "playwright-core";
import {beforeAll, describe, expect, it} from "vitest";
import {lessonPlan} from "../../data-loaders/pages/emit-teaching.js";
import {languages, pathIn} from "../../lib/languages.js";
import type {Language} from "../../lib/languages.js";
import {addressOf, revealAll, settle} from "./open-page.js";
import {useSite} from "./site.js";

const site = useSite();
const plan = await lessonPlan("en");

/** Names of the controls that a lesson shows, as `lock=` takes them. */
const controlsOn = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(
    "[...new Set(Array.from(document.querySelectorAll('.explorable [data-control]'), ({dataset}) => dataset.control))]"
  );

const thingsOn = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>("Array.from(document.querySelectorAll('[id^=explore-]'), ({id}) => id.slice(8))");

/** What a reader could still set in a thing to try that is locked whole; a device that is measured is not set. */
const settable = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`Array.from(
    document.querySelectorAll(".explorable[id] :is(input, select, textarea, button, [role=slider])"),
    (node) => node.closest(".chart-tools, .copy-link, .serving-measure, [inert]") === null && node.checkVisibility()
      ? node.closest(".explorable").id + ": " + (node.getAttribute("aria-label") ?? node.textContent ?? "").trim()
      : ""
  ).filter(Boolean)`);

describe.each(plan.map(({slug, things}) => [slug, things] as const))("/learn/%s", (slug, things) => {
  const path = `/learn/${slug}`;
  let ids: string[];
  let names: string[];
  beforeAll(async () => {
    const {page, close} = await site.open(path);
    [ids, names] = [await thingsOn(page), await controlsOn(page)];
    await close();
  });

  it("has each thing to try of the plan at the letter that addresses name it with", () => {
    expect(ids).toEqual(expect.arrayContaining(things.map(({id}) => id)));
  });

  // in the other language, as what is hidden must not depend on it
  it("hides every control that an address locks, and only these", async () => {
    expect(names.length).toBeGreaterThan(0);
    const locked = names.filter((_, i) => i % 2 === 0);
    const {page, problems, close} = await site.open(pathIn("zh-TW", `${path}#lock=${locked.join(",")}`));
    await revealAll(page);
    const left = await controlsOn(page);
    await close();
    expect({left: left.sort(), problems}).toEqual({
      left: names.filter((name) => !locked.includes(name)).sort(),
      problems: []
    });
  });

  it("leaves nothing to set in things to try that are locked whole, and still says their results", async () => {
    const {page, problems, close} = await site.open(`${path}#lock=${ids.join(",")}`);
    await revealAll(page);
    const results = await page.locator(".explorable[id] .result").allInnerTexts();
    const found = {controls: await controlsOn(page), settable: await settable(page), problems};
    await close();
    expect(found).toEqual({controls: [], settable: [], problems: []});
    expect(results.filter((text) => text.trim() === "")).toEqual([]);
  });
});

describe.each(languages)("a locked link in %s", (language) => {
  const path = pathIn(language, "/learn/the-boston-model");
  const statistics = (page: Page): Promise<string> => page.locator("#explore-b dl.stats").innerText();

  it("keeps the value that it locks, whatever else is set by keyboard", async () => {
    const {page, problems, close} = await site.open(`${path}#b.on=rm+ptratio&lock=b.on`);
    await revealAll(page);
    const before = await statistics(page);
    const thing = page.locator("#explore-b");
    expect(await thing.locator("input[type=checkbox]").count()).toBe(0);
    for (const key of [".predict-buttons button.primary", "header .actions button:last-child"]) {
      await thing.locator(key).focus();
      await page.keyboard.press("Enter");
      expect(await statistics(page)).toBe(before);
    }
    await thing.locator("header .actions button:first-child").focus();
    await page.keyboard.press("Enter");
    expect(new URLSearchParams(new URL(await addressOf(page)).hash.slice(1)).get("b.on")).toBe("rm ptratio");
    expect(await statistics(page)).toBe(before);
    expect(problems).toEqual([]);
    await close();
  });

  it("takes effect where the lesson is open already", async () => {
    const {page, close} = await site.open(path);
    await page.evaluate("location.hash = '#lock=b&at=b'");
    await page.waitForFunction("document.querySelector('#explore-b') && !document.querySelector('#explore-b input')");
    await settle(page);
    expect((await controlsOn(page)).filter((name) => name.startsWith("b."))).toEqual([]);
    await close();
  });
});

/** Opens the page for teachers, chooses a lesson by keyboard as a reader would, and waits until it has been read. */
async function chooseLesson(language: Language, slug: string): Promise<Awaited<ReturnType<typeof site.open>>> {
  const opened = await site.open(pathIn(language, "/learn/teaching"));
  await opened.page.locator(".link-maker select").first().selectOption(slug);
  await opened.page.locator(".link-maker .link-made:visible").waitFor();
  return opened;
}

describe.each(languages)("the link maker in %s", (language) => {
  it("offers every control that the lesson has, under the lesson's own names", async () => {
    const slug = "skew";
    const lesson = await site.open(pathIn(language, `/learn/${slug}`));
    const names = await controlsOn(lesson.page);
    const legend = await lesson.page
      .locator("#explore-d [data-control='d.by'] :is(legend, label > span)")
      .first()
      .innerText();
    await lesson.close();
    const {page, problems, close} = await chooseLesson(language, slug);
    const offered: string[] = [];
    const thing = page.locator(".link-maker select").nth(1);
    for (const id of await thing
      .locator("option")
      .evaluateAll((options) => options.map((one) => one.getAttribute("value")!))) {
      await thing.selectOption(id);
      offered.push(
        ...(await page
          .locator(".link-maker input[type=checkbox]")
          .evaluateAll((boxes) => boxes.map((box) => box.getAttribute("value")!)))
      );
    }
    expect(offered.filter((name) => name.includes("."))).toEqual(names);
    await thing.selectOption("d");
    expect(await page.locator(".link-maker label", {hasText: "d.by"}).innerText()).toContain(legend);
    expect(problems).toEqual([]);
    await close();
  });

  it("makes a link that sets the state, hides what was ticked and leaves the rest, by keyboard", async () => {
    const {page, problems, close} = await chooseLesson(language, "the-boston-model");
    const maker = page.locator(".link-maker");
    await maker.locator("input[type=text]").focus();
    await page.keyboard.insertText(
      `${site.origin()}/learn/the-boston-model#c.protocol=grouped&c.guess=skipped&c.seed=3`
    );
    const box = maker.locator("input[type=checkbox][value='c.protocol']");
    await box.focus();
    await page.keyboard.press(" ");
    await maker.locator("input[type=radio][value='zh-TW']").check({force: true});
    const link = (await maker.locator(".link-made").getAttribute("href"))!;
    expect(await maker.locator(".result").innerText()).toMatch(/3/);
    expect(problems).toEqual([]);
    await close();

    expect(link).toContain("/zh-TW/learn/the-boston-model#");
    const lesson = await site.open(link.replace(site.origin(), ""));
    await revealAll(lesson.page);
    const left = (await controlsOn(lesson.page)).filter((name) => name.startsWith("c."));
    expect(left).toEqual(["c.seed", "c.guess"]);
    const again = lesson.page.locator("#explore-c .spin button");
    await again.focus();
    await lesson.page.keyboard.press("Enter");
    const state = new URLSearchParams(new URL(await addressOf(lesson.page)).hash.slice(1));
    expect(Object.fromEntries(state)).toMatchObject({"c.protocol": "grouped", "c.seed": "4", lock: "c.protocol"});
    expect(lesson.problems).toEqual([]);
    await lesson.close();
  });
});

describe("paper", () => {
  /** Places that are marked for the printed file: those of the answer sheet, and those of the handout. */
  const mark = `(() => {
    const put = (node, name) => {
      const link = document.createElement("a");
      link.href = "https://mark.invalid/" + name;
      link.textContent = name;
      node.append(link);
    };
    const sheet = document.querySelector(".answer-sheet");
    for (const node of sheet.querySelectorAll("h3, li")) put(node, "sheet");
    for (const node of document.querySelectorAll("#observablehq-main :is(p, h2, li)"))
      if (!sheet.contains(node) && node.checkVisibility()) put(node, "handout");
  })()`;

  /** For each page of a printed file, the marks on it. */
  function marksByPage(pdf: string): Set<string>[] {
    const objects = new Map(
      Array.from(pdf.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g), ([, id, body]) => [id!, body!])
    );
    const uriOf = (id: string): string[] => {
      const body = objects.get(id) ?? "";
      const marks = /mark\.invalid\/(\w+)/.exec(body)?.[1];
      return marks === undefined ? [] : [marks];
    };
    return [...objects.values()]
      .filter((body) => /\/Type \/Page\b/.test(body))
      .map((body) => {
        const list = /\/Annots (?:\[([^\]]*)\]|(\d+) 0 R)/.exec(body);
        const ids = list?.[1] ?? objects.get(list?.[2] ?? "") ?? "";
        return new Set(Array.from(ids.matchAll(/(\d+) 0 R/g), ([, id]) => id!).flatMap(uriOf));
      });
  }

  it.each(plan.flatMap(({slug}) => languages.map((language) => pathIn(language, `/learn/${slug}`))))(
    "%s has its answers on pages of their own",
    async (path) => {
      const {page, close} = await site.open(path);
      await page.emulateMedia({media: "print"});
      await page.evaluate(mark);
      const pages = marksByPage((await page.pdf({format: "A4"})).toString("latin1"));
      await close();
      const having = (name: string): number[] => pages.flatMap((marks, i) => (marks.has(name) ? [i] : []));
      expect(having("sheet").length).toBeGreaterThan(0);
      expect(having("handout").length).toBeGreaterThan(1);
      expect(having("sheet").filter((i) => having("handout").includes(i))).toEqual([]);
    }
  );

  it.each(languages)("has no controls, and what has been set as text, in %s", async (language) => {
    const {page, close} = await site.open(pathIn(language, "/learn/the-boston-model#b.on=rm"));
    await revealAll(page);
    await page.emulateMedia({media: "print"});
    const shown = await page.evaluate<string[]>(`Array.from(
      document.querySelectorAll(".explorable :is(button, input, select), header nav, .lesson-nav, .chart-tools"),
      (node) => node.checkVisibility() ? node.outerHTML.slice(0, 120) : ""
    ).filter(Boolean)`);
    expect(shown).toEqual([]);
    const chosen = page.locator("#explore-b .checkboxes label:visible");
    expect(await chosen.allInnerTexts()).toEqual(["RM"]);
    expect(await page.locator(".answer-sheet").isVisible()).toBe(true);
    await page.emulateMedia({media: "screen"});
    expect(await page.locator(".answer-sheet").isVisible()).toBe(false);
    await close();
  });

  it("keeps the names of columns, which are buttons on the screen", async () => {
    const {page, close} = await site.open("/learn/false-alarms");
    await revealAll(page);
    await page.emulateMedia({media: "print"});
    const names = await page.locator("#explore-a .features button:visible").allInnerTexts();
    await close();
    expect(names.join()).toContain("lstat");
  });
});
