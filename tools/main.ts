import {realpathSync} from "node:fs";
import {fileURLToPath} from "node:url";

/** Tells whether the module at `url` is the program that was started, rather than one that another imports. */
export function isMain(url: string): boolean {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(url));
}
