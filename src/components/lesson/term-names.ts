import type {Language} from "../../lib/languages.js";
import type {Term} from "../../messages/glossary.js";

/** Between the names of an entry that stands for several. */
const BETWEEN = /\s*(?:[,/()]|[、／（）]|\band\b)\s*/;

/**
 * Returns the term that a word in the text is the name of; null where it is none.
 * @example termNamed("CD", [{en: "delivery (CI, CD)", zhTW: "", definition: "", definitionZh: ""}], "en")?.en // "delivery (CI, CD)"
 */
export function termNamed(text: string, terms: readonly Term[], language: Language): Term | null {
  const wanted = folded(text);
  return terms.find((term) => namesOf(term, language).includes(wanted)) ?? null;
}

function namesOf({en, zhTW}: Term, language: Language): string[] {
  const name = language === "en" ? en : zhTW;
  return [name, ...name.split(BETWEEN)].filter((each) => each !== "").map(folded);
}

/** One of a thing is called as many are. */
function folded(name: string): string {
  const small = name.trim().toLowerCase();
  return small.length > 3 ? small.replace(/s$/, "") : small;
}
