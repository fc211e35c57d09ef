import {rename, writeFile} from "node:fs/promises";
import {dirname} from "node:path";
import {writeFailure} from "./failures.js";

/**
 * Replaces a file as a whole: readers see the old contents or the new, never a part.
 * @throws Error that names the folder and the remedy where it cannot be written to
 */
export async function replaceFile(path: string, contents: string): Promise<void> {
  const draft = `${path}.tmp`;
  try {
    await writeFile(draft, contents);
    await rename(draft, path);
  } catch (error) {
    throw writeFailure(error, dirname(path));
  }
}
