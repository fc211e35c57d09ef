import {lessons} from "../../lib/course/lessons.js";
import type {Language} from "../../lib/languages.js";
import {loadSettings} from "../config/load.js";
import {coursePage, lessonPage, withLinksTo} from "./page.js";
import type {PageLink, PageWords} from "./page.js";
import {readProse, readStructure} from "./prose.js";

/** Folder of the course's home page among the lessons. */
const HOME = "home";

const pageWords: Readonly<Record<Language, PageWords & {readonly all: string}>> = {
  en: {contents: "On this page", lessons: "Lessons", previous: "Before", next: "Next", all: "All lessons"},
  "zh-TW": {contents: "本頁內容", lessons: "課程", previous: "上一課", next: "下一課", all: "所有課程"}
};

/**
 * Writes the page of a lesson to stdout, for Framework.
 * @throws Error if there is no such lesson, or its structure and its prose do not fit each other
 */
export async function emitLesson(slug: string, language: Language): Promise<void> {
  const place = lessons.findIndex((lesson) => lesson.slug === slug);
  const lesson = lessons[place];
  if (lesson === undefined) throw new Error(`no lesson has the address ${slug}`);
  const linkTo = async (at: number): Promise<PageLink> => {
    const other = lessons[at]?.slug;
    const {title} = (await readProse(other ?? HOME, language)).head;
    return other === undefined
      ? {path: "/learn/", title, label: pageWords[language].all}
      : {path: `/learn/${other}`, title};
  };
  const neighbours = {previous: await linkTo(place - 1), next: await linkTo(place + 1)};
  const prose = await readProse(slug, language);
  const page = lessonPage(lesson, language, await readStructure(slug), prose, neighbours, pageWords[language]);
  const {config} = await loadSettings();
  const monitors = config.monitors.map(({id}) => id);
  process.stdout.write(withLinksTo(monitors, page));
}

/** Writes the course's home page to stdout, for Framework. */
export async function emitCourse(language: Language): Promise<void> {
  const entries = await Promise.all(
    lessons.map(async (lesson) => ({...lesson, prose: await readProse(lesson.slug, language)}))
  );
  process.stdout.write(coursePage(language, await readStructure(HOME), await readProse(HOME, language), entries));
}
