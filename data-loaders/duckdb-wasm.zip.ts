import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {join} from "node:path";
import {emitZip} from "./emit.js";

// For browsers with WebAssembly exceptions, which all have had since 2021. It has one thread: more would need headers that
// static hosts do not send.
const files = ["duckdb-eh.wasm", "duckdb-browser-eh.worker.js"];

await emitZip(async () => {
  const {resolve} = createRequire(import.meta.url);
  const read = (name: string): Promise<Uint8Array> => readFile(resolve(join("@duckdb/duckdb-wasm/dist", name)));
  return Object.fromEntries(await Promise.all(files.map(async (name) => [name, await read(name)] as const)));
});
