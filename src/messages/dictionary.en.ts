import type {DictionaryEntry} from "../lib/course.js";

/** What a column of the Boston table means. */
export const meaningOf = ({meaning}: DictionaryEntry): string => meaning;

/** What to know of it before using it: the build writes it in English, every figure computed from the rows. */
export const problemText = (problem: string): string => problem;
