import {createReadStream} from "node:fs";
import {pipeline} from "node:stream/promises";
import {createGunzip} from "node:zlib";
import type {SourceFile} from "./types.js";

const CHUNK = 1 << 20;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Returns whether a file is packed, by its name. */
export function isGzip(name: string): boolean {
  return /\.gz(ip)?$/i.test(name);
}

/**
 * Reads a text file in chunks, unpacked and without a byte order mark.
 * @param path where it lies, which for an address is a copy
 * @throws Error if it cannot be read or unpacked, or is UTF-16
 */
export async function* readBytes({path: shown}: SourceFile, path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path, {highWaterMark: CHUNK});
  const chunks = isGzip(path) ? createGunzip({chunkSize: CHUNK}) : file;
  const unpacked = chunks === file ? Promise.resolve() : pipeline(file, chunks as ReturnType<typeof createGunzip>);
  // the iteration below meets the same error
  unpacked.catch(() => {});
  let first = true;
  try {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      if (first && /^(fffe|feff)/.test(chunk.toString("hex", 0, 2)))
        throw new Error(`expected UTF-8: ${shown} is UTF-16; save it as UTF-8`);
      yield first && chunk.subarray(0, 3).equals(BOM) ? chunk.subarray(3) : chunk;
      first = false;
    }
  } catch (cause) {
    const {code} = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    const what = code.startsWith("Z_") ? "unpack" : "read";
    throw new Error(`cannot ${what} ${shown}: ${(cause as Error).message}`, {cause});
  }
}
