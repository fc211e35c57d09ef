import {readFile} from "node:fs/promises";
import {createRequire, isBuiltin} from "node:module";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import type {Plugin} from "esbuild";

const source = fileURLToPath(new URL("../src/components/serve/tensorflow-bundle.ts", import.meta.url));
const wasmFolder = "@tensorflow/tfjs-backend-wasm/wasm-out";

/** The WebAssembly files that a page may load: without threads, which need memory that static hosts do not allow. */
const wasmFiles = ["tfjs-backend-wasm.wasm", "tfjs-backend-wasm-simd.wasm"];

/**
 * Returns TensorFlow.js for pages, by file: one module with the code, which Framework's own bundler breaks, and the
 * WebAssembly beside it.
 */
export async function tensorflowForPages(): Promise<Record<string, Uint8Array>> {
  const {outputFiles} = await build({
    entryPoints: [source],
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
  const require = createRequire(import.meta.url);
  const wasm = await Promise.all(
    wasmFiles.map(async (name) => [name, await readFile(require.resolve(join(wasmFolder, name)))] as const)
  );
  return {"tensorflow.js": outputFiles[0]!.contents, ...Object.fromEntries(wasm)};
}

/** The packages name modules of Node on paths that a browser does not take: there they are empty. */
const withoutNode: Plugin = {
  name: "without-node",
  setup(builder) {
    builder.onResolve({filter: /^(?:node:)?[a-z_]+$/}, ({path}) =>
      isBuiltin(path) || path === "node-fetch" ? {path, namespace: "without-node"} : null
    );
    builder.onLoad({filter: /.*/, namespace: "without-node"}, () => ({contents: ""}));
  }
};
