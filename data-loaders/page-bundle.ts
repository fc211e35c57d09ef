import {isBuiltin} from "node:module";
import {build} from "esbuild";
import type {Plugin} from "esbuild";

/** Returns a module with all that it imports, packages too, as one module for pages: some break Framework's own bundler. */
export async function bundleForPages(file: string): Promise<Uint8Array> {
  const {outputFiles} = await build({
    entryPoints: [file],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "eof",
    write: false,
    logLevel: "error",
    plugins: [withoutNode]
  });
  return outputFiles[0]!.contents;
}

/** Packages name modules of Node on paths that a browser does not take: there they are empty. */
const withoutNode: Plugin = {
  name: "without-node",
  setup(builder) {
    builder.onResolve({filter: /^(?:node:)?[a-z_]+$/}, ({path}) =>
      isBuiltin(path) || path === "node-fetch" ? {path, namespace: "without-node"} : null
    );
    builder.onLoad({filter: /.*/, namespace: "without-node"}, () => ({contents: ""}));
  }
};
