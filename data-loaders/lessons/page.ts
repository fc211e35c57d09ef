import type {Lesson} from "../../lib/course/lessons.js";
import {pathIn} from "../../lib/languages.js";
import type {Language} from "../../lib/languages.js";
import type {Prose} from "./prose.js";

/** Another page, by its address in the first language. */
export interface PageLink {
  readonly path: string;
  readonly title: string;
  /** what it is, instead of the lesson before or after */
  readonly label?: string;
}

/** What Framework's own parts of a page are called, and the links at its end. */
export interface PageWords {
  readonly contents: string;
  readonly lessons: string;
  readonly previous: string;
  readonly next: string;
}

/**
 * Returns the page of a lesson in a language, as Framework reads it: the lesson's structure with its prose put in,
 * between a beginning and an end that all lessons share.
 * @param structure Markdown with `{{key}}` where prose goes
 * @param neighbours the page before it and the one after it
 * @throws Error naming keys that only the structure or only the prose knows
 */
export function lessonPage(
  {slug, stage, minutes}: Lesson,
  language: Language,
  structure: string,
  prose: Prose,
  neighbours: {readonly previous: PageLink; readonly next: PageLink},
  words: PageWords
): string {
  const header = {stage, minutes, question: prose.head.question};
  return `${front(prose, {label: words.contents})}
\`\`\`ts
import {FileAttachment, resize} from "observablehq:stdlib";
import {explainTerms} from "/components/lesson/explain-terms.js";
import {lessonHeader} from "/components/lesson/lesson-header.js";
import {commonWords as common} from "/messages/common.${language}.js";
import {glossary} from "/messages/glossary.js";
import {lessonWords} from "/messages/lesson.${language}.js";
import {quizWords} from "/messages/quiz.${language}.js";
import * as words from "/messages/${slug}.${language}.js";
const language = ${JSON.stringify(language)};
\`\`\`

\`\`\`ts
display(lessonHeader(${JSON.stringify(header)}, lessonWords));
explainTerms(glossary[${JSON.stringify(slug)}], language);
\`\`\`

${filled(structure, prose, `lessons/${slug}`, language)}
<nav class="lesson-nav" aria-label="${words.lessons}">
${link(neighbours.previous, "prev", words.previous, language)}
${link(neighbours.next, "next", words.next, language)}
</nav>
`;
}

/**
 * Returns the home page of the course, as Framework reads it.
 * @param lessons in order, with their prose in the language
 * @throws Error as `lessonPage`
 */
export function coursePage(
  language: Language,
  structure: string,
  prose: Prose,
  lessons: readonly (Lesson & {readonly prose: Prose})[]
): string {
  const entries = lessons.map(({slug, stage, minutes, prose: {head}}) => ({
    ...{slug, stage, minutes, title: head.title, question: head.question},
    href: pathIn(language, `/learn/${slug}`)
  }));
  return `${front(prose, false)}
\`\`\`ts
import {lessonWords} from "/messages/lesson.${language}.js";
const lessons = ${JSON.stringify(entries)};
\`\`\`

${filled(structure, prose, "lessons/home", language)}`;
}

function front({head}: Prose, toc: false | {readonly label: string}): string {
  return `---
title: ${JSON.stringify(head.title)}
description: ${JSON.stringify(head.description)}
keywords: ${JSON.stringify(head.keywords)}
toc: ${JSON.stringify(toc)}
pager: false
---

# ${head.title}
`;
}

/**
 * Returns a structure with prose put in.
 * @param structure Markdown with `{{key}}` where prose goes
 * @param folder of both, for errors
 * @throws Error naming keys that only the structure or only the prose knows
 */
export function filled(
  structure: string,
  {sections}: Pick<Prose, "sections">,
  folder: string,
  language: Language
): string {
  const used = new Set<string>();
  const body = structure.replace(/\{\{([\w-]+)\}\}/g, (_, key: string) => {
    const text = sections[key];
    if (text === undefined)
      throw new Error(`${folder}/prose.${language}.md: ${key}, which page.md has a place for, is missing`);
    used.add(key);
    return text;
  });
  const unused = Object.keys(sections).filter((key) => !used.has(key));
  if (unused.length > 0)
    throw new Error(`${folder}/page.md: no place for ${unused.join(", ")} of prose.${language}.md`);
  return body;
}

function link({path, title, label}: PageLink, rel: "prev" | "next", lesson: string, language: Language): string {
  return `<a rel="${rel}" href="${pathIn(language, path)}"><span>${label ?? lesson}</span>${title}</a>`;
}

/**
 * Returns Markdown in which a link to a page of a monitor that the site does not have is its text alone: lessons link to
 * the built-in monitors, and a site need not have these.
 * @param monitors ids of those that the site has
 */
export function withLinksTo(monitors: readonly string[], markdown: string): string {
  return markdown.replace(
    /\[([^\]]+)\]\((?:\/[\w-]+)?\/monitor\/([^/)]+)\/[^)]*\)/g,
    (link, text: string, id: string) => (monitors.includes(id) ? link : text)
  );
}
