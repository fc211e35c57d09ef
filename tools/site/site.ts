import {readdir, readFile} from "node:fs/promises";
import {join, posix, sep} from "node:path";

/** A built site: the paths of its files, relative to its folder and with forward slashes, and its pages' text. */
export interface Site {
  readonly folder: string;
  readonly files: ReadonlySet<string>;
  readonly pages: ReadonlyMap<string, string>;
}

/** Reads which files a site has, and its pages. */
export async function readSite(folder: string): Promise<Site> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.replace(/[/\\]$/, "").length + 1))
    .map((path) => path.split(sep).join("/"))
    .sort();
  const html = files.filter((path) => path.endsWith(".html"));
  const pages = await Promise.all(
    html.map(async (path): Promise<[string, string]> => [path, await readFile(join(folder, path), "utf8")])
  );
  return {folder, files: new Set(files), pages: new Map(pages)};
}

/** Returns the text of a site's file. */
export function readSiteFile({folder}: Site, path: string): Promise<string> {
  return readFile(join(folder, path), "utf8");
}

/** Tells whether an address names its host, so that following it leaves the site. */
export function isElsewhere(address: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(address);
}

/** Tells whether an address is no address of a file: data it carries itself, a mail address and the like. */
export function hasOwnScheme(address: string): boolean {
  return /^(?:data|blob|mailto|tel|about):/i.test(address);
}

/**
 * Returns the path of the file that a host serves for an address written in a file of the site, or null where there is
 * none. As hosts do, `x` is answered with `x.html` where there is no file `x`, and `x/` with `x/index.html`.
 */
export function resolveInSite({files}: Site, from: string, address: string): string | null {
  const path = decodeURI(address.replace(/[?#].*$/, ""));
  if (path === "") return from;
  const joined = path.startsWith("/") ? path.slice(1) : posix.join(posix.dirname(from), path);
  const plain = joined.replace(/^\.\/?/, "").replace(/\/$/, "");
  const isFolder = plain === "" || joined.endsWith("/");
  const candidates = isFolder ? [posix.join(plain, "index.html")] : [plain, `${plain}.html`, `${plain}/index.html`];
  return candidates.find((candidate) => files.has(candidate)) ?? null;
}
