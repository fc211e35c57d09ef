import {readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import files from "node:fs/promises";
import {syncBuiltinESMExports} from "node:module";
import {join} from "node:path";

/*
 * Loaded before a build: kills it with SIGKILL at a given change of the file system, half done where it can be, or counts
 * the changes of one that is left alone.
 */
const at = Number(process.env["DIE_AT"] ?? "Infinity");
const counter = process.env["COUNT_IN"];
let changes = 0;

type Change = (...parameters: unknown[]) => Promise<unknown>;

const functions = files as unknown as Record<string, Change>;

function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() === true;
}

function dying(name: string): void {
  const change = functions[name]!;
  functions[name] = (...parameters) => {
    if (++changes < at) return change(...parameters);
    const [path, contents] = parameters;
    if (name === "writeFile" && typeof contents === "string")
      writeFileSync(path as string, contents.slice(0, contents.length / 2));
    if (name === "rm" && isFolder(path as string))
      for (const entry of readdirSync(path as string).slice(0, 1))
        rmSync(join(path as string, entry), {recursive: true});
    setImmediate(() => process.kill(process.pid, "SIGKILL"));
    return new Promise(() => {});
  };
}

for (const name of ["writeFile", "appendFile", "rename", "mkdir", "mkdtemp", "rm", "symlink", "copyFile"]) dying(name);
syncBuiltinESMExports();
if (counter !== undefined) process.on("exit", () => writeFileSync(counter, String(changes)));
