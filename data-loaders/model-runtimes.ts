import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {fileURLToPath} from "node:url";
import {bundleForPages} from "./page-bundle.js";

const entry = (name: string): string => fileURLToPath(new URL(`models/${name}.ts`, import.meta.url));

/** Returns what pages ask models in files with, by file: a module for each format, and the WebAssembly of ONNX. */
export async function modelRuntimes(): Promise<Record<string, Uint8Array>> {
  const {resolve} = createRequire(import.meta.url);
  return {
    "onnx.js": await bundleForPages(entry("onnx-page")),
    "onnx.wasm": await readFile(resolve("onnxruntime-web/ort-wasm-simd-threaded.wasm")),
    "tensorflow.js": await bundleForPages(entry("tensorflow-page"))
  };
}
