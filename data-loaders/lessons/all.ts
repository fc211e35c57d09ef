import type {LessonMaker} from "./kit.js";

/** Those who make the files of lessons that have files of their own, by the lesson's slug: the name of their module. */
export const lessonMakers: Readonly<Record<string, LessonMaker>> = {};
