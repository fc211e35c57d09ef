import {pathIn} from "../../lib/languages.js";
import type {Language} from "../../lib/languages.js";

/** What the address of a lesson says. */
interface LessonAddress {
  /** null where the text is a fragment alone, of whichever lesson */
  readonly slug: string | null;
  /** values by `<letter>.<name>`, in the order in which they stand */
  readonly state: Readonly<Record<string, string>>;
  /** what it hides: a letter, or `<letter>.<name>` */
  readonly locks: readonly string[];
  /** letter of the thing to try that it goes to */
  readonly at: string | null;
}

/** A link to hand out. */
interface LessonLink {
  readonly slug: string;
  readonly language: Language;
  readonly at: string;
  readonly state: Readonly<Record<string, string>>;
  readonly locks: readonly string[];
}

/** Stands in for the site where a pasted text names none; a name that nobody can have. */
const NO_SITE = "https://lesson.invalid/";

/**
 * Reads the address of a lesson in any language, or only the part of it that begins with `#`.
 * @param slugs addresses of the lessons
 * @returns null if the text is neither
 */
export function parseLessonAddress(text: string, slugs: readonly string[]): LessonAddress | null {
  const trimmed = text.trim();
  if (trimmed === "" || !URL.canParse(trimmed, NO_SITE)) return null;
  const {pathname, hash} = new URL(trimmed, NO_SITE);
  const last = pathname
    .split("/")
    .at(-1)!
    .replace(/\.html$/, "");
  if (!trimmed.startsWith("#") && !slugs.includes(last)) return null;
  const parameters = new URLSearchParams(hash.slice(1));
  const locks = (parameters.get("lock") ?? "").split(",").filter((name) => name !== "");
  return {
    slug: trimmed.startsWith("#") ? null : last,
    state: Object.fromEntries([...parameters].filter(([key]) => /^[a-z]\.\w+$/.test(key))),
    locks,
    at: parameters.get("at")
  };
}

/**
 * Returns the address of a lesson in a state, without some of its controls.
 * @param origin of the site, without a slash at its end
 */
export function lessonLink({slug, language, at, state, locks}: LessonLink, origin: string): string {
  const parameters = new URLSearchParams({...state, at});
  const lock = locks.length === 0 ? "" : `&lock=${locks.join(",")}`;
  return `${origin}${pathIn(language, `/learn/${slug}`)}#${parameters.toString()}${lock}`;
}
