import {tagsOf} from "./html.js";
import {hasOwnScheme, isElsewhere, resolveInSite} from "./site.js";
import type {Site} from "./site.js";

/** Finds links within the site that lead to no page, no file or no heading. */
export function findBrokenLinks(site: Site): string[] {
  const anchors = new Map(Array.from(site.pages, ([path, html]) => [path, anchorsOf(html)]));
  return Array.from(site.pages).flatMap(([path, html]) =>
    Array.from(new Set(linksOf(html))).flatMap((link) => {
      const target = resolveInSite(site, path, link);
      if (target === null) return [`${path}: broken link: ${link}`];
      const fragment = fragmentOf(link);
      const missing = fragment !== null && anchors.get(target)?.has(fragment) === false;
      return missing ? [`${path}: broken link: ${link} (no such place on ${target})`] : [];
    })
  );
}

function linksOf(html: string): string[] {
  return tagsOf(html)
    .filter(({name}) => name === "a" || name === "area")
    .flatMap(({attributes}) => attributes["href"] ?? [])
    .filter((href) => !isElsewhere(href) && !hasOwnScheme(href));
}

function anchorsOf(html: string): Set<string> {
  return new Set(tagsOf(html).flatMap(({attributes}) => attributes["id"] ?? []));
}

/** A fragment with "=" is the state of a page, not a place on it. */
function fragmentOf(link: string): string | null {
  const fragment = decodeURIComponent(/#(.+)$/.exec(link)?.[1] ?? "");
  return fragment === "" || fragment.includes("=") ? null : fragment;
}
