import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {dealPools} from "../lib/scenario/pools.js";
import {championModel} from "./champion.js";
import type {Champion} from "./champion.js";
import {fromRoot} from "./config.js";
import type {MonitorConfig, Settings} from "./config.js";
import type {Effects} from "./effects.js";
import {openDatabase} from "./engines/duckdb.js";
import type {Database} from "./engines/duckdb.js";
import {foldStream} from "./fold.js";
import type {Fold, KeyedStream} from "./fold.js";
import {keptSource} from "./source.js";
import type {KeptSource} from "./source.js";
import {writeBundle} from "./stages/publish.js";
import {readReference, writeReference} from "./stages/reference.js";
import {dateOf, simulationOf} from "./stages/simulate.js";
import {digest, digestBytes, openStore, readFolder, replaceFile} from "./state/store.js";
import type {Artefact, Store, Tally} from "./state/store.js";

/** A monitor's bundle, and what this run did to bring it up to date. */
export interface Advanced {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly tally: Tally;
}

/**
 * Brings one monitor up to the day in `settings`: a fold over its partitions. Each is simulated, then read once
 * (scored, profiled, validated), then compared and decided about; only what is not in the state directory is done.
 */
export async function advance(monitor: MonitorConfig, {config, asOf}: Settings, effects: Effects): Promise<Advanced> {
  const days = daysUpTo(monitor, asOf);
  if (asOf !== null && asOf > days.at(-1)!)
    effects.logger.info(`${monitor.id}: data end on ${days.at(-1)}, before ${asOf}`);
  const store = await openStore(join(fromRoot(config.state), monitor.id));
  const database = await openDatabase();
  try {
    const source = await keptSource(store, monitor.data, effects);
    const champion = await championModel(store, monitor, source, effects);
    const fold = await prepare(monitor, store, database, source, champion);
    const bar = effects.progress(`${monitor.id}: partitions`, monitor.stream.scenarios.length * days.length);
    const streams: KeyedStream[] = [];
    for (const id of monitor.stream.scenarios) streams.push(await foldStream(fold, id, days, () => bar.step()));
    bar.done();
    const bundle = await publishBundle(fold, source, champion, streams);
    const before = await readHead(store);
    await writeHead(store, headOf(bundle, streams, days));
    await store.removeReplaced();
    effects.logger.info(`${monitor.id}: ${describeRun(store.tally, days.at(-1)!, before?.day ?? null)}`);
    return {files: await readFolder(bundle.folder), tally: store.tally};
  } finally {
    database.close();
    await store.close();
  }
}

function daysUpTo({id, stream}: MonitorConfig, asOf: string | null): string[] {
  const all = Array.from({length: stream.days}, (_, day) => dateOf(stream, day));
  const days = all.filter((date) => asOf === null || date <= asOf);
  if (days.length === 0) throw new Error(`no data: ${id} starts on ${stream.start}, after --as-of ${asOf}`);
  return days;
}

async function prepare(
  monitor: MonitorConfig,
  store: Store,
  database: Database,
  source: KeptSource,
  champion: Champion
): Promise<Fold> {
  const {features, target, seed, stream} = monitor;
  const pools = dealPools(source.rows.columns[target.name]!, seed);
  const simulation = simulationOf(monitor, source.rows, pools);
  const data = {source: source.key, pools: digestBytes(pools), features, target};
  const reference = await store.artefact("reference", "reference", {...data, model: champion.key}, (folder) =>
    writeReference(folder, monitor, source.rows, pools, champion.predictor)
  );
  const {start, rowsPerDay} = stream;
  return {
    ...{store, database, monitor, simulation, model: champion.predictor, baseline: champion.holdoutRmse},
    reference: await readReference(reference.folder),
    keys: {simulation: digest({...data, start, rowsPerDay, seed}), reference: reference.key}
  };
}

function publishBundle(
  {store, monitor, reference, keys}: Fold,
  source: KeptSource,
  champion: Champion,
  streams: readonly KeyedStream[]
): Promise<Artefact> {
  const {id, title, description, features, target, drift} = monitor;
  const inputs = {
    ...{id, title, description, features, target, drift, reference: keys.reference, model: champion.key},
    streams: streams.map((s) => s.key)
  };
  return store.artefact("publish", "bundle", inputs, (folder, key) => {
    const version = key.slice(0, 12);
    return writeBundle(folder, monitor, {source: source.rows, reference, card: champion.card, streams, version});
  });
}

/** What the state folder stands for. */
interface Head {
  readonly format: 1;
  /** last day that is folded in */
  readonly day: string;
  readonly bundle: string;
  /** key of each stream's last step */
  readonly streams: Readonly<Record<string, string>>;
}

function headOf(bundle: Artefact, streams: readonly KeyedStream[], days: readonly string[]): Head {
  const steps = Object.fromEntries(streams.map((s) => [s.id, s.key]));
  return {format: 1, day: days.at(-1)!, bundle: bundle.key, streams: steps};
}

/** Replaced last, so that it never speaks of what is not there. */
function writeHead({root}: Store, head: Head): Promise<void> {
  return replaceFile(join(root, "head.json"), `${JSON.stringify(head, null, 2)}\n`);
}

async function readHead({root}: Store): Promise<Head | null> {
  const file = join(root, "head.json");
  return existsSync(file) ? (JSON.parse(await readFile(file, "utf8")) as Head) : null;
}

function describeRun(tally: Tally, day: string, before: string | null): string {
  const made = Object.entries(tally).filter(([, counts]) => counts.made > 0);
  if (made.length === 0) return `nothing new since ${day}; no stage had work to do`;
  const from = before === null || before === day ? "" : ` (was ${before})`;
  return `up to ${day}${from}; ${made.map(([stage, {made, reused}]) => `${stage} ${made} made, ${reused} kept`).join("; ")}`;
}
