import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {parseProse, parseSections} from "../../data-loaders/lessons/prose.js";
import type {Prose} from "../../data-loaders/lessons/prose.js";
import {lessons} from "../../lib/course/lessons.js";
import {languages} from "../../lib/languages.js";
import type {Language} from "../../lib/languages.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [first, ...others] = languages;
const read = (path: string): string => readFileSync(`${root}/${path}`, "utf8");

/** Names that are written alike in every language. */
const NAMES =
  /^(?:[A-Z0-9²–—%·,./+×()\s-]+|[a-z0-9_.-]+|[A-Za-z]+(?:\.js|DB|Flow)[^\p{Script=Han}]*|Jensen–Shannon|SageMaker|Vertex AI|https:\S+)$/u;

/** What the site is called, which may be all that a section says. */
const SITE_NAME = /^\|? ?Driftbook$/;

/** Four English words in a row are a sentence, or the most of one. */
const ENGLISH = /\b[a-z]+(?: [a-z]+){3}\b/;

/** What a value of a message module is made of, at each of its places. */
function shapeOf(value: unknown, at: string): Record<string, string> {
  if (typeof value === "function") return {[at]: "function"};
  if (Array.isArray(value))
    return {[at]: "list", ...Object.assign({}, ...value.map((entry, i) => shapeOf(entry, `${at}[${i}]`)))};
  if (typeof value === "object" && value !== null)
    return Object.assign({}, ...Object.entries(value).map(([key, entry]) => shapeOf(entry, `${at}.${key}`)));
  return {[at]: typeof value};
}

/** Texts of a message module by their places. */
function textsOf(value: unknown, at: string): [string, string][] {
  if (typeof value === "string") return [[at, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => textsOf(entry, `${at}.${key}`));
}

const messages = readdirSync(`${root}/src/messages`);
const translated = messages.filter((name) => others.some((language) => name.endsWith(`.${language}.ts`)));
const folders = ["home", ...lessons.map(({slug}) => slug)];
/** Of the home page and the dashboard. */
const pages = readdirSync(`${root}/pages`);

describe.each(translated)("%s", (name) => {
  const [, subject, language] = /^(.+?)\.([\w-]+)\.ts$/.exec(name) as unknown as [string, string, Language];
  const load = (of: Language): Promise<Record<string, unknown>> =>
    import(`../../src/messages/${subject}.${of}.ts`) as Promise<Record<string, unknown>>;

  it("says all that the first language says, and nothing else", async () => {
    expect(shapeOf(await load(language), "")).toEqual(shapeOf(await load(first), ""));
  });

  it("leaves nothing untranslated", async () => {
    const original = new Map(textsOf(await load(first), ""));
    const same = textsOf(await load(language), "").filter(
      ([at, text]) =>
        original.get(at) === text &&
        /[a-z]{3}/.test(text) &&
        !NAMES.test(text) &&
        !/\.(?:id|key|model|linear|network|value|sql)$/.test(at)
    );
    expect(same).toEqual([]);
  });
});

/** What a text computes. */
const expressions = (text: string): string[] =>
  (text.match(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g) ?? []).map((found) => found.replace(/\s+/g, " ")).sort();

/** Text without what stays as it is in every language: code, addresses, tags, expressions, names of works and of links. */
const prosaic = (text: string): string =>
  text
    .replace(
      /<a [^>]*>[^<]*<\/a>|```[\s\S]*?```|`[^`]*`|\$\{(?:[^{}]|\{[^{}]*\})*\}|<[^>]*>|\]\([^)]*\)|https?:\S+/g,
      " "
    )
    .replace(/\*[^*]*\*|“[^”]*”|[《〈][^》〉]*[》〉]/g, " ");

/** Texts by key; what the beginning of a lesson says has keys of its own. */
function sectionsOf(path: string, language: Language, isLesson: boolean): Readonly<Record<string, string>> {
  const file = `${path}/prose.${language}.md`;
  return isLesson ? headed(parseProse(read(file), file)) : parseSections(read(file), file);
}

const headed = ({head, sections}: Prose): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(head).map(([name, text]) => [`${HEAD}${name}`, text])),
  ...sections
});
const HEAD = "head:";

describe.each([
  ...folders.map((folder) => [`lessons/${folder}`, true] as const),
  ...pages.map((page) => [`pages/${page}`, false] as const)
])("%s", (path, isLesson) => {
  const structure = read(`${path}/page.md`);
  const sections = new Map(languages.map((language) => [language, sectionsOf(path, language, isLesson)]));
  const original = sections.get(first)!;

  it.each(others)(
    "has the same sections in the same order, and computes the same figures in them, in %s",
    (language) => {
      const figures = (of: Language): [string, string[]][] =>
        Object.entries(sections.get(of)!).map(([key, text]) => [key, expressions(text)]);
      expect(figures(language)).toEqual(figures(first));
    }
  );

  it.each(others)("leaves nothing untranslated in %s", (language) => {
    const left = Object.entries(sections.get(language)!).filter(([key, text]) => {
      const own = prosaic(text).trim();
      const isSame = text === original[key] && /[a-z]{3}/.test(own) && !SITE_NAME.test(own);
      return isSame || ENGLISH.test(own);
    });
    expect(left).toEqual([]);
  });

  it("has a place for every section, in order", () => {
    const places = new Set(Array.from(structure.matchAll(/\{\{([\w-]+)\}\}/g), ([, key]) => key!));
    const keys = Object.keys(original).filter((key) => !key.startsWith(HEAD));
    expect([...places].filter((key) => keys.includes(key))).toEqual(keys);
  });

  it("says nothing outside its prose", () => {
    const text = structure
      .replace(/^---[\s\S]*?^---$/m, "")
      .replace(/^```[\s\S]*?^```$/gm, "")
      .replace(/\{\{[\w-]+\}\}|<[^>]*>|^#+/gm, "");
    expect(text.trim()).toBe("");
  });
});

describe("Chinese text", () => {
  const han = "[\\p{Script=Han}\\u3001-\\u303f\\uff01-\\uff5e]";
  const files = [
    ...translated.map((name) => `src/messages/${name}`),
    ...folders.map((folder) => `lessons/${folder}/prose.zh-TW.md`),
    ...pages.map((page) => `pages/${page}/prose.zh-TW.md`)
  ];

  it.each(files)("%s has full-width punctuation beside Chinese characters", (file) => {
    const text = read(file).replace(/<!--[\s\S]*?-->/g, "");
    const narrow = text.match(new RegExp(`.{0,10}(?:${han}[,;?!]|[,;?!]${han}).{0,10}`, "gu")) ?? [];
    expect(narrow).toEqual([]);
  });

  it.each(files)("%s has full-width punctuation after what a text computes or links", (file) => {
    expect(read(file).match(/.{0,10}(?:<\/a>|\})(?:[,;?!](?=[\p{L}\p{N}<$])|:(?=[\p{L}<])).{0,10}/gu) ?? []).toEqual(
      []
    );
  });

  it.each(files)("%s is written in traditional characters", (file) => {
    expect(read(file).match(/[这们来对时过说还让资数标据应从训练预测误监]/g) ?? []).toEqual([]);
  });
});
