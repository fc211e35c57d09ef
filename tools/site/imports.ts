import {join} from "node:path";
import {build} from "esbuild";
import type {BuildFailure, OnResolveArgs, Plugin} from "esbuild";
import {inlineScripts} from "./html.js";
import {hasOwnScheme, isElsewhere, readSiteFile, resolveInSite} from "./site.js";
import type {Site} from "./site.js";

/** Finds code that does not parse, and imports in pages, scripts and style sheets that lead to nothing. */
export async function findBadImports(site: Site): Promise<string[]> {
  const problems: string[] = [];
  const code = Array.from(site.files).filter((path) => /\.(?:m?js|css)$/.test(path));
  const pages = Array.from(site.pages.keys()).map((path) => `page:${path}`);
  try {
    await build({
      entryPoints: [...code.map((path) => `asset:${path}`), ...pages],
      outdir: join(site.folder, "unused"),
      bundle: true,
      write: false,
      format: "esm",
      target: "esnext",
      logLevel: "silent",
      logLimit: 0,
      plugins: [reporter(site, (problem) => problems.push(problem))]
    });
  } catch (error) {
    for (const {location, text} of (error as BuildFailure).errors ?? [])
      problems.push(`${location?.file.replace(/^(?:asset|page):/, "") ?? site.folder}: ${text}`);
    if ((error as BuildFailure).errors === undefined) throw error;
  }
  return problems;
}

/** Lets esbuild read each file by itself, and looks at every import instead of following it. */
function reporter(site: Site, report: (problem: string) => void): Plugin {
  return {
    name: "report-imports",
    setup(builder) {
      builder.onResolve({filter: /.*/}, (args) => {
        if (args.kind === "entry-point") {
          const colon = args.path.indexOf(":");
          return {namespace: args.path.slice(0, colon), path: args.path.slice(colon + 1)};
        }
        const problem = problemOf(site, args);
        if (problem !== null) report(`${args.importer}: ${problem}: ${args.path}`);
        return {path: args.path, external: true};
      });
      builder.onLoad({filter: /.*/, namespace: "page"}, ({path}) => ({
        contents: inlineScripts(site.pages.get(path)!)
          .map(({source}) => source)
          .join("\n"),
        loader: "js"
      }));
      builder.onLoad({filter: /.*/, namespace: "asset"}, async ({path}) => {
        return {contents: await readSiteFile(site, path), loader: path.endsWith(".css") ? "css" : "js"};
      });
    }
  };
}

function problemOf(site: Site, {path, importer, kind}: OnResolveArgs): string | null {
  if (hasOwnScheme(path) || path.startsWith("#")) return null;
  if (isElsewhere(path)) return "asks another site";
  const isAddress = /^\.{0,2}\//.test(path) || kind === "url-token" || kind === "import-rule";
  if (!isAddress) return "unresolved import";
  if (resolveInSite(site, importer, path) !== null) return null;
  return isOffer(importer, path, kind) ? null : "missing import";
}

/**
 * Framework's client names libraries that it would load for a page that uses one without importing it. They are not in
 * the output because no page does; `findBadCells` sees to that.
 */
function isOffer(importer: string, path: string, kind: string): boolean {
  return (
    kind === "dynamic-import" &&
    /^_observablehq\/(?:client|stdlib)\.\w+\.js$/.test(importer) &&
    /^(?:\.\.\/_npm|\.\/stdlib)\//.test(path)
  );
}
