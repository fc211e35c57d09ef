import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {advance} from "../../../data-loaders/advance.js";
import type {Config} from "../../../data-loaders/config/types.js";
import {addRequest} from "../../../data-loaders/state/requests.js";
import type {TrainingRequest} from "../../../data-loaders/state/requests.js";
import {seeded} from "../../../lib/statistics/random.js";
import {build, differences, leftIn} from "../crash.js";
import {silentEffects} from "../silent-effects.js";
import {configOf, readLived} from "./lived.js";
import type {Lived} from "./lived.js";

/** A configuration in a folder of its own, with what was asked for, and nothing built yet. */
export interface Project {
  readonly folder: string;
  readonly config: Config;
}

export type Asked = Readonly<Record<string, readonly TrainingRequest[]>>;

/** Makes a project of monitors. */
export async function projectOf(monitors: readonly unknown[], asked: Asked): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "driftbook-life-"));
  await writeFile(join(folder, "config.json"), JSON.stringify({title: "life", monitors}));
  const config = configOf(folder, monitors);
  for (const [monitor, requests] of Object.entries(asked))
    for (const request of requests) await addRequest(join(folder, config.state), monitor, request);
  return {folder, config};
}

/** Returns a copy of a project. */
export async function copyOf({folder}: Project): Promise<Project> {
  const copy = await mkdtemp(join(tmpdir(), "driftbook-life-"));
  await cp(folder, copy, {recursive: true});
  const {monitors} = JSON.parse(await readFile(join(copy, "config.json"), "utf8")) as {monitors: unknown[]};
  return {folder: copy, config: configOf(copy, monitors)};
}

/** What an undisturbed build comes to. */
export interface Undisturbed {
  readonly lived: readonly Lived[];
  /** files of the state folder by path */
  readonly left: Readonly<Record<string, string>>;
  /** changes of the file system that it makes */
  readonly changes: number;
}

/** Folds all days in one go. */
export async function undisturbed(project: Project): Promise<Undisturbed> {
  const {folder, config} = await copyOf(project);
  const counter = join(folder, "changes.txt");
  const {end, said} = await build(folder, {COUNT_IN: counter});
  if (end !== 0) throw new Error(`a build that nobody disturbed ended with ${end}: ${said}`);
  const lived = await Promise.all(config.monitors.map(({id}) => readLived(config, id)));
  const found = {lived, left: await leftIn(folder), changes: Number(await readFile(counter, "utf8"))};
  await rm(folder, {recursive: true});
  return found;
}

/**
 * Kills the same fold again and again, each time a stretch further, and lets it come to its end.
 * @returns what is not as an undisturbed build leaves it, and how often it was killed
 */
export async function checkKilled(
  project: Project,
  {left, changes}: Undisturbed,
  instants: number,
  seed: number
): Promise<{readonly faults: readonly string[]; readonly killed: number}> {
  const {folder} = await copyOf(project);
  const random = seeded(seed);
  const stretch = changes / (instants + 1);
  let killed = 0;
  while (killed < instants) {
    const {end, said} = await build(folder, {DIE_AT: String(Math.ceil(stretch * (0.5 + random())))});
    if (end === 0) break;
    if (end !== "SIGKILL") throw new Error(`a build ended with ${end}: ${said}`);
    killed += 1;
  }
  const {end, said} = await build(folder, {});
  const faults = end === 0 ? differences(await leftIn(folder), left) : [`the last build ended with ${end}: ${said}`];
  await rm(folder, {recursive: true});
  return {faults, killed};
}

/**
 * Folds the days of each monitor a few at a time, as builds of different days would.
 * @param stepOf days until the next build
 * @returns what is not published as in one go, and how many builds there were
 */
export async function checkSteps(
  project: Project,
  {lived}: Undisturbed,
  stepOf: () => number
): Promise<{readonly faults: readonly string[]; readonly builds: number}> {
  const {folder, config} = await copyOf(project);
  const faults: string[] = [];
  let builds = 0;
  for (const {monitor, files} of lived) {
    const {start, days} = monitor.stream;
    let last: Readonly<Record<string, Uint8Array>> = {};
    for (let day = 0; ; day = Math.min(days - 1, day + stepOf())) {
      const asOf = new Date(Date.parse(start) + day * 86_400_000).toISOString().slice(0, 10);
      last = (await advance(monitor, {config, asOf, rebuild: false}, silentEffects())).files;
      builds += 1;
      if (day === days - 1) break;
    }
    const text = (all: typeof last): Record<string, string> =>
      Object.fromEntries(Object.entries(all).map(([name, bytes]) => [name, Buffer.from(bytes).toString("latin1")]));
    faults.push(...differences(text(last), text(files)).map((what) => `${monitor.id}: ${what}`));
  }
  await rm(folder, {recursive: true});
  return {faults, builds};
}
