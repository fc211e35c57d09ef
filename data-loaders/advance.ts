import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {dealPools, TRAIN} from "../lib/scenario/pools.js";
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
import {publish} from "./stages/publish.js";
import {PREDICTION, referenceOf} from "./stages/reference.js";
import type {Columns, Reference} from "./stages/reference.js";
import {dateOf, simulationOf} from "./stages/simulate.js";
import {digest, openStore, readFolder, replaceFile} from "./state/store.js";
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
    await replaceFile(join(store.root, "head.json"), `${JSON.stringify(headOf(bundle, streams, days), null, 2)}\n`);
    effects.logger.info(`${monitor.id}: ${describeRun(store.tally, days.at(-1)!)}`);
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
  const pools = dealPools(source.rows.columns[monitor.target.name]!, monitor.seed);
  const {features, target} = monitor;
  const inputs = {source: source.key, model: champion.key, features, target, seed: monitor.seed};
  const reference = await store.artefact("reference", "reference", inputs, async (folder) => {
    const made = referenceOf(monitor, ...split(source, pools, champion));
    await writeFile(join(folder, "reference.json"), JSON.stringify(made));
  });
  return {
    ...{store, database, monitor, simulation: simulationOf(monitor, source.rows, pools), model: champion.predictor},
    reference: JSON.parse(await readFile(join(reference.folder, "reference.json"), "utf8")) as Reference,
    baseline: champion.holdoutRmse,
    keys: {source: source.key, reference: reference.key}
  };
}

/** Returns the columns of the training rows, and those of the hold-out rows with the model's predictions. */
function split({rows}: KeptSource, pools: Uint8Array, {predictor}: Champion): [Columns, Columns] {
  const pick = (train: boolean): Columns =>
    Object.fromEntries(
      Object.entries(rows.columns).map(([name, values]) => [
        name,
        values.filter((_, i) => (pools[i] === TRAIN) === train)
      ])
    );
  const holdout = pick(false);
  const prediction = predictor.predict(predictor.inputs.map((name) => Float64Array.from(holdout[name]!)));
  return [pick(true), {...holdout, [PREDICTION]: Array.from(prediction)}];
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
  return store.artefact("publish", "bundle", inputs, async (folder) => {
    const version = digest(inputs).slice(0, 12);
    const files = publish(monitor, {source: source.rows, reference, card: champion.card, streams, version});
    for (const [name, contents] of Object.entries(files)) await writeFile(join(folder, name), contents);
  });
}

/** What the state directory stands for now; replaced last, so that it never speaks of what is not there. */
function headOf(bundle: Artefact, streams: readonly KeyedStream[], days: readonly string[]) {
  return {
    format: 1,
    day: days.at(-1),
    bundle: bundle.key,
    streams: Object.fromEntries(streams.map((s) => [s.id, s.key]))
  };
}

function describeRun(tally: Tally, day: string): string {
  const made = Object.entries(tally).filter(([, counts]) => counts.made > 0);
  return made.length === 0
    ? `nothing new since ${day}; no stage had work to do`
    : `up to ${day}; ${made.map(([stage, counts]) => `${stage} ${counts.made} made, ${counts.reused} kept`).join("; ")}`;
}
