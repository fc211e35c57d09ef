import {describe, expect, it} from "vitest";
import {coursePage, lessonPage, withLinksTo} from "../../../data-loaders/lessons/page.js";
import {parseProse} from "../../../data-loaders/lessons/prose.js";

const head = "---\ntitle: A “title”: here\nshort: s\ndescription: d\nkeywords: k\nquestion: why?\n---\n";
const prose = parseProse(
  `${head}\n<!-- one -->\n\nFirst $& text.\n\n<!-- two-a -->\n\nSecond.\n\nStill second.\n`,
  "p.md"
);
const lesson = {slug: "serving", stage: "deploy", minutes: 12} as const;
const neighbours = {previous: {path: "/learn/", title: "Home"}, next: {path: "/learn/after", title: "After"}};
const words = {contents: "On this page", lessons: "Lessons", previous: "Before", next: "Next"};

describe("parseProse(text, file)", () => {
  it("reads what the lesson is called, and its sections by key", () => {
    expect(prose.head).toEqual({
      title: "A “title”: here",
      short: "s",
      description: "d",
      keywords: "k",
      question: "why?"
    });
    expect(prose.sections).toEqual({one: "First $& text.", "two-a": "Second.\n\nStill second."});
  });

  it.each([
    ["no front", "<!-- a -->\nb", 'p.md: it has to begin with lines between two lines "---"'],
    ["a line that is none", head.replace("short: s", "short"), 'p.md: not "name: text": short'],
    ["a field missing", head.replace("short: s\n", ""), "p.md: missing at its beginning: short"],
    ["text without a key", `${head}\nlost`, "p.md: text before the first key: lost"],
    ["a key twice", `${head}\n<!-- a -->\nb\n<!-- a -->\nc`, "p.md: a is there twice"],
    ["an empty section", `${head}\n<!-- a -->\n\n<!-- b -->\nc`, "p.md: a is empty"]
  ])("refuses %s", (_, text, reason) => {
    expect(() => parseProse(text, "p.md")).toThrow(reason);
  });
});

describe("lessonPage(lesson, language, structure, prose, neighbours, words)", () => {
  const structure = "## {{one}}\n\n```ts\ndisplay(1);\n```\n\n{{two-a}}\n";

  it("puts prose in its places, as it is", () => {
    const page = lessonPage(lesson, "en", structure, prose, neighbours, words);
    expect(page).toContain("## First $& text.\n\n```ts\ndisplay(1);\n```\n\nSecond.\n\nStill second.\n");
    expect(page).toContain('title: "A “title”: here"\n');
    expect(page).toContain('lessonHeader({"stage":"deploy","minutes":12,"question":"why?"}, lessonWords)');
  });

  it("takes words, and leads to pages, of its language", () => {
    const page = lessonPage(lesson, "zh-TW", structure, prose, neighbours, words);
    expect(page).toContain('import * as words from "/messages/serving.zh-TW.js";');
    expect(page).toContain('<a rel="next" href="/zh-TW/learn/after"><span>Next</span>After</a>');
    expect(page).not.toMatch(/\.en\.js/);
  });

  it("says what a page is that is not the lesson before or after", () => {
    const home = {...neighbours.previous, label: "All lessons"};
    const page = lessonPage(lesson, "en", structure, prose, {...neighbours, previous: home}, words);
    expect(page).toContain('<a rel="prev" href="/learn/"><span>All lessons</span>Home</a>');
    expect(page).toContain('<a rel="next" href="/learn/after"><span>Next</span>After</a>');
  });

  it("refuses a structure and a prose that do not fit each other", () => {
    const make = (text: string) => (): string => lessonPage(lesson, "en", text, prose, neighbours, words);
    expect(make("{{one}} {{two-a}} {{three}}")).toThrow(
      "lessons/serving/prose.en.md: three, which page.md has a place for"
    );
    expect(make("{{one}}")).toThrow("lessons/serving/page.md: no place for two-a of prose.en.md");
  });
});

describe("coursePage(language, structure, prose, lessons)", () => {
  it("hands the list of lessons to the page, with addresses in its language", () => {
    const page = coursePage("zh-TW", "{{one}}\n{{two-a}}\n", prose, [{...lesson, prose}]);
    expect(page).toContain('"href":"/zh-TW/learn/serving"');
    expect(page).toContain('"question":"why?"');
  });
});

describe("withLinksTo(monitors, markdown)", () => {
  const markdown =
    "See [the policy](/monitor/boston/policy#stream=S4), [flights](/zh-TW/monitor/flights/) and [7A](./skew).";

  it("leaves links to what the site has", () => {
    expect(withLinksTo(["boston", "flights"], markdown)).toBe(markdown);
  });
  it("leaves the text alone of links to monitors that the site does not have", () => {
    expect(withLinksTo(["boston"], markdown)).toBe(
      "See [the policy](/monitor/boston/policy#stream=S4), flights and [7A](./skew)."
    );
    expect(withLinksTo([], markdown)).toBe("See the policy, flights and [7A](./skew).");
  });
});
