import {mkdir, rm, writeFile} from "node:fs/promises";
import {dirname, join, posix} from "node:path";
import {build} from "esbuild";
import type {Metafile, Plugin} from "esbuild";
import {inlineScripts} from "./html.js";
import {readSite, resolveInSite} from "./site.js";
import type {Site} from "./site.js";

/** A module's name as a page writes it: relative and in double quotes, as Framework does. */
const moduleName = /"(\.{1,2}\/[^"\s]+\.js)"/g;

const preloads = /(?:\n<link rel="modulepreload" href="[^"]+">)+/;

/**
 * Puts the modules of a built site together, leaving out what no page uses. Framework serves each module as a file of
 * its own and each package whole: about a hundred requests for a page of ours.
 */
export async function bundleModules(folder: string): Promise<void> {
  const site = await readSite(folder);
  const entries = Array.from(new Set(Array.from(site.pages.keys()).flatMap((path) => modulesOf(site, path)))).sort();
  const {outputFiles, metafile} = await build({
    entryPoints: entries,
    absWorkingDir: folder,
    outdir: folder,
    outbase: folder,
    entryNames: "_module/[name]-[hash]",
    chunkNames: "_module/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    write: false,
    metafile: true,
    logLevel: "silent",
    plugins: [offers(site)]
  });
  const replaced = Array.from(site.files).filter((path) => /^_(?:import|node|observablehq)\/.*\.js$/.test(path));
  await Promise.all(replaced.map((path) => rm(join(folder, path))));
  for (const {path, contents} of outputFiles) {
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, contents);
  }
  const outputs = outputsByEntry(metafile);
  for (const [path, html] of site.pages)
    await writeFile(join(folder, path), rewritePage(site, path, html, outputs, metafile));
}

/**
 * Returns the paths of the modules that a page's own script imports. Code that a page has as a file, to load when it is
 * asked for, is none of them.
 */
function modulesOf(site: Site, path: string): string[] {
  return inlineScripts(site.pages.get(path)!).flatMap(({source}) =>
    Array.from(source.matchAll(moduleName), ([, name]) => resolveInSite(site, path, name!)).filter(
      (module): module is string => module !== null && !module.startsWith("_file/")
    )
  );
}

/** Framework's client offers libraries that this site does not have; asking for one says so. */
function offers(site: Site): Plugin {
  return {
    name: "offers",
    setup(builder) {
      builder.onResolve({filter: /^\.{1,2}\//}, ({path, importer, kind}) => {
        const isOffer = kind === "dynamic-import" && resolveInSite(site, relativeTo(site, importer), path) === null;
        return isOffer ? {namespace: "offer", path: "offer"} : null;
      });
      builder.onLoad({filter: /.*/, namespace: "offer"}, () => ({
        contents: 'throw new Error("this library is not part of the site");'
      }));
    }
  };
}

function relativeTo({folder}: Site, path: string): string {
  return path.slice(folder.length + 1).replaceAll("\\", "/");
}

function outputsByEntry({outputs}: Metafile): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(outputs).flatMap(([path, {entryPoint}]): [string, string][] =>
      entryPoint === undefined || entryPoint.startsWith("offer:") ? [] : [[entryPoint, path]]
    )
  );
}

/** Points a page to the new modules, and has the browser fetch at once all that they import. */
function rewritePage(
  site: Site,
  path: string,
  html: string,
  outputs: ReadonlyMap<string, string>,
  metafile: Metafile
): string {
  const addressOf = (target: string): string => {
    const address = posix.relative(posix.dirname(path), target);
    return address.startsWith(".") ? address : `./${address}`;
  };
  const needed = new Set<string>();
  for (const module of modulesOf(site, path)) addStaticImports(metafile, outputs.get(module)!, needed);
  const links = Array.from(needed, (target) => `\n<link rel="modulepreload" href="${addressOf(target)}">`).join("");
  return html.replace(preloads, links).replace(moduleName, (whole, name: string) => {
    const output = outputs.get(resolveInSite(site, path, name) ?? "");
    return output === undefined ? whole : `"${addressOf(output)}"`;
  });
}

function addStaticImports({outputs}: Pick<Metafile, "outputs">, path: string, found: Set<string>): void {
  if (found.has(path)) return;
  found.add(path);
  for (const {path: imported, kind} of outputs[path]!.imports)
    if (kind === "import-statement") addStaticImports({outputs}, imported, found);
}
