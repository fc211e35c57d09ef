import {describe, expect, it} from "vitest";
import {readProse} from "../../data-loaders/lessons/prose.js";
import {languageOf, languages} from "../../lib/languages.js";
import {glossary} from "../../src/messages/glossary.js";
import type {Term} from "../../src/messages/glossary.js";
import {coursePages} from "../../tools/course-docs.js";

/** Addresses that links of Markdown and of HTML lead to. */
const linksIn = (text: string): string[] =>
  Array.from(text.matchAll(/\]\(([^)\s]+)\)|href="([^"]+)"/g), ([, markdown, html]) => (markdown ?? html)!);

const terms: Readonly<Record<string, readonly Term[]>> = glossary;
const lessons = Object.keys(terms);

describe.each(lessons)("lessons/%s", (slug) => {
  const citedIn = async (language: (typeof languages)[number]): Promise<string[]> =>
    linksIn((await readProse(slug, language)).sections["sources"]!).filter((link) => /^https?:/.test(link));

  it("cites sources, and the same ones in every language", async () => {
    const [first, ...others] = await Promise.all(languages.map(citedIn));
    expect(first!.length).toBeGreaterThan(0);
    for (const other of others) expect(other).toEqual(first);
  });

  it("lists the sources of its definitions", async () => {
    const cited = await citedIn("en");
    const unlisted = terms[slug]!.filter(({source}) => source !== undefined && !cited.includes(source.href));
    expect(unlisted.map(({en}) => en)).toEqual([]);
  });
});

describe.each(languages)("prose in %s", (language) => {
  it.each(coursePages)("of lessons/%s leads to pages of that language", async (page) => {
    const text = Object.values((await readProse(page, language)).sections).join("\n");
    expect(text).not.toMatch(/\]（/);
    const elsewhere = linksIn(text).filter((link) => link.startsWith("/") && languageOf(link) !== language);
    expect(elsewhere).toEqual([]);
  });
});
