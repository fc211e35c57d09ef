import {resolve} from "node:path";
import {dealPools} from "../../lib/scenario/pools.js";
import type {Advanced} from "../advanced.js";
import {championModel} from "../champion.js";
import type {Champion} from "../champion.js";
import type {Settings} from "../config/load.js";
import type {SimulatedMonitor} from "../config/simulated.js";
import type {Effects} from "../effects.js";
import {openDatabase} from "../engines/duckdb.js";
import type {Database} from "../engines/duckdb.js";
import {keptSource} from "../source.js";
import type {KeptSource} from "../source.js";
import {writeBundle} from "../stages/publish.js";
import {readReference, writeReference} from "../stages/reference.js";
import {dateOf, simulationOf} from "../stages/simulate.js";
import {simulatedBundle} from "../stages/simulated-bundle.js";
import {endBuild} from "../state/end-build.js";
import {digest, digestBytes} from "../state/json.js";
import type {Json} from "../state/json.js";
import {openStore} from "../state/store.js";
import type {Artefact, Store} from "../state/store.js";
import {foldStream} from "./fold.js";
import type {Fold, KeyedStream} from "./fold.js";

/**
 * Brings one monitor up to the day in `settings`: a fold over its partitions. Each is simulated, then read once
 * (scored, profiled, validated), then compared and decided about; only what is not in the state directory is done.
 */
export async function advanceSimulated(
  monitor: SimulatedMonitor,
  {config, asOf, rebuild}: Settings,
  effects: Effects
): Promise<Advanced> {
  const days = daysUpTo(monitor, asOf);
  if (asOf !== null && dayOf(asOf) > days.at(-1)!)
    effects.logger.info(`${monitor.id}: data end on ${days.at(-1)}, before ${asOf}`);
  const store = await openStore(resolve(config.folder, config.state, monitor.id), {startOver: rebuild});
  const database = await openDatabase();
  try {
    const source = await keptSource(store, monitor.data, config.folder, effects);
    const champion = await championModel(store, monitor, source, effects);
    const fold = await prepare(monitor, store, database, source, champion);
    const bar = effects.progress(`${monitor.id}: partitions`, monitor.stream.scenarios.length * days.length);
    const streams: KeyedStream[] = [];
    for (const id of monitor.stream.scenarios) streams.push(await foldStream(fold, id, days, () => bar.step()));
    bar.done();
    const bundle = await publishBundle(fold, source, champion, streams);
    const keys = Object.fromEntries(streams.map(({id, key}) => [id, key]));
    const outcome = {monitor: monitor.id, asOf, last: days.at(-1)!, bundle, streams: keys, files: null};
    return await endBuild(store, outcome, effects);
  } finally {
    database.close();
    await store.close();
  }
}

function daysUpTo({id, stream}: SimulatedMonitor, asOf: string | null): string[] {
  const all = Array.from({length: stream.days}, (_, day) => dateOf(stream, day));
  const days = all.filter((date) => asOf === null || date <= dayOf(asOf));
  if (days.length === 0) throw new Error(`no data: ${id} starts on ${stream.start}, after --as-of ${asOf}`);
  return days;
}

/** The day of a day or an instant; simulated time is UTC. */
function dayOf(asOf: string): string {
  return new Date(asOf).toISOString().slice(0, 10);
}

async function prepare(
  monitor: SimulatedMonitor,
  store: Store,
  database: Database,
  source: KeptSource,
  champion: Champion
): Promise<Fold> {
  const {features, target, seed, stream} = monitor;
  const pools = dealPools(source.rows.columns[target.name]!, seed);
  const simulation = simulationOf(monitor, source.rows, pools);
  const data = {source: source.key, pools: digestBytes(pools), features, target};
  const reference = await store.artefact("reference", "reference", {...data, model: champion.key}, async (folder) =>
    writeReference(folder, monitor, source.rows, pools, await champion.predictor())
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
  const folded = simulatedBundle(monitor, {source: source.rows, reference, card: champion.card, streams});
  const inputs = {
    ...{head: JSON.parse(JSON.stringify(folded.head)) as Json, reference: keys.reference},
    streams: folded.streams.map(({id, title, description, changeAt}, i) => {
      return {id, title, description, changeAt, key: streams[i]!.key};
    })
  };
  return store.artefact("publish", "bundle", inputs, (folder, key) => writeBundle(folder, folded, key.slice(0, 12)));
}
