import {resolve} from "node:path";
import {parseArgs} from "node:util";
import {didYouMean} from "../data-loaders/config/closest.js";
import {loadSettings} from "../data-loaders/config/load.js";
import type {MonitorConfig} from "../data-loaders/config/types.js";
import {readHead} from "../data-loaders/state/head.js";
import {addRequest} from "../data-loaders/state/requests.js";
import {build} from "./build.js";
import {isMain} from "./main.js";

/** What `npm run retrain` was asked for. */
interface Asked {
  readonly monitor: string;
  readonly reason: string;
  /** null for all streams of the monitor */
  readonly stream: string | null;
}

/**
 * Returns what the arguments ask for.
 * @throws Error with an example where one is missing
 */
export function readArguments(args: readonly string[]): Asked & {readonly config: string | null} {
  const options = {
    monitor: {type: "string"},
    reason: {type: "string"},
    stream: {type: "string"},
    config: {type: "string"}
  } as const;
  const {monitor, reason, stream, config} = parseArgs({args: [...args], options}).values;
  if (monitor === undefined || reason === undefined || reason.trim() === "")
    throw new Error(
      `expected a monitor and a reason: npm run retrain -- --monitor boston --reason "prices have risen"`
    );
  return {monitor, reason: reason.trim(), stream: stream ?? null, config: config ?? null};
}

/**
 * Writes down that somebody asked for a model to be trained again, after the last partition there is.
 * @param state folder of everything the build keeps
 * @throws Error if there is no such monitor or stream, its models are not trained here, or it was never built
 */
export async function request(state: string, monitors: readonly MonitorConfig[], asked: Asked): Promise<string> {
  const monitor = monitors.find(({id}) => id === asked.monitor);
  if (monitor === undefined) {
    const ids = monitors.map(({id}) => id);
    throw new Error(`unknown monitor: ${asked.monitor}${didYouMean(asked.monitor, ids)}; there are ${ids.join(", ")}`);
  }
  if (monitor.retrain === null)
    throw new Error(`monitor ${monitor.id} has no \`retrain\`: say in the configuration what a new model has to pass`);
  const head = await readHead({root: resolve(state, monitor.id)});
  if (head === null) throw new Error(`monitor ${monitor.id} was never built; npm run build comes first`);
  const streams = Object.keys(head.streams);
  if (asked.stream !== null && !streams.includes(asked.stream))
    throw new Error(
      `unknown stream: ${asked.stream}${didYouMean(asked.stream, streams)}; there are ${streams.join(", ")}`
    );
  await addRequest(state, monitor.id, {at: head.last, stream: asked.stream, reason: asked.reason});
  return head.last;
}

if (isMain(import.meta.url)) {
  try {
    const {config: file, ...asked} = readArguments(process.argv.slice(2));
    const folder = process.env["INIT_CWD"] ?? process.cwd();
    const environment = file === null ? {} : {DRIFTBOOK_CONFIG: resolve(folder, file)};
    const {config} = await loadSettings({...process.env, ...environment});
    const at = await request(resolve(config.folder, config.state), config.monitors, asked);
    process.stderr.write(`${asked.monitor}: a training was asked for after ${at}; building\n`);
    await build(environment);
  } catch (error) {
    process.stderr.write(`retrain: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
