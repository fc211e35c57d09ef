import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {bundleForPages} from "./page-bundle.js";

const source = fileURLToPath(new URL("../src/components/serve/tensorflow-bundle.ts", import.meta.url));
const wasmFolder = "@tensorflow/tfjs-backend-wasm/wasm-out";

/** The WebAssembly files that a page may load: without threads, which need memory that static hosts do not allow. */
const wasmFiles = ["tfjs-backend-wasm.wasm", "tfjs-backend-wasm-simd.wasm"];

/**
 * Returns TensorFlow.js for pages, by file: one module with the code, which Framework's own bundler breaks, and the
 * WebAssembly beside it.
 */
export async function tensorflowForPages(): Promise<Record<string, Uint8Array>> {
  const require = createRequire(import.meta.url);
  const wasm = await Promise.all(
    wasmFiles.map(async (name) => [name, await readFile(require.resolve(join(wasmFolder, name)))] as const)
  );
  return {"tensorflow.js": await bundleForPages(source), ...Object.fromEntries(wasm)};
}
