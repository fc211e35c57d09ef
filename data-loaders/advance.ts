import {resolve} from "node:path";
import type {Summary} from "../lib/bundle.js";
import {buildsFile} from "../lib/journal/published.js";
import {latencyFile} from "../lib/registry/latency.js";
import type {PublishedLatency} from "../lib/registry/latency.js";
import type {Advanced} from "./advanced.js";
import type {Settings} from "./config/load.js";
import type {Config, MonitorConfig} from "./config/types.js";
import type {Effects} from "./effects.js";
import {readLatencies} from "./life/kept-latencies.js";
import {countedFiles, logBuild, readBuilds} from "./state/build-log.js";
import {describeRun} from "./state/describe-run.js";
import {readHead} from "./state/head.js";
import type {Head} from "./state/head.js";
import {readFolder} from "./state/store.js";
import {rememberStanding, standingOf, stillStanding} from "./state/unchanged.js";

/**
 * Brings a monitor up to the day in `settings`; only what is not in the state folder is done. Where nothing has changed
 * since the last build, the bundle that it left is all there is to read.
 */
export async function advance(monitor: MonitorConfig, settings: Settings, effects: Effects): Promise<Advanced> {
  const root = stateFolder(settings.config, monitor.id);
  // before anything is read, so that what changes meanwhile counts as a change for the next build
  const standing = await standingOf(monitor, settings, effects.now().getTime());
  const head = settings.rebuild ? null : await stillStanding(root, standing);
  if (head !== null) return nothingNew(root, head, monitor, settings, effects);
  const advanced =
    monitor.kind === "simulated"
      ? await (await import("./simulated/advance.js")).advanceSimulated(monitor, settings, effects)
      : await (await import("./table/advance.js")).advanceTable(monitor, settings, effects);
  await rememberStanding(root, isWhole(advanced) ? standing : null);
  return advanced;
}

async function nothingNew(
  root: string,
  {bundle, last}: Head,
  {id, kind}: MonitorConfig,
  {asOf}: Settings,
  {now, logger}: Effects
): Promise<Advanced> {
  const files = kind === "simulated" ? null : countedFiles({new: [], changed: [], gone: []});
  const record = {at: now().toISOString(), asOf, rebuild: false, last, bundle, stages: {}, files};
  await logBuild({root, former: null}, record);
  logger.info(`${id}: ${describeRun({}, last, last)}`);
  return {files: await readFolder(resolve(root, "publish", `bundle-${bundle}`)), tally: {}};
}

/** Files that are gone are named at every build. */
function isWhole({files}: Advanced): boolean {
  const summary = JSON.parse(Buffer.from(files["summary.json"]!).toString("utf8")) as Summary;
  return summary.streams.every(({missingFiles}) => missingFiles.length === 0);
}

/** Returns the folder of what the build keeps of a monitor. */
function stateFolder({folder, state}: Config, monitor: string): string {
  return resolve(folder, state, monitor);
}

/**
 * Returns the bundle of a monitor, by file, as the last build left it.
 * @throws Error if there was none
 */
export async function standingBundle(config: Config, monitor: string): Promise<Record<string, Uint8Array>> {
  const root = stateFolder(config, monitor);
  const head = await readHead({root});
  if (head === null) throw new Error(`monitor ${monitor} has not been built: run npm run build`);
  return readFolder(resolve(root, "publish", `bundle-${head.bundle}`));
}

/**
 * Returns all that is published of a monitor, by file: its bundle, and beside it what builds have to say of themselves, which
 * is no part of it, since the same data have to give the same bundle.
 * @throws Error if there was no build
 */
export async function publishedFiles(config: Config, monitor: string): Promise<Record<string, Uint8Array>> {
  const root = stateFolder(config, monitor);
  const bundle = await standingBundle(config, monitor);
  const latency: PublishedLatency = {measured: await readLatencies(root)};
  const builds = (await readBuilds(root)).map((event) => `${JSON.stringify(event)}\n`).join("");
  return {...bundle, [latencyFile]: Buffer.from(JSON.stringify(latency)), [buildsFile]: Buffer.from(builds)};
}
