import {inlineScripts, tagsOf} from "./html.js";
import type {Tag} from "./html.js";
import {hasOwnScheme, isElsewhere, readSiteFile, resolveInSite} from "./site.js";
import type {Site} from "./site.js";

/** Attributes whose address a browser fetches by itself, by element. */
const fetched: Readonly<Record<string, readonly string[]>> = {
  audio: ["src"],
  embed: ["src"],
  iframe: ["src"],
  image: ["href", "xlink:href"],
  img: ["src", "srcset"],
  input: ["src"],
  link: ["href"],
  object: ["data"],
  script: ["src"],
  source: ["src", "srcset"],
  track: ["src"],
  use: ["href", "xlink:href"],
  video: ["src", "poster"]
};

/** Kinds of `link` that name a relation without fetching anything. */
const unfetchedLinks = new Set(["alternate", "author", "canonical", "help", "license", "next", "prev", "search"]);

const fetchCall =
  /\b(?:fetch|importScripts|WebSocket|EventSource|Worker|SharedWorker|sendBeacon)\(\s*["'`]((?:https?:|wss?:)?\/\/[^"'`]*)/g;

/** Finds what a page or script would fetch from another site, or from this one where there is nothing. */
export async function findBadRequests(site: Site): Promise<string[]> {
  const inPages = Array.from(site.pages).flatMap(([path, html]) => [
    ...new Set(
      tagsOf(html)
        .flatMap(addressesOf)
        .flatMap((address) => problemOf(site, path, address))
    ),
    ...inlineScripts(html).flatMap(({source}) => remoteCalls(path, source))
  ]);
  const scripts = Array.from(site.files).filter((path) => /\.m?js$/.test(path));
  const inScripts = await Promise.all(scripts.map(async (path) => remoteCalls(path, await readSiteFile(site, path))));
  return [...inPages, ...inScripts.flat()];
}

function addressesOf({name, attributes}: Tag): string[] {
  if (name === "link" && (attributes["rel"] ?? "").split(/\s+/).every((rel) => unfetchedLinks.has(rel))) return [];
  return (fetched[name] ?? []).flatMap((attribute) => {
    const value = attributes[attribute];
    if (value === undefined || value === "") return [];
    return attribute === "srcset" ? value.split(",").map((part) => part.trim().split(/\s+/)[0]!) : [value];
  });
}

function problemOf(site: Site, path: string, address: string): string[] {
  if (hasOwnScheme(address) || address.startsWith("#")) return [];
  if (isElsewhere(address)) return [`${path}: asks another site: ${address}`];
  return resolveInSite(site, path, address) === null ? [`${path}: missing file: ${address}`] : [];
}

function remoteCalls(path: string, source: string): string[] {
  return Array.from(source.matchAll(fetchCall), ([, address]) => `${path}: asks another site: ${address}`);
}
