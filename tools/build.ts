import {existsSync} from "node:fs";
import {rename, rm} from "node:fs/promises";
import {join, resolve} from "node:path";
import {parseArgs} from "node:util";
import {checkSite} from "./check-site.js";
import {buildWithFramework, errorsInLog, prepareCache, problemsInLog, projectRoot} from "./framework.js";
import {withLock} from "./lock.js";
import {isMain} from "./main.js";
import {finishSite} from "./site/finish.js";
import {readSite} from "./site/site.js";

/** Settings of a build, as environment variables: loaders are processes of their own and see no arguments. */
type BuildEnvironment = Readonly<Record<string, string>>;

/** Returns the settings that the arguments of `npm run build` ask for. */
export function readArguments(args: readonly string[], folder: string): BuildEnvironment {
  const {values} = parseArgs({
    args: [...args],
    options: {config: {type: "string"}, "as-of": {type: "string"}}
  });
  return {
    ...(values.config === undefined ? {} : {DRIFTBOOK_CONFIG: resolve(folder, values.config)}),
    ...(values["as-of"] === undefined ? {} : {DRIFTBOOK_AS_OF: values["as-of"]})
  };
}

/**
 * Builds the site beside `dist`, and swaps it in only when it is whole and checked.
 * @returns number of pages
 * @throws Error, with `dist` as it was, if anything is wrong
 */
export async function build(environment: BuildEnvironment): Promise<number> {
  const [current, next, previous] = ["dist", "dist.next", "dist.previous"].map((name) => join(projectRoot, name));
  if (existsSync(previous!) && !existsSync(current!)) await rename(previous!, current!);
  await rm(next!, {recursive: true, force: true});
  const cache = await prepareCache(join(projectRoot, "src"));
  const {code, log} = await buildWithFramework(projectRoot, {...environment, DRIFTBOOK_OUTPUT: "dist.next"});
  if (code !== 0) throw new Error(["Framework could not build the pages", ...errorsInLog(log)].join("\n"));
  await finishSite(next!);
  const problems = [...problemsInLog(log), ...(await checkSite(next!))];
  if (problems.length > 0) throw new Error(`the site is not fit to publish\n${problems.join("\n")}`);
  await cache.keep();
  await rm(previous!, {recursive: true, force: true});
  if (existsSync(current!)) await rename(current!, previous!);
  await rename(next!, current!);
  await rm(previous!, {recursive: true, force: true});
  return (await readSite(current!)).pages.size;
}

if (isMain(import.meta.url)) {
  const start = performance.now();
  try {
    const environment = readArguments(process.argv.slice(2), process.env["INIT_CWD"] ?? process.cwd());
    const lock = join(projectRoot, "src", ".observablehq", "build.lock");
    const pages = await withLock(lock, () => build(environment));
    process.stderr.write(`built dist: ${pages} pages in ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  } catch (error) {
    const [reason, ...details] = (error as Error).message.split("\n");
    if (details.length > 0) process.stderr.write(`${details.join("\n")}\n`);
    process.stderr.write(`build failed, dist is as it was: ${reason}\n`);
    process.exitCode = 1;
  }
}
