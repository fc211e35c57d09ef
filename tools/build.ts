import {join, resolve} from "node:path";
import {parseArgs} from "node:util";
import {loadSettings} from "../data-loaders/config/load.js";
import {takeLock} from "../data-loaders/state/lock.js";
import {restoreFormer, swapIn} from "../data-loaders/state/swap.js";
import {checkSite} from "./check-site.js";
import {advanceMonitors, buildWithFramework, prepareCache, problemsInLog, projectRoot, reasonIn} from "./framework.js";
import {isMain} from "./main.js";
import {bundleModules} from "./site/bundle.js";
import {finishSite} from "./site/finish.js";
import {readSite} from "./site/site.js";

/** Settings of a build, as environment variables: loaders are processes of their own and see no arguments. */
type BuildEnvironment = Readonly<Record<string, string>>;

/** Returns the settings that the arguments of `npm run build` ask for. */
export function readArguments(args: readonly string[], folder: string): BuildEnvironment {
  const {values} = parseArgs({
    args: [...args],
    options: {config: {type: "string"}, "as-of": {type: "string"}, rebuild: {type: "boolean", default: false}}
  });
  return {
    ...(values.config === undefined ? {} : {DRIFTBOOK_CONFIG: resolve(folder, values.config)}),
    ...(values["as-of"] === undefined ? {} : {DRIFTBOOK_AS_OF: values["as-of"]}),
    ...(values.rebuild ? {DRIFTBOOK_REBUILD: "yes"} : {})
  };
}

/**
 * Builds the site beside the folder `output`, and swaps it in only when it is whole and checked.
 * @param output name of a folder in the project
 * @returns number of pages
 * @throws Error, with the folder as it was, if anything is wrong
 */
export async function build(environment: BuildEnvironment, output = "dist"): Promise<number> {
  const folder = join(projectRoot, output);
  const release = await takeLock(join(projectRoot, "src", ".observablehq", "build.lock"), "this project");
  try {
    await restoreFormer(folder);
    const pages = await buildInto(`${output}.next`, environment);
    await swapIn(folder);
    return pages;
  } finally {
    await release();
  }
}

async function buildInto(output: string, environment: BuildEnvironment): Promise<number> {
  const folder = join(projectRoot, output);
  await advanceMonitors(environment);
  const cache = await prepareCache(join(projectRoot, "src"));
  const {code, log} = await buildWithFramework(projectRoot, {...environment, DRIFTBOOK_OUTPUT: output});
  if (code !== 0) throw new Error(reasonIn(log));
  await finishSite(folder);
  refuse([...problemsInLog(log), ...(await checkSite(folder))]);
  await bundleModules(folder);
  refuse(await checkSite(folder));
  await cache.keep();
  return (await readSite(folder)).pages.size;
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`the site is not fit to publish\n${problems.join("\n")}`);
}

if (isMain(import.meta.url)) {
  const start = performance.now();
  const output = process.env["DRIFTBOOK_OUTPUT"] ?? "dist";
  try {
    const environment = readArguments(process.argv.slice(2), process.env["INIT_CWD"] ?? process.cwd());
    // A mistake in the settings is said here, in one sentence, and not by each program that would stumble over it.
    await loadSettings({...process.env, ...environment});
    const pages = await build(environment, output);
    process.stderr.write(`built ${output}: ${pages} pages in ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  } catch (error) {
    const [reason, ...details] = (error as Error).message.split("\n");
    if (details.length > 0) process.stderr.write(`${details.join("\n")}\n`);
    process.stderr.write(`build failed, ${output} is as it was: ${reason}\n`);
    process.exitCode = 1;
  }
}
