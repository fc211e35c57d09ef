import {thingsIn} from "../../lib/course/lesson-plan.js";
import type {LessonPlan} from "../../lib/course/lesson-plan.js";
import {lessons} from "../../lib/course/lessons.js";
import type {Language} from "../../lib/languages.js";
import {readProse} from "../lessons/prose.js";
import {emitPage} from "./emit-page.js";

/** Writes the page for teachers to stdout, for Framework: its plan comes from the prose of the lessons. */
export async function emitTeaching(language: Language): Promise<void> {
  await emitPage("teaching", language, {plan: JSON.stringify(await lessonPlan(language))});
}

/** Returns the lessons in order, as a teacher plans with them. */
export function lessonPlan(language: Language): Promise<readonly LessonPlan[]> {
  return Promise.all(
    lessons.map(async ({slug, minutes}) => {
      const {head, sections} = await readProse(slug, language);
      return {slug, minutes, title: head.title, question: head.question, things: thingsIn(sections)};
    })
  );
}
