import {spawn} from "node:child_process";
import {cp, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {boston} from "../../data-loaders/built-in/boston.js";
import {projectRoot} from "../../data-loaders/config/paths.js";
import {seeded} from "../../lib/statistics/random.js";
import {fileOf, lines, smallMonitor, smallProject} from "./small-table.js";

/** A kind of build, in a project that it can be tried on again and again. */
interface Scenario {
  readonly name: string;
  /** copied for each trial */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** what an undisturbed build leaves: files of the state folder by path */
  readonly left: Readonly<Record<string, string>>;
  /** changes of the file system that it makes */
  readonly changes: number;
  readonly durationMs: number;
}

interface CrashOptions {
  readonly instants: number;
  readonly seed: number;
  /** as a configuration has them */
  readonly monitors: readonly unknown[];
  /** called after each */
  readonly onKilled?: (which: string) => void;
}

/** A monitor of a few rows of a table. */
export const crashedTable = smallMonitor;

/** A simulated monitor of a few rows. */
export const crashedBoston = {
  ...boston,
  data: {...boston.data, file: join(projectRoot, boston.data.file)},
  stream: {scenarios: ["S0"], start: "2026-03-01", days: 5, rowsPerDay: 30},
  drift: {...boston.drift, reference: {first: 2}, current: 1}
};

/**
 * Kills builds at instants that are spread over their whole run, each in a project of its own, and looks whether the
 * build that follows leaves what an undisturbed one leaves, byte for byte. Every other one is killed at a time, the rest
 * at a change of the file system.
 * @returns what was wrong
 */
export async function crash({instants, seed, monitors, onKilled = () => {}}: CrashOptions): Promise<string[]> {
  const random = seeded(seed);
  const scenarios = await prepare(monitors);
  const faults: string[] = [];
  for (let i = 0; i < instants; ++i) {
    const scenario = scenarios[i % scenarios.length]!;
    const share = (Math.floor(i / scenarios.length) + random()) / Math.ceil(instants / scenarios.length);
    const byTime = Math.floor(i / scenarios.length) % 2 === 0;
    const instant = byTime ? share * scenario.durationMs : 1 + share * (scenario.changes - 1);
    const {folder, at} = await killed(scenario, byTime ? "KILL_AFTER_MS" : "DIE_AT", instant);
    const which = `${scenario.name}, ${at}`;
    const after = await build(folder, scenario.environment);
    if (after.end !== 0) faults.push(`${which}: the next build ended with ${after.end}: ${after.said}`);
    else faults.push(...differences(await leftIn(folder), scenario.left).map((what) => `${which}: ${what}`));
    await rm(folder, {recursive: true});
    onKilled(which);
  }
  for (const {folder} of scenarios) await rm(folder, {recursive: true, force: true});
  return faults;
}

/** Kills a build; one that was faster than expected, and came to its end before, is tried again with half the time. */
async function killed(
  scenario: Scenario,
  means: "KILL_AFTER_MS" | "DIE_AT",
  instant: number
): Promise<{folder: string; at: string}> {
  const at = String(Math.floor(instant));
  const folder = await copyOf(scenario.folder);
  const {end} = await build(folder, {...scenario.environment, [means]: at});
  if (end === "SIGKILL") return {folder, at: `${means} ${at}`};
  await rm(folder, {recursive: true});
  return killed(scenario, means, instant / 2);
}

async function prepare(monitors: CrashOptions["monitors"]): Promise<Scenario[]> {
  const {folder, write} = await smallProject();
  for (const day of ["2026-03-01", "2026-03-02", "2026-03-03"])
    await write(`logs/${day}.csv`, fileOf(lines(day, 40, 1)));
  await writeFile(join(folder, "config.json"), JSON.stringify({title: "crash", monitors}));
  const first = await undisturbed("first build", folder, {});
  const standing = await copyOf(folder);
  expectEnd(await build(standing, {}));
  const again = await undisturbed("rebuild", standing, {DRIFTBOOK_REBUILD: "yes"});
  const changed = await copyOf(standing);
  await writeFile(
    join(changed, "logs/2026-03-02.csv"),
    fileOf([...lines("2026-03-02", 30, 2), ...lines("2026-03-01", 5, 3)])
  );
  await writeFile(join(changed, "logs/2026-03-04.csv"), fileOf(lines("2026-03-04", 40, 4)));
  return [first, await undisturbed("new and changed files", changed, {DRIFTBOOK_AS_OF: "2026-03-04"}), again];
}

async function undisturbed(name: string, folder: string, environment: Scenario["environment"]): Promise<Scenario> {
  const copy = await copyOf(folder);
  const counter = join(copy, "changes.txt");
  const start = performance.now();
  expectEnd(await build(copy, {...environment, COUNT_IN: counter}));
  const durationMs = performance.now() - start;
  const changes = Number(await readFile(counter, "utf8"));
  const left = await leftIn(copy);
  await rm(copy, {recursive: true});
  return {name, folder, environment, left, changes, durationMs};
}

function expectEnd({end, said}: Ended): void {
  if (end !== 0) throw new Error(`a build that nobody disturbed ended with ${end}: ${said}`);
}

async function copyOf(folder: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "driftbook-crash-"));
  await cp(folder, copy, {recursive: true, preserveTimestamps: true});
  return copy;
}

/** How a build came to its end. */
export interface Ended {
  /** exit code, or the signal that ended it */
  readonly end: number | string | null;
  readonly said: string;
}

/** Brings the monitors of a project up to date, in a process of its own that can be killed at a time or a change. */
export async function build(folder: string, {KILL_AFTER_MS, ...environment}: Record<string, string>): Promise<Ended> {
  const die = new URL("die-at.ts", import.meta.url).href;
  const child = spawn(process.execPath, ["--import", "tsx", "--import", die, "tools/advance.ts"], {
    cwd: projectRoot,
    env: {...process.env, DRIFTBOOK_CONFIG: join(folder, "config.json"), ...environment},
    stdio: ["ignore", "ignore", "pipe"]
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const timer =
    KILL_AFTER_MS === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), Number(KILL_AFTER_MS));
  const end = await new Promise<number | string | null>((resolve) =>
    child.on("close", (code, signal) => resolve(signal ?? code))
  );
  clearTimeout(timer);
  return {end, said};
}

/** What is not the same after every build: times, and what identifies files on a disk. */
const PASSING = /^(?:\w+\/)?(?:builds\.ndjson|files\.json|standing\.json|\w+\.latency\.json)$/;

/** Returns the files of a project's state folder, as text of one byte a letter. */
export async function leftIn(folder: string): Promise<Record<string, string>> {
  const state = join(folder, ".driftbook");
  const entries = await readdir(state, {recursive: true, withFileTypes: true});
  const paths = entries.filter((entry) => !entry.isDirectory()).map(({parentPath, name}) => join(parentPath, name));
  const left: Record<string, string> = {};
  for (const path of paths.sort()) {
    const name = path.slice(state.length + 1);
    if (!PASSING.test(name)) left[name] = await readFile(path, "latin1");
  }
  return left;
}

/** Returns what is not the same in two state folders, a line for each file. */
export function differences(
  now: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, string>>
): string[] {
  const paths = [...new Set([...Object.keys(now), ...Object.keys(expected)])];
  return paths
    .filter((path) => now[path] !== expected[path])
    .map(
      (path) =>
        `${path} ${now[path] === undefined ? "is missing" : expected[path] === undefined ? "is left" : "differs"}`
    );
}
