import {writeFile} from "node:fs/promises";
import {join, posix} from "node:path";
import {languageOf, languages, pathIn} from "../../lib/languages.js";
import {readSite} from "./site.js";

/** A change to what Framework writes, which it has no setting for. */
interface Amendment {
  readonly reason: string;
  readonly from: RegExp;
  readonly to: string;
  /** true where a page without it means that Framework has changed and this list must be looked at again */
  readonly isRequired: boolean;
}

const amendments: readonly Amendment[] = [
  {
    reason: "a reader may enlarge the page",
    from: /, maximum-scale=1"/,
    to: '"',
    isRequired: true
  },
  {
    reason: "the day on which a file was made differs between builds that are otherwise alike",
    from: /,"lastModified":[\d.]+/g,
    to: "",
    isRequired: false
  },
  {
    reason: "places that one can jump to have names that tell them apart",
    from: /(<aside id="observablehq-toc"[^>]*>\s*)<nav>/,
    to: '$1<nav aria-label="On this page">',
    isRequired: false
  },
  {
    reason: "places that one can jump to have names that tell them apart",
    from: /(<footer id="observablehq-footer">\s*)<nav>/,
    to: '$1<nav aria-label="Previous and next page">',
    isRequired: false
  }
];

/** The amendment that says which language a page is in, by its address. */
function languageTag(path: string): Amendment {
  return {
    reason: "a screen reader needs the language of the page",
    from: /<html>/,
    to: `<html lang="${languageOf(`/${path}`)}">`,
    isRequired: true
  };
}

/** Amends the pages of a built site where Framework leaves no choice. */
export async function finishSite(folder: string): Promise<void> {
  const {pages} = await readSite(folder);
  for (const [path, html] of pages) {
    const own = [languageTag(path), alternateLinks(path, new Set(pages.keys()))];
    await writeFile(join(folder, path), finishPage(html, path, own));
  }
}

/** The amendment that says where a page is in other languages: Framework would take such links for files to copy. */
function alternateLinks(path: string, pages: ReadonlySet<string>): Amendment {
  const plain = path.replace(new RegExp(`^(?:${languages.join("|")})/`), "");
  const there = languages.filter((language) => pages.has(pathIn(language, `/${plain}`).slice(1)));
  const links = there.map((language) => {
    const target = pathIn(language, `/${plain}`).replace(/(?:index)?\.html$/, "");
    const nearest = posix.relative(posix.dirname(`/${path}`), target) || ".";
    const address = target.endsWith("/") ? `${nearest}/` : nearest;
    return `<link rel="alternate" hreflang="${language}" href="${address}">\n`;
  });
  return {
    reason: "a search engine and a reader's tools find the page in the reader's language",
    from: /<\/head>/,
    to: `${there.length > 1 ? links.join("") : ""}</head>`,
    isRequired: true
  };
}

/**
 * Returns a page with all amendments.
 * @param own those that depend on the page
 * @throws Error if Framework wrote a page that an amendment no longer fits
 */
function finishPage(html: string, path: string, own: readonly Amendment[]): string {
  return [...own, ...amendments].reduce((text, {reason, from, to, isRequired}) => {
    if (isRequired && !from.test(text)) throw new Error(`${path}: cannot see to it that ${reason}: no ${from}`);
    return text.replace(from, to);
  }, html);
}
