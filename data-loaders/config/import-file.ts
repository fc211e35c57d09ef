import {readFile} from "node:fs/promises";
import {dirname} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {build} from "esbuild";
import type {BuildFailure, Plugin} from "esbuild";

/**
 * Returns the default export of a module, of whatever kind: TypeScript, JavaScript of either module system, or JSON. It
 * and the files of its own that it imports are put together first, so that it does not matter whether its folder is a
 * package, nor of which kind; packages that it imports are found from its folder.
 * @param file absolute path
 */
export async function importFile(file: string): Promise<unknown> {
  const result = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    logLevel: "silent",
    define: {"import.meta.url": "__url"},
    plugins: [packagesStay, knowsItsAddress]
  }).catch((cause: BuildFailure) => {
    throw new Error(reasonOf(cause), {cause});
  });
  const code = Buffer.from(result.outputFiles[0]!.contents).toString("base64");
  const module = (await import(`data:text/javascript;base64,${code}`)) as {default: unknown};
  return module.default;
}

function reasonOf({errors, message}: BuildFailure): string {
  const [first] = errors;
  if (first === undefined) return message;
  const {location, text} = first;
  return `cannot load ${location === null ? "" : `${location.file} line ${location.line}: `}${text}`;
}

const SEEN = Symbol("resolved once");

/** Packages are imported from where the importing file finds them: a data address is nowhere to look from. */
const packagesStay: Plugin = {
  name: "packages stay",
  setup({onResolve, resolve}) {
    onResolve({filter: /^[^./]/}, async ({path, pluginData, kind, importer, resolveDir}) => {
      if (kind === "entry-point" || pluginData === SEEN || path.startsWith("node:")) return undefined;
      if (path.startsWith("file:")) return {path: fileURLToPath(path)};
      const found = await resolve(path, {kind, importer, resolveDir, pluginData: SEEN});
      if (found.errors.length > 0 || found.external) return found;
      return {path: pathToFileURL(found.path).href, external: true};
    });
  }
};

const loaders = {ts: "ts", mts: "ts", cts: "ts", js: "js", mjs: "js", cjs: "js"} as const;

/** What a file knows as its own address is that of the file, not of the data address that it becomes part of. */
const knowsItsAddress: Plugin = {
  name: "knows its address",
  setup({onLoad}) {
    onLoad({filter: /\.[cm]?[jt]s$/}, async ({path}) => {
      const text = await readFile(path, "utf8");
      const kind = path.slice(path.lastIndexOf(".") + 1) as keyof typeof loaders;
      const address = text.includes("import.meta.url")
        ? `const __url = ${JSON.stringify(pathToFileURL(path).href)};`
        : "";
      return {contents: `${address}${text}`, loader: loaders[kind], resolveDir: dirname(path)};
    });
  }
};
