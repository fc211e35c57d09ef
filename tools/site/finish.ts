import {writeFile} from "node:fs/promises";
import {join} from "node:path";
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
    reason: "a screen reader needs the language of the page",
    from: /<html>/,
    to: '<html lang="en">',
    isRequired: true
  },
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

/** Amends the pages of a built site where Framework leaves no choice. */
export async function finishSite(folder: string): Promise<void> {
  const {pages} = await readSite(folder);
  for (const [path, html] of pages) await writeFile(join(folder, path), finishPage(html, path));
}

/**
 * Returns a page with all amendments.
 * @throws Error if Framework wrote a page that an amendment no longer fits
 */
function finishPage(html: string, path: string): string {
  return amendments.reduce((text, {reason, from, to, isRequired}) => {
    if (isRequired && !from.test(text)) throw new Error(`${path}: cannot see to it that ${reason}: no ${from}`);
    return text.replace(from, to);
  }, html);
}
