import {existsSync} from "node:fs";
import {readFile, rename, rm, writeFile} from "node:fs/promises";
import {basename, dirname, extname, join, relative, resolve, sep} from "node:path";
import {parseArgs} from "node:util";
import {monitorId} from "../data-loaders/config/fields.js";
import {importFile} from "../data-loaders/config/import-file.js";
import {CONFIG_FILE} from "../data-loaders/config/load.js";
import {fromRoot} from "../data-loaders/config/paths.js";
import {parseConfig} from "../data-loaders/config/schema.js";
import type {Config} from "../data-loaders/config/types.js";
import {openDatabase} from "../data-loaders/engines/duckdb.js";
import {lookAt} from "../data-loaders/propose/look.js";
import {propose} from "../data-loaders/propose/propose.js";
import {isAddress} from "../data-loaders/sources/addresses.js";
import type {SourceConfig} from "../data-loaders/sources/types.js";
import {insertMonitor} from "./init/insert.js";
import {monitorText} from "./init/monitor-text.js";
import {isMain} from "./main.js";

/** What `npm run init` is asked for; null where an option was not given. */
export interface InitOptions {
  /** address, path or pattern, from `folder` */
  readonly data: string;
  readonly reference: string | null;
  readonly target: string | null;
  readonly prediction: string | null;
  readonly time: string | null;
  readonly id: string | null;
  readonly title: string | null;
  /** absolute path of the configuration */
  readonly config: string;
  /** that relative paths start from */
  readonly folder: string;
}

const USAGE = `npm run init -- --data FILES [options]

Looks at a table and writes a commented monitor for it into the configuration.

  --data FILES        rows to report on: an address, a path or a pattern such as "log/*.parquet"
  --reference FILES   rows to compare them with, where they lie apart
  --target NAME       column of labels
  --prediction NAME   column of predictions, or of scores
  --time NAME         column of times
  --id NAME           the monitor's name in addresses
  --title TEXT        its name on pages
  --config FILE       configuration to write into, by default ${CONFIG_FILE}
`;

/**
 * Returns the options that the arguments of `npm run init` stand for.
 * @returns "help" where that is asked for
 */
export function readArguments(args: readonly string[], folder: string): InitOptions | "help" {
  const option = {type: "string"} as const;
  const {values} = parseArgs({
    args: [...args],
    options: {
      data: option,
      reference: option,
      target: option,
      prediction: option,
      time: option,
      id: option,
      title: option,
      config: option,
      help: {type: "boolean", short: "h", default: false}
    }
  });
  if (values.help) return "help";
  if (values.data === undefined) throw new Error("which rows? say it with --data, as in --data predictions.parquet");
  return {
    data: values.data,
    reference: values.reference ?? null,
    target: values.target ?? null,
    prediction: values.prediction ?? null,
    time: values.time ?? null,
    id: values.id ?? null,
    title: values.title ?? null,
    config: values.config === undefined ? fromRoot(CONFIG_FILE) : resolve(folder, values.config),
    folder
  };
}

/**
 * Looks at a table and writes a commented monitor for it into the configuration.
 * @returns the monitor's id, and what was written
 * @throws Error, with the configuration as it was, if the table cannot be read or the monitor not be written
 */
export async function init(options: InitOptions): Promise<{id: string; written: string}> {
  const {config: file, title} = options;
  const id = options.id ?? idOf(options.data);
  const config = existsSync(file) ? await configIn(file) : null;
  checkId(id, config);
  const home = dirname(file);
  const serving = pathFrom(home, options.data, options.folder);
  const reference = options.reference === null ? null : pathFrom(home, options.reference, options.folder);
  const names = {id, title: title ?? titleOf(id), serving, reference};
  const written = await describeTable(names, home, options);
  await addMonitor(file, written);
  return {id, written};
}

/** Returns a configuration; null where its list of monitors is empty, which no build takes but a first monitor mends. */
async function configIn(file: string): Promise<Config | null> {
  const given = await importFile(file);
  const {monitors} = (given ?? {}) as {readonly monitors?: unknown};
  return Array.isArray(monitors) && monitors.length === 0 ? null : parseConfig(given, file);
}

async function describeTable(
  names: {id: string; title: string; serving: string; reference: string | null},
  home: string,
  options: InitOptions
): Promise<string> {
  const source: SourceConfig = {files: [names.serving], format: null, delimiter: null, nulls: []};
  const database = await openDatabase();
  try {
    const look = await lookAt(database, source, home);
    try {
      return await monitorText({...names, files: look.files}, await propose(look, options));
    } finally {
      await look.close();
    }
  } finally {
    database.close();
  }
}

/** Written beside the configuration first, and checked: a configuration that is worked with stays as it was. */
async function addMonitor(file: string, monitor: string): Promise<void> {
  const before = existsSync(file) ? await readFile(file, "utf8") : emptyConfig(file);
  const after = insertMonitor(before, monitor);
  if (after === null)
    throw new Error(
      `no list of monitors to be found in ${file}; paste this into it:\n${monitor.replace(/^/gm, "    ")}`
    );
  const draft = join(dirname(file), `.${basename(file, extname(file))}-${process.pid}${extname(file)}`);
  try {
    await writeFile(draft, after);
    parseConfig(await importFile(draft), file);
    await rename(draft, file);
  } finally {
    await rm(draft, {force: true});
  }
}

function emptyConfig(file: string): string {
  const define = relative(dirname(file), fromRoot("data-loaders/config/define.js")).split(sep).join("/");
  return `import {defineConfig} from ${JSON.stringify(define.startsWith(".") ? define : `./${define}`)};

export default defineConfig({
  title: "Driftbook",
  monitors: []
});
`;
}

function checkId(id: string, config: Config | null): void {
  const checked = monitorId.safeParse(id);
  if (!checked.success)
    throw new Error(`invalid --id: ${checked.error.issues[0]!.message}; found ${JSON.stringify(id)}`);
  if (config?.monitors.some((monitor) => monitor.id === id))
    throw new Error(`there is a monitor ${id} already: give this one another name with --id`);
}

/** Returns a path of the command line as the configuration writes it: from its own folder. */
function pathFrom(home: string, path: string, folder: string): string {
  return isAddress(path) ? path : relative(home, resolve(folder, path)).split(sep).join("/");
}

/** Returns an id made of the name of a file, or of the folder where the name is a pattern. */
function idOf(path: string): string {
  const parts = path.split(/[\\/]/).map((part) => part.replace(/\..*$/, ""));
  const name = parts.findLast((part) => /^[\w -]+$/.test(part) && /[A-Za-z]/.test(part)) ?? "monitor";
  return name
    .toLowerCase()
    .replace(/\W+/g, "_")
    .replace(/^[^a-z]+/, "");
}

function titleOf(id: string): string {
  const words = id.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

if (isMain(import.meta.url)) {
  try {
    const options = readArguments(process.argv.slice(2), process.env["INIT_CWD"] ?? process.cwd());
    if (options === "help") process.stdout.write(USAGE);
    else {
      const {id, written} = await init(options);
      process.stderr.write(`${written}\nwrote monitor ${id} into ${options.config}; npm run build reports on it\n`);
    }
  } catch (error) {
    process.stderr.write(`nothing was written: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
