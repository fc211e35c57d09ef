import {cp} from "node:fs/promises";
import {join, resolve} from "node:path";
import type {BuildSize} from "../../lib/course/pipeline/manifest.js";
import type {SimulatedMonitor} from "../config/simulated.js";
import type {Config} from "../config/types.js";
import type {Effects} from "../effects.js";
import {noBar} from "../progress.js";
import {advanceSimulated} from "../simulated/advance.js";
import {makeScratch} from "../sources/scratch.js";
import {digestBytes} from "../state/json.js";
import type {Tally} from "../state/store.js";
import type {CourseKit} from "./kit.js";

/** A build of the monitor in a folder of its own: what it was made of, and what each stage did. */
export interface Trial {
  /** the monitor's state folder */
  readonly root: string;
  readonly tally: Tally;
}

/** A first build, and one for each change. */
export interface Trials {
  readonly first: Trial;
  readonly changes: Readonly<Record<keyof typeof buildChanges, Trial>>;
}

/** Large enough to tell apart what a step makes once, for each stream, and for each stream and day. */
export const TRIED: BuildSize = {streams: 2, days: 5};

/** What is built: the monitor, and how its file is read. */
interface Subject {
  readonly monitor: SimulatedMonitor;
  readonly effects: Effects;
}

/** One thing that somebody may change, by name; each is tried on a build that stood before. */
type Change = (subject: Subject, folder: string) => Subject | Promise<Subject>;

/** A column whose kind is changed, and one that is left out. */
const [RECAST, DROPPED] = ["rad", "age"];

/** The changes that are tried. */
export const buildChanges = {
  nothing: (subject) => subject,
  words: changed((monitor) => ({...monitor, description: `${monitor.description} `})),
  policy: changed((monitor) => ({
    ...monitor,
    retrain: {...monitor.retrain, coolDown: monitor.retrain.coolDown + 1}
  })),
  alarms: changed((monitor) => ({
    ...monitor,
    drift: {...monitor.drift, falseAlarmRate: 2 * monitor.drift.falseAlarmRate}
  })),
  slice: changed((monitor) => ({...monitor, slices: monitor.slices.slice(0, -1)})),
  schema: changed((monitor) => ({
    ...monitor,
    features: monitor.features.map((column) => (column.name === RECAST ? {...column, kind: "numeric"} : column))
  })),
  feature: changed((monitor) => ({...monitor, features: monitor.features.filter(({name}) => name !== DROPPED)})),
  rows: otherRows,
  day: changed((monitor) => ({...monitor, stream: {...monitor.stream, days: monitor.stream.days + 1}}))
} as const satisfies Readonly<Record<string, Change>>;

function changed(change: (monitor: SimulatedMonitor) => SimulatedMonitor): Change {
  return ({monitor, effects}) => ({monitor: change(monitor), effects});
}

/** One value of the file is another: the first of its last line. */
async function otherRows({monitor, effects}: Subject, folder: string): Promise<Subject> {
  const path = resolve(folder, monitor.data.file);
  const text = Buffer.from(await effects.files.read(path)).toString("utf8");
  const bytes = Buffer.from(text.replace(/\d(?=,[^\n]*\s*$)/, (digit) => String((Number(digit) + 1) % 10)));
  const read = (file: string): Promise<Uint8Array> =>
    file === path ? Promise.resolve(bytes) : effects.files.read(file);
  return {
    monitor: {...monitor, data: {...monitor.data, sha256: digestBytes(bytes)}},
    effects: {...effects, files: {read}}
  };
}

/**
 * Tries the changes on a small build of the monitor, in a folder that is gone afterwards.
 * @param use what to find out from the builds
 */
export async function withTrials<T>(
  {monitor, folder, effects}: Pick<CourseKit, "monitor" | "folder" | "effects">,
  use: (trials: Trials) => Promise<T> | T
): Promise<T> {
  const scratch = await makeScratch();
  try {
    const {stream} = monitor;
    const tried = {...stream, scenarios: stream.scenarios.slice(0, TRIED.streams), days: TRIED.days};
    return await use(await tryChanges({monitor: {...monitor, stream: tried}, effects}, folder, scratch.folder));
  } finally {
    await scratch.remove();
  }
}

/**
 * Builds a monitor in a folder, and then, for each change, a copy of what stood with that one thing changed.
 * @param folder where the paths of the configuration start
 * @param scratch an empty folder
 */
async function tryChanges(subject: Subject, folder: string, scratch: string): Promise<Trials> {
  const quiet = {...subject.effects, logger: {info: () => {}}, progress: noBar};
  const build = async ({monitor, effects}: Subject, name: string): Promise<Trial> => {
    const config: Config = {title: monitor.title, state: join(scratch, name), folder, monitors: [monitor]};
    const {tally} = await advanceSimulated(monitor, {config, asOf: null, rebuild: false}, effects);
    return {root: join(scratch, name, monitor.id), tally};
  };
  const still = {monitor: subject.monitor, effects: quiet};
  const first = await build(still, "first");
  const changes: Record<string, Trial> = {};
  for (const [name, change] of Object.entries(buildChanges)) {
    await cp(join(scratch, "first"), join(scratch, name), {recursive: true});
    changes[name] = await build(await change(still, folder), name);
  }
  return {first, changes: changes as Trials["changes"]};
}
