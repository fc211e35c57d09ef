import {execFile} from "node:child_process";
import {readFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";

const run = promisify(execFile);

/** The interpreter that the environment variable DRIFTBOOK_PYTHON names, `python3` otherwise. */
export const python = process.env["DRIFTBOOK_PYTHON"] ?? "python3";

const VERSIONS = `
import importlib.metadata, json, sys
found = {}
for name in sys.argv[1:]:
    try:
        found[name] = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        pass
print(json.dumps(found))`;

/** Returns why the peers cannot be run by an interpreter, in a sentence; null where they can. */
export async function whatIsMissing(interpreter = python): Promise<string | null> {
  const wanted = await requirements();
  let found: Readonly<Record<string, string>>;
  try {
    found = JSON.parse((await run(interpreter, ["-c", VERSIONS, ...wanted.keys()])).stdout) as Record<string, string>;
  } catch (error) {
    return `${interpreter} cannot be run: ${(error as Error).message.split("\n", 1)[0]}`;
  }
  const wrong = [...wanted].filter(([name, version]) => found[name] !== version);
  if (wrong.length === 0) return null;
  const told = wrong.map(([name, version]) => `${name} ${version} (found: ${found[name] ?? "none"})`).join(", ");
  return `${interpreter} lacks ${told}; install test/bench/peers/requirements.txt, and name the interpreter in DRIFTBOOK_PYTHON`;
}

async function requirements(): Promise<Map<string, string>> {
  const text = await readFile(beside("requirements.txt"), "utf8");
  return new Map([...text.matchAll(/^([\w-]+)==(\S+)$/gm)].map(([, name, version]) => [name!, version!]));
}

/** Returns the path of a file in this folder. */
export function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** What a whole process took, start-up included. */
export interface Spent {
  /** by the clock */
  readonly seconds: number;
  /** seconds of all processors together */
  readonly work: number;
  /** peak, in megabytes */
  readonly memory: number;
}

/**
 * Runs a program to its end.
 * @throws Error with what the program said, if it fails
 */
export async function measure(
  command: readonly string[],
  environment: Readonly<Record<string, string>> = {}
): Promise<Spent> {
  const env = {...process.env, ...environment};
  const {stdout} = await run(python, [beside("measure.py"), ...command], {env, maxBuffer: 1e8});
  return JSON.parse(stdout) as Spent;
}
