import {mkdir, mkdtemp, readdir, readFile, utimes, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {standingBundle} from "../../../data-loaders/advance.js";
import type {Config, TableMonitor} from "../../../data-loaders/config/types.js";
import type {LifeMemory} from "../../../data-loaders/life/memory.js";
import {readJournal} from "../../../lib/journal/read-journal.js";
import {decodeProfiles} from "../../../lib/profile/codec.js";
import {registryFile, scoresFile} from "../../../lib/registry/published.js";
import type {PublishedRegistry, PublishedScores} from "../../../lib/registry/published.js";
import type {LivedModels} from "./check-life.js";
import type {Project} from "./check-runs.js";
import {configOf} from "./lived.js";
import {tableDays} from "./table-days.js";
import type {TableDays} from "./table-days.js";

/** The only stream of a table. */
const STREAM = "log";

/** Days of a table, and the monitor that watches them, by its id. */
export interface WatchedDays extends TableDays {
  readonly id: string;
  /** a network that goes on from the champion's weights, in the place of what is fitted otherwise */
  readonly continues?: true;
}

const network = {train: "network", hidden: [8], epochs: 60, batchSize: 32, learningRate: 0.02, patience: null};

/** Returns a monitor of a table whose model is trained again, as a configuration has it. */
export function tableMonitor({
  id,
  task,
  continues
}: Pick<WatchedDays, "id" | "task" | "continues">): Readonly<Record<string, unknown>> {
  return {
    ...{id, title: id, task, target: "y", data: {serving: `${id}/*.csv`, time: "ts"}},
    columns: [{name: "id", role: "ignore"}],
    model: task === "regression" && continues === undefined ? {train: "least squares"} : network,
    drift: {reference: {first: 10}, current: 2},
    slices: [
      {name: "low", column: "c", levels: ["low"]},
      {name: "over 5", column: "x", above: 5}
    ],
    retrain: {
      triggers: [{on: "performance", ratio: 1.3, partitions: 2}],
      ...{coolDown: 3, window: 4, gate: {holdout: 2, confidence: 0.9}, canary: {share: 0.4, partitions: 3}},
      start: continues === undefined ? "rebuild" : "continue"
    }
  };
}

/** Makes a project of tables and their monitors, with nothing built yet. */
export async function tableProject(
  watched: readonly WatchedDays[],
  monitors: readonly unknown[] = watched.map(tableMonitor)
): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "driftbook-table-life-"));
  // long ago, so that what is known of a file's content is remembered
  const time = Date.UTC(2026, 0, 1) / 1000;
  for (const {id, ...days} of watched)
    for (const [name, text] of Object.entries(tableDays(days))) {
      const file = join(folder, id, name);
      await mkdir(dirname(file), {recursive: true});
      await writeFile(file, text);
      await utimes(file, time, time);
    }
  await writeFile(join(folder, "config.json"), JSON.stringify({title: "life", monitors}));
  return {folder, config: configOf(folder, monitors)};
}

/** Reads what the last build of a monitor has published, and what its state keeps of each day. */
export async function readTableLife(config: Config, id: string): Promise<LivedModels> {
  const {retrain, task} = config.monitors.find((one) => one.id === id) as TableMonitor;
  const files = await standingBundle(config, id);
  const json = <T>(name: string): T => JSON.parse(Buffer.from(files[name]!).toString()) as T;
  const {spec, partitions} = decodeProfiles(files[`profiles-${STREAM}.bin`]!);
  const events = [...readJournal(Buffer.from(files["journal.ndjson"]!).toString())];
  const {cells} = json<PublishedScores>(scoresFile(STREAM));
  const memories = await memoriesIn(join(config.folder, config.state, id, "decide"));
  return {
    monitor: {retrain: retrain!, stream: {labelDelay: 0}},
    ...(task === "regression" ? {} : {measure: "Brier score"}),
    ...{files, records: json<PublishedRegistry>(registryFile).records},
    streams: [{id: STREAM, spec, partitions, events, cells, memories}]
  };
}

async function memoriesIn(folder: string): Promise<LifeMemory[]> {
  const entries = await readdir(folder, {withFileTypes: true});
  // the names of folders begin with their days
  const names = entries.filter((entry) => entry.isDirectory()).map(({name}) => name);
  return Promise.all(
    names
      .sort()
      .map(async (name) => JSON.parse(await readFile(join(folder, name, "memory.json"), "utf8")) as LifeMemory)
  );
}
