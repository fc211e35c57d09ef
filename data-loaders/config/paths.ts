import {resolve} from "node:path";
import {fileURLToPath} from "node:url";

/** The project's own folder. */
export const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

/** Returns a path from the project's folder as an absolute one. */
export function fromRoot(path: string): string {
  return resolve(projectRoot, path);
}
