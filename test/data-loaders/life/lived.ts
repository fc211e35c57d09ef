import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {standingBundle} from "../../../data-loaders/advance.js";
import {boston} from "../../../data-loaders/built-in/boston.js";
import {projectRoot} from "../../../data-loaders/config/paths.js";
import {parseConfig} from "../../../data-loaders/config/schema.js";
import type {SimulatedMonitor} from "../../../data-loaders/config/simulated.js";
import type {Config} from "../../../data-loaders/config/types.js";
import type {LifeMemory} from "../../../data-loaders/life/memory.js";
import type {ScoreCell} from "../../../lib/decay/score-sums.js";
import {readJournal} from "../../../lib/journal/read-journal.js";
import type {JournalEvent} from "../../../lib/journal/types.js";
import {decodeProfiles} from "../../../lib/profile/codec.js";
import type {PartitionProfile, ProfileSpec} from "../../../lib/profile/types.js";
import {registryFile, scoresFile} from "../../../lib/registry/published.js";
import type {PublishedRegistry, PublishedScores} from "../../../lib/registry/published.js";
import type {ModelRecord} from "../../../lib/registry/types.js";

/** What is otherwise than in the built-in monitor. */
interface LifeShape {
  readonly id: string;
  readonly stream: Partial<SimulatedMonitor["stream"]>;
  readonly retrain: Readonly<Record<string, unknown>>;
  /** whether the schema knows that TAX is a whole number: then it sees a tenth of it for what it is */
  readonly knowsTax: boolean;
}

/** Returns a simulated monitor, as a configuration has it. */
export function lifeMonitor({id, stream, retrain, knowsTax}: LifeShape): Readonly<Record<string, unknown>> {
  const {data} = boston;
  return {
    ...{...boston, id, retrain},
    data: {
      ...data,
      file: join(projectRoot, data.file),
      columns: {...data.columns, tax: knowsTax ? "int" : "float"}
    },
    stream: {...boston.stream, ...stream}
  };
}

/** Returns the configuration of a project of monitors. */
export function configOf(folder: string, monitors: readonly unknown[]): Config {
  return {...parseConfig({title: "life", monitors}, join(folder, "config.json")), folder};
}

/** A stream as it was published. */
export interface LivedStream {
  readonly id: string;
  readonly spec: ProfileSpec;
  /** at the level that a page loads first */
  readonly partitions: readonly PartitionProfile[];
  readonly events: readonly JournalEvent[];
  readonly cells: readonly ScoreCell[];
  /** what each day's step left for the next one, from the state folder */
  readonly memories: readonly LifeMemory[];
}

/** A monitor as it was published. */
export interface Lived {
  readonly monitor: SimulatedMonitor;
  readonly records: readonly ModelRecord[];
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly streams: readonly LivedStream[];
}

/** Reads what the last build of a monitor has published, and what its state keeps of each day. */
export async function readLived(config: Config, id: string): Promise<Lived> {
  const monitor = config.monitors.find((one) => one.id === id) as SimulatedMonitor;
  const files = await standingBundle(config, id);
  const json = <T>(name: string): T => JSON.parse(Buffer.from(files[name]!).toString()) as T;
  const journal = readJournal(Buffer.from(files["journal.ndjson"]!).toString());
  const streams = monitor.stream.scenarios.map(async (stream): Promise<LivedStream> => {
    const {spec, partitions} = decodeProfiles(files[`profiles-${stream}.bin`]!);
    return {
      ...{id: stream, spec, partitions, events: journal.filter((event) => event.stream === stream)},
      cells: json<PublishedScores>(scoresFile(stream)).cells,
      memories: await readMemories(join(config.folder, config.state, id, "decide", stream))
    };
  });
  return {monitor, files, records: json<PublishedRegistry>(registryFile).records, streams: await Promise.all(streams)};
}

async function readMemories(folder: string): Promise<LifeMemory[]> {
  const steps = (await readdir(folder, {withFileTypes: true})).filter((entry) => entry.isDirectory());
  // the names of folders begin with their days
  const names = steps.map(({name}) => name).sort();
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name, "memory.json"), "utf8")) as LifeMemory)
  );
}
