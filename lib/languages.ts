/** Languages of the course, the first of which has no part of the address for itself. */
export const languages = ["en", "zh-TW"] as const;
export type Language = (typeof languages)[number];

/**
 * Returns the address of a page in a language.
 * @param path address of the page in the first language, from the root
 * @example pathIn("zh-TW", "/learn/serving") // "/zh-TW/learn/serving"
 * @example pathIn("en", "/learn/serving") // "/learn/serving"
 */
export function pathIn(language: Language, path: string): string {
  return language === languages[0] ? path : `/${language}${path}`;
}

/**
 * Returns the language of a page by its address.
 * @example languageOf("/zh-TW/learn/serving") // "zh-TW"
 * @example languageOf("/learn/serving") // "en"
 */
export function languageOf(path: string): Language {
  return languages.find((language) => path.startsWith(`/${language}/`)) ?? languages[0];
}
